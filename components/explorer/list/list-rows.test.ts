import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import type { NodeId } from '@/lib/lineage';
import { SORTS } from '@/lib/url/graph-view';

import { graphEdge, graphNode } from '../../graph/graph-node.test-data';

import { nextSort, openRows, readSort, sortedRows, treeRows, writeSort } from './list-rows';

const node = (id: string, distance: number) => graphNode(id, { distance });
const graph = (
  nodes: GraphNode[],
  edges: readonly (readonly [string, string])[],
  focus: string | null,
): GraphResponse => ({
  focus: focus as NodeId | null,
  nodes,
  edges: edges.map(([from, to]) => graphEdge(from, to)),
  flows: [],
  groups: [],
  folds: [],
  answer: {
    shown: nodes.length,
    grouped: 0,
    folded: 0,
    hidden: 0,
    hiddenExact: true,
    truncatedBy: null,
    inferredEdges: 0,
    asOf: null,
  },
  notices: [],
});

const SMALL = graph(
  [node('f', 0), node('u', -1), node('uu', -2), node('d', 1), node('side', 2)],
  [
    ['uu', 'u'],
    ['u', 'f'],
    ['f', 'd'],
    ['side', 'd'],
  ],
  'f',
);
const inWords = (rows: ReturnType<typeof treeRows>) =>
  rows.map(({ node: { id }, level }) => `${level} ${id}`);

describe('the tree', () => {
  test('grows from the focus, upstream first, each node under the one it was reached from', () => {
    expect(inWords(treeRows(SMALL))).toEqual(['1 f', '2 u', '3 uu', '2 d', '3 side']);
  });

  test('a closed row hides what is under it and nothing else', () => {
    expect(inWords(openRows(treeRows(SMALL), new Set(['u'])))).toEqual([
      '1 f',
      '2 u',
      '2 d',
      '3 side',
    ]);
  });

  test('holds every node of the answer exactly once, sorted or not, on any graph', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `n${i}`);
    const anyEdges = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)));
    const distances = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 12, maxLength: 12 });
    const anyFocus = fc.constantFrom('n0', null);
    fc.assert(
      fc.property(
        anyEdges,
        distances,
        anyFocus,
        fc.constantFrom(...SORTS),
        (edges, far, focus, by) => {
          const nodes = ids.map((id, i) => node(id, i === 0 ? 0 : (far[i] ?? 0)));
          const rows = treeRows(graph(nodes, edges, focus));
          const seen = rows.map((row) => row.node.id);

          expect(seen.toSorted()).toEqual(ids.toSorted());
          rows.forEach((row) => {
            const above = rows.find((one) => one.node.id === row.parent?.id);
            expect(row.level).toBe((above?.level ?? 0) + 1);
            expect(row.place).toBeLessThanOrEqual(row.siblings);
          });
          const sorted = sortedRows(rows, { by, isDown: true }).map((row) => row.node.id);
          expect(sorted.toSorted()).toEqual(ids.toSorted());
        },
      ),
    );
  });

  test('of 10,000 nodes in one chain is no deep recursion', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `n${i}`);
    const edges = ids.slice(1).map((id, i) => [`n${i}`, id] as const);
    const rows = treeRows(graph(ids.map(node), edges, 'n0'));

    expect(rows.at(-1)?.level).toBe(10_000);
  });
});

test('an order is written into the address and read back', () => {
  for (const by of SORTS)
    for (const isDown of [false, true])
      expect(readSort(writeSort({ by, isDown }))).toEqual({ by, isDown });
  expect(readSort(writeSort(null))).toBeNull();
});

test('a head sorts up, then down, then gives the tree back', () => {
  const up = nextSort(null, 'owner');
  const down = nextSort(up, 'owner');

  expect([up, down, nextSort(down, 'owner')]).toEqual([
    { by: 'owner', isDown: false },
    { by: 'owner', isDown: true },
    null,
  ]);
});
