import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberEdge, rollUp, type NumberedEdge } from './group-edges';
import { GROUP_ID_PATTERN, type GroupId, type Grouping } from './group-id';
import { groupNodes, MOST_TOGETHER, type GroupTree } from './group-tree';
import type { OwnerEdge } from './owner-view';
import { placeNodes, type GroupableNode, type Pipelines } from './place-node';
import type { Instant, NodeKey } from './types';

const NO_PIPELINES: Pipelines = {
  parentOf: () => null,
  jobOf: () => null,
  writersOf: () => [],
};
const EDGE: OwnerEdge = {
  evidence: 'observed',
  firstSeen: '2026-01-01T00:00:00.000000000Z' as Instant,
  lastSeen: '2026-01-02T00:00:00.000000000Z' as Instant,
  runCount: 2,
  lastRun: null,
};
const key = (at: number) => `k${at}` as NodeKey;

const name = fc.oneof(
  fc
    .array(fc.constantFrom('raw', 'stage', 'a', 'orders', '😀', '😁', '*', ''), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((words) => fc.constantFrom('/', '.', '_').map((by) => words.join(by))),
  fc.integer({ min: 0, max: 400 }).map((number) => `table_${number}`),
  fc.constantFrom('__proto__', 'constructor', '<script>', 'x'.repeat(1000)),
);
const nodes = fc
  .array(
    fc.record({
      kind: fc.constantFrom('dataset' as const, 'job' as const),
      namespace: fc.oneof(fc.constantFrom('s3://lake', 's3://raw', 'airflow'), name),
      name,
      type: fc.constantFrom('TABLE', 'MODEL', 'JOB'),
    }),
    { maxLength: 300 },
  )
  .map((list) => list.map((node, at): GroupableNode => ({ ...node, at, key: key(at) })));
const grouping = fc.constantFrom<Grouping>('namespace', 'source', 'type', 'pipeline');

/** Every other job is a part of an earlier one, and writes the datasets that follow it. */
function pipelinesOf(list: readonly GroupableNode[]): Pipelines {
  const byKey = new Map(list.map((node) => [node.key, node]));
  const at = (one: NodeKey) => Number(one.slice(1));
  const jobBefore = (one: NodeKey) =>
    list.slice(0, at(one)).findLast(({ kind }) => kind === 'job')?.key ?? null;
  return {
    parentOf: (job) => (at(job) % 2 === 0 ? null : jobBefore(job)),
    jobOf: (job) => byKey.get(job) ?? null,
    writersOf: (dataset) => [jobBefore(dataset)].filter((one) => one !== null),
  };
}

const graph = nodes.chain((list) =>
  fc.record({
    list: fc.constant(list),
    edges: fc.array(
      fc
        .tuple(fc.nat(Math.max(0, list.length - 1)), fc.nat(Math.max(0, list.length - 1)))
        .map(([from, to]): NumberedEdge =>
          numberEdge({ from: key(from), to: key(to), edge: EDGE }, (one) => Number(one.slice(1))),
        ),
      { maxLength: 200 },
    ),
    by: grouping,
    /** Which groups are open, by how their ids fall. */
    openness: fc.constantFrom(0, 2, 3),
  }),
);

/** Where a node is: itself, or a closed group. */
function placeOf({ places, placeAt }: GroupTree, at: number) {
  return places[placeAt[at] ?? -1];
}

function isOpenBy(openness: number) {
  return (id: GroupId) => openness > 0 && id.length % openness !== 0;
}

describe('groups', () => {
  it('put each node in exactly one place, and their sizes add up', () => {
    fc.assert(
      fc.property(graph, ({ list, by, openness }) => {
        const placed = placeNodes(list, by, pipelinesOf(list));
        const tree = groupNodes(placed, by, isOpenBy(openness));
        const closed = tree.groups.filter(({ isOpen }) => !isOpen);
        const inGroups = closed.flatMap(({ members }) => members);
        const shown = list.filter((node) => placeOf(tree, node.at) === node.key);

        expect(tree.shown).toHaveLength(shown.length);
        expect(new Set(inGroups).size).toBe(inGroups.length);
        expect(shown.length + inGroups.length).toBe(list.length);
        for (const { id, members } of closed)
          for (const member of members) expect(placeOf(tree, member.at)).toBe(id);
      }),
    );
  });

  it('have ids of their own that survive a link, and open parents before them', () => {
    fc.assert(
      fc.property(graph, ({ list, by, openness }) => {
        const { groups } = groupNodes(
          placeNodes(list, by, pipelinesOf(list)),
          by,
          isOpenBy(openness),
        );
        const ids = groups.map(({ id }) => id);

        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(GROUP_ID_PATTERN);
        for (const [at, { parent }] of groups.entries()) {
          if (parent === null) continue;
          const before = groups.findIndex(({ id }) => id === parent);

          expect(before).toBeLessThan(at);
          expect(groups[before]?.isOpen).toBe(true);
        }
      }),
    );
  });

  it('give the ungrouped graph once all are open', () => {
    fc.assert(
      fc.property(graph, ({ list, edges, by }) => {
        const tree = groupNodes(placeNodes(list, by, pipelinesOf(list)), by, () => true);
        const named = edges.map(({ from, to }) => ({ from: key(from), to: key(to) }));
        const pairs = (all: readonly { from: string; to: string }[]) =>
          new Set(all.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`));

        expect(tree.groups.every(({ isOpen }) => isOpen)).toBe(true);
        expect(list.every((node) => placeOf(tree, node.at) === node.key)).toBe(true);
        expect(pairs(rollUp(edges, tree))).toEqual(pairs(named));
      }),
    );
  });

  it('have one edge between two places, none to themselves, and weights that add up', () => {
    fc.assert(
      fc.property(graph, ({ list, edges, by, openness }) => {
        const tree = groupNodes(placeNodes(list, by, pipelinesOf(list)), by, isOpenBy(openness));
        const rolled = rollUp(edges, tree);
        const across = edges.filter(({ from, to }) => placeOf(tree, from) !== placeOf(tree, to));
        const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

        expect(rolled.every(({ from, to }) => from !== to)).toBe(true);
        expect(new Set(rolled.map(({ from, to }) => `${from} ${to}`)).size).toBe(rolled.length);
        expect(sum(rolled.map(({ weight }) => weight))).toBe(across.length);
        expect(sum(rolled.map(({ edge }) => edge.runCount))).toBe(
          sum(across.map(({ edge }) => edge.runCount)),
        );
      }),
    );
  });

  it('divide twenty thousand names into parts a person can read, at folders first', () => {
    const list = Array.from({ length: 20_000 }, (_, at): GroupableNode => ({
      at,
      key: key(at),
      kind: 'dataset',
      namespace: 's3://lake',
      name: `zone${at % 4}/day=${at % 300}/part-${at}`,
      type: 'FILE',
    }));
    const look = (...open: GroupId[]) => {
      const tree = groupNodes(placeNodes(list, 'namespace', NO_PIPELINES), 'namespace', (id) =>
        open.includes(id),
      );
      return tree.groups.map(({ id, members }) => [id, members.length]);
    };
    const lake: GroupId = 'group:namespace:s3%3A%2F%2Flake';

    expect(look()).toEqual([[lake, 20_000]]);
    expect(look(lake)).toEqual([
      [lake, 20_000],
      [`${lake}:zone0%2F*`, 5000],
      [`${lake}:zone1%2F*`, 5000],
      [`${lake}:zone2%2F*`, 5000],
      [`${lake}:zone3%2F*`, 5000],
    ]);
    expect(look(lake, `${lake}:zone0%2F*`).length).toBeLessThan(MOST_TOGETHER);
  });

  it('gather datasets with the pipeline that writes them, and the rest by namespace', () => {
    const job = (at: number, own: string): GroupableNode => ({
      at, key: key(at), kind: 'job', namespace: 'airflow', name: own, type: 'JOB' }); // prettier-ignore
    const dataset = (at: number, own: string): GroupableNode => ({
      at, key: key(at), kind: 'dataset', namespace: 's3://lake', name: own, type: 'TABLE' }); // prettier-ignore
    const list = [job(0, 'dag'), job(1, 'dag.task'), job(2, 'other'), dataset(3, 'a'),
      dataset(4, 'of both'), dataset(5, 'read only'), dataset(6, 'read too')]; // prettier-ignore
    const writers = new Map([[key(3), [key(1)]], [key(4), [key(1), key(2)]]]); // prettier-ignore
    const pipelines: Pipelines = {
      parentOf: (one) => (one === key(1) ? key(0) : null),
      jobOf: (one) => list.find((node) => node.key === one) ?? null,
      writersOf: (one) => writers.get(one) ?? [],
    };

    const tree = groupNodes(placeNodes(list, 'pipeline', pipelines), 'pipeline', () => false);

    expect(tree.groups.map(({ id, members }) => [id, members.map((one) => one.key)])).toEqual([
      ['group:pipeline:airflow/dag', [key(0), key(1), key(3)]],
      ['group:pipeline:s3%3A%2F%2Flake', [key(4), key(5), key(6)]],
    ]);
    expect(placeOf(tree, 2)).toBe(key(2));
  });
});
