import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { DIRECTIONS, EVIDENCE, nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';

/** What the button beside the count does about it. */
const LOOSENED: Record<string, Partial<GraphQuery>> = {
  depth: { depth: 'all' },
  collapsed: { collapsed: [] },
  evidence: { evidence: [...EVIDENCE] },
  folded: { fold: 'none' },
  select: { select: null },
};

const boundsOf = ({ depth, collapsed, evidence, mode }: GraphQuery) => [
  ...(depth === 'all' ? [] : ['depth']),
  ...(collapsed.length === 0 ? [] : ['collapsed']),
  ...(evidence.length === EVIDENCE.length || mode === 'pinned' ? [] : ['evidence']),
];

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const model = nodeId({
    kind: 'dataset',
    namespace: 'mlflow://models.acme.internal',
    name: 'credit_default',
  });

  test('what an answer says hides nodes is what shows more of them when it is taken away', async () => {
    const { nodes } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: model, depth: 'all' });
    const versioned = new Set<string>();
    for (const { id } of nodes) {
      const isVersioned = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: id, mode: 'pinned' })
        .then(Boolean, () => false); // prettier-ignore
      if (isVersioned) versioned.add(id);
    }
    const marks = nodes.flatMap(({ key }) => [`${key}.up`, `${key}.down`]);
    const questions = fc.record({
      focus: fc.constantFrom(...nodes.map(({ id }) => id)),
      direction: fc.constantFrom(...DIRECTIONS),
      depth: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('all' as const)),
      evidence: fc.subarray([...EVIDENCE], { minLength: 2 }),
      collapsed: fc.subarray(marks, { maxLength: 4 }),
      expanded: fc.subarray(marks, { maxLength: 2 }),
      mode: fc.constantFrom('logical' as const, 'logical' as const, 'pinned' as const),
    });
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        fc.pre(asked.mode === 'logical' || versioned.has(asked.focus));
        let question: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, ...asked };
        let { answer } = await getGraph(question);
        while (answer.truncatedBy !== null) {
          const { shown, truncatedBy } = answer;
          expect(answer.hidden).toBeGreaterThan(0);
          expect(boundsOf(question)).toContain(truncatedBy);
          const isAlone = boundsOf(question).length === 1;
          question = { ...question, ...LOOSENED[truncatedBy] };
          ({ answer } = await getGraph(question));
          // Two bounds may hide the same nodes: then the next answer names the other.
          expect(answer.shown).toBeGreaterThanOrEqual(isAlone ? shown + 1 : shown);
        }
        expect(answer).toMatchObject({ hidden: 0, hiddenExact: true });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a hub that nothing lies beyond', () => {
  const { db } = openTestStore();

  test('is known to be whole', async () => {
    const readers = Array.from({ length: 1200 }, (_, i) =>
      runEvent(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, {
        job: `read_${i}`,
        inputs: [table('hub')],
      }),
    );
    store(db(), readers);
    const focus = nodeId({ kind: 'dataset', ...table('hub') });
    const whole = { hidden: 0, hiddenExact: true, truncatedBy: null };
    for (const fold of ['hubs', 'none'] as const) {
      const { answer } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, fold });
      expect(answer).toMatchObject(whole);
      expect(answer.shown + answer.folded).toBe(1201);
    }
  });
});
