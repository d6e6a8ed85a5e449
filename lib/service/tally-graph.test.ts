import { beforeEach, describe, expect, test } from 'vitest';

import type { TALLIED } from '@/lib/contract/choices';
import type { GraphNode, GraphQuery } from '@/lib/contract/graph';
import { GROUPINGS, nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { listMembers } from './list-members';
import { tallyGraph } from './tally-graph';

const OVERVIEW: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus: null, group: 'namespace' };
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function recount(nodes: readonly GraphNode[], valuesOf: (node: GraphNode) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const value of nodes.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

async function countsBy(question: GraphQuery, by: (typeof TALLIED)[number]) {
  const { tallies, total } = await tallyGraph(question, [by]);
  const counts = (values: readonly { value: string; count: number }[]) =>
    new Map(values.map(({ value, count }) => [value, count]));
  const [tally] = tallies;
  return {
    total,
    all: counts(tally?.all.values ?? []),
    inside: new Map(tally?.inside.map(({ id, values }) => [id, counts(values)])),
  };
}

describe('the credit-risk and shop stores together', () => {
  openTestStore('credit-risk', 'shop-dbt');
  const grouped = GROUPINGS.filter((grouping) => grouping !== 'none');
  const MODEL = nodeId({ kind: 'dataset', namespace: 'mlflow://models.acme.internal', name: 'credit_default' }); // prettier-ignore

  test.each(grouped)('in groups by %s count what the same nodes ungrouped say', async (group) => {
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus: MODEL, depth: 'all' as const };
    const { nodes } = await getGraph(question);

    const byOwner = await countsBy({ ...question, group }, 'owner');
    const byOwners = await countsBy({ ...question, group }, 'owners');
    const byTag = await countsBy({ ...question, group }, 'tag');
    const byType = await countsBy({ ...question, group }, 'type');

    expect(byOwner.total).toBe(nodes.length);
    expect(byOwner.all).toEqual(recount(nodes, ({ owners }) => owners));
    expect(byOwners.all).toEqual(recount(nodes, ({ owners }) => [owners.toSorted().join(', ')]));
    expect(byTag.all).toEqual(recount(nodes, ({ tags }) => tags));
    expect(byType.all).toEqual(recount(nodes, ({ type }) => [type]));
  });

  test('say of each closed group what is seen once it is opened', async () => {
    const { groups } = await getGraph(OVERVIEW);
    const { inside } = await countsBy(OVERVIEW, 'status');

    expect([...inside.keys()].sort()).toEqual(groups.map(({ id }) => id).sort());
    for (const { id, failing, datasets, jobs } of groups) {
      const counts = inside.get(id) ?? new Map<string, number>();
      expect(counts.get('failed') ?? 0).toBe(failing);
      expect(sum([...counts.values()])).toBe(datasets + jobs);
      const opened = await getGraph({ ...OVERVIEW, expanded: [id] });
      const members = opened.nodes.filter(({ group }) => group === id);
      if (members.length < datasets + jobs) continue;
      expect(counts).toEqual(recount(members, ({ status }) => [status]));
    }
  });

  test('tell ages from the moment asked about', async () => {
    const { nodes } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: MODEL, depth: 'all' });
    const latest = nodes
      .map(({ updatedAt }) => updatedAt ?? '')
      .sort()
      .at(-1) as GraphQuery['asOf'];

    const { all, total } = await countsBy({ ...OVERVIEW, asOf: latest }, 'age');

    expect(all.get('1d')).toBeGreaterThan(0);
    expect(sum([...all.values()])).toBe(total);
    expect((await countsBy(OVERVIEW, 'age')).total).toBeGreaterThanOrEqual(total);
  });
});

describe('a table that 60 jobs read', () => {
  const { db } = openTestStore();

  beforeEach(() => {
    const story = Array.from({ length: 60 }, (_, i) =>
      runEvent(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, {
        job: `load_${i}`,
        inputs: [table('hub')],
        outputs: [table(`t${i}`)],
        type: i % 7 === 0 ? 'FAIL' : 'COMPLETE',
      }),
    );
    store(db(), story);
  });

  test('has what is in its folded card counted, and by itself', async () => {
    const hub = nodeId({ kind: 'dataset', ...table('hub') });
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus: hub, depth: 1 };
    const { nodes, folds } = await getGraph(question);
    const [fold] = folds;

    const { all, inside, total } = await countsBy(question, 'status');

    const { members } = await listMembers({
      question,
      of: fold?.name ?? '',
      text: '',
      cursor: null,
    });
    const failed = members.filter(({ status }) => status === 'failed').length;
    expect(failed).toBe(fold?.failing);
    expect(inside.get(fold?.id ?? '')).toEqual(
      new Map([
        ['complete', members.length - failed],
        ['failed', failed],
      ]),
    );
    expect(total).toBe(nodes.length + members.length);
    expect(all.get('failed')).toBe(9);
  });

  test.each([
    { select: 'hub+1' },
    { select: 'type:table', group: 'type' },
    { select: 'kind:job', fold: 'none' },
    { depth: 'all', group: 'namespace' },
    { depth: 3 },
  ] as Partial<GraphQuery>[])('%j is as many as are shown, grouped and folded', async (asked) => {
    const focus = nodeId({ kind: 'dataset', ...table('hub') });
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus, ...asked };
    const { answer } = await getGraph(question);
    const { all, total } = await countsBy(question, 'type');

    expect(total).toBe(answer.shown + answer.grouped + answer.folded);
    expect(sum([...all.values()])).toBe(total);
  });
});
