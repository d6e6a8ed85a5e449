import { expect, it } from 'vitest';

import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import type { NodeId, NodeKey } from '@/lib/lineage';

import { describeChange } from './describe-change';

const node = (id: string, distance: number): GraphNode => ({
  id: id as NodeId,
  key: id as NodeKey,
  kind: 'dataset',
  type: 'TABLE',
  namespace: 'n',
  name: id,
  status: 'none',
  statusAt: null,
  updatedAt: null,
  description: null,
  tags: [],
  owners: [],
  columnCount: 0,
  gone: null,
  renamedFrom: null,
  upstreamCount: 0,
  downstreamCount: 0,
  hiddenUpstream: 0,
  hiddenDownstream: 0,
  distance,
});
const graph = (...nodes: GraphNode[]): GraphResponse => ({
  focus: 'f' as NodeId,
  nodes,
  groups: [],
  edges: [],
  flows: [],
  answer: {
    shown: nodes.length,
    grouped: 0,
    hidden: 0,
    hiddenExact: true,
    truncatedBy: null,
    inferredEdges: 0,
    asOf: null,
  },
  notices: [],
});
const focus = node('f', 0);

it('says what an expansion brought', () => {
  const after = graph(focus, node('a', -1), node('b', -2), node('c', 1));

  expect(describeChange(graph(focus), after, { words: 'Expanded orders' })).toBe(
    'Expanded orders, 2 upstream added, 1 downstream added',
  );
});

it('says when what was asked for changed nothing', () => {
  expect(describeChange(graph(focus), graph(focus), { words: 'Depth 3' })).toBe(
    'Depth 3, nothing changed',
  );
});

it('is silent about an update that changed no node', () => {
  expect(describeChange(graph(focus), graph(focus), null)).toBeNull();
});

it('says how much is shown at first', () => {
  expect(describeChange(null, graph(focus), null)).toBe('1 node shown');
});
