import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, GROUPINGS, nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';

const byNamespace: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus: null, group: 'namespace' };
const closedIn = ({ groups }: GraphResponse) => groups.filter(({ isOpen }) => !isOpen);
const sizes = (answer: GraphResponse) =>
  Object.fromEntries(answer.groups.map(({ label, datasets, jobs }) => [label, [datasets, jobs]]));
const sorted = (edges: GraphResponse['edges']) =>
  edges.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

describe('the credit-risk and shop stores together', () => {
  const { db } = openTestStore('credit-risk', 'shop-dbt');
  const counted = () =>
    db().prepare('SELECT count(DISTINCT canonical_key) AS nodes FROM node').get() as {
      nodes: number;
    };
  const grouped = GROUPINGS.filter((grouping) => grouping !== 'none');

  test.each(grouped)('are all in the overview by %s, each node once', async (group) => {
    const { nodes } = counted();

    const answer = await getGraph({ ...byNamespace, group });

    const inGroups = sum(closedIn(answer).map(({ datasets, jobs }) => datasets + jobs));
    expect(answer.nodes.length + inGroups).toBe(nodes);
    expect(answer.answer).toMatchObject({
      shown: answer.nodes.length,
      grouped: inGroups,
      hidden: 0,
      truncatedBy: null,
    });
    expect(answer.focus).toBeNull();
  });

  test('are called by type in the words of the screen, under ids that links keep', async () => {
    const { groups } = await getGraph({ ...byNamespace, group: 'type' });
    const labelOf = new Map<string, string>(groups.map(({ id, label }) => [id, label]));

    expect(labelOf.get('group:type:MODEL')).toBe('Model');
    expect(labelOf.get('group:type:TABLE')).toBe('Table');
  });

  test.each(grouped)('give the ungrouped lineage once all groups by %s are open', async (group) => {
    const focus = nodeId({ kind: 'dataset', namespace: 'mlflow://models.acme.internal', name: 'credit_default' }); // prettier-ignore
    const plain = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, depth: 'all' });
    let answer = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, depth: 'all', group });
    while (closedIn(answer).length > 0)
      answer = await getGraph({
        ...DEFAULT_GRAPH_OPTIONS,
        focus,
        depth: 'all',
        group,
        expanded: answer.groups.map(({ id }) => id),
      });

    expect(answer.nodes).toMatchObject(plain.nodes);
    expect(sorted(answer.edges)).toEqual(sorted(plain.edges));
    expect(answer.flows).toEqual(plain.flows);
    expect(answer.answer).toEqual(plain.answer);
  });

  test.each(grouped)('add up by %s, whichever groups are open', async (group) => {
    const { nodes } = counted();
    const size = ({ datasets, jobs }: { datasets: number; jobs: number }) => datasets + jobs;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), async (picks) => {
        let answer = await getGraph({ ...byNamespace, group });
        for (const pick of picks) {
          const closed = closedIn(answer);
          const opened = closed[pick % Math.max(1, closed.length)];
          if (!opened) return;
          const expanded = answer.groups.flatMap(({ id, isOpen }) => (isOpen ? id : []));
          answer = await getGraph({ ...byNamespace, group, expanded: [...expanded, opened.id] });

          const inside = answer.nodes.filter((node) => node.group === opened.id).length;
          const inner = answer.groups.filter(({ parent }) => parent === opened.id).map(size);
          expect(inside + sum(inner)).toBe(size(opened));
          expect(answer.nodes.length + sum(closedIn(answer).map(size))).toBe(nodes);
          expect(answer.answer).toMatchObject({ shown: answer.nodes.length, hidden: 0 });
        }
      }),
      { numRuns: 15 },
    );
  });

  test('show no more by weaker evidence than by all', async () => {
    const all = await getGraph(byNamespace);
    const strong = await getGraph({
      ...byNamespace,
      evidence: EVIDENCE.filter((kind) => kind !== 'inferred'),
    });

    const weight = ({ edges }: GraphResponse) => sum(edges.map((edge) => edge.weight ?? 1));
    expect(strong.edges.every(({ evidence }) => evidence !== 'inferred')).toBe(true);
    expect(weight(strong)).toBeLessThan(weight(all));
  });
});

describe('a small store', () => {
  const { db } = openTestStore();
  const load = (at: number, more: object = {}) =>
    runEvent(`00000000-0000-4000-8000-00000000000${at}`, {
      job: `load_${at}`,
      inputs: [table(`raw.t${at}`, {}, 's3://raw')],
      outputs: [table(`t${at}`)],
      ...more,
    });

  test('rolls edges up, and counts failures', async () => {
    store(db(), [load(1), load(2, { type: 'FAIL' })]);

    const answer = await getGraph(byNamespace);

    expect(sizes(answer)).toEqual({
      etl: [0, 2],
      's3://raw': [2, 0],
      'postgres://h:5432': [2, 0],
    });
    expect(answer.edges.map(({ from, to, weight }) => [from, to, weight])).toEqual([
      ['group:namespace:etl', 'group:namespace:postgres%3A%2F%2Fh%3A5432', 2],
      ['group:namespace:s3%3A%2F%2Fraw', 'group:namespace:etl', 2],
    ]);
    expect(answer.groups.find(({ label }) => label === 'etl')?.failing).toBe(1);
  });

  test('follows what is written after the first look', async () => {
    store(db(), [load(1), load(2)]);
    await getGraph(byNamespace);

    store(db(), [load(3)]);

    expect(sizes(await getGraph(byNamespace))).toMatchObject({ etl: [0, 3] });
  });

  test('opens a group, and says what each node is in', async () => {
    store(db(), [load(1), load(2)]);

    const answer = await getGraph({ ...byNamespace, expanded: ['group:namespace:etl'] });

    expect(answer.nodes.map(({ name, group }) => [name, group]).sort()).toEqual([
      ['load_1', 'group:namespace:etl'],
      ['load_2', 'group:namespace:etl'],
    ]);
    expect(answer.answer).toMatchObject({ shown: 2, grouped: 4 });
  });

  test('says how much beyond a group is hidden by depth', async () => {
    store(db(), [load(1), load(2)]);
    const focus = nodeId({ kind: 'job', namespace: 'etl', name: 'load_1' });

    const answer = await getGraph({
      ...byNamespace,
      focus,
      depth: 0,
    });

    expect(answer.nodes).toHaveLength(1);
    expect(answer.nodes[0]).toMatchObject({ hiddenUpstream: 1, hiddenDownstream: 1 });
  });

  test('answers for a past moment', async () => {
    store(db(), [load(1), load(2, { at: '2026-03-02T12:00:00Z' })]);

    const { groups } = await getGraph({
      ...byNamespace,
      expanded: [],
      asOf: '2026-03-01T13:00:00.000000000Z' as GraphQuery['asOf'],
    });

    expect(groups).toEqual([]);
  });
});
