import { expect, it } from 'vitest';

import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import type { NodeId } from '@/lib/lineage';

import { graphEdge, graphNode } from '../graph/graph-node.test-data';
import { describeChange } from './describe-change';

const node = (id: string, distance: number) => graphNode(id, { distance });
const graph = (...nodes: GraphNode[]): GraphResponse => ({
  focus: 'f' as NodeId,
  nodes,
  groups: [],
  folds: [],
  edges: [],
  flows: [],
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
const focus = node('f', 0);

it('says what an expansion brought', () => {
  const after = graph(focus, node('a', -1), node('b', -2), node('c', 1));

  expect(describeChange(graph(focus), after, { words: 'Expanded orders' })).toBe(
    'Expanded orders, 2 upstream added, 1 downstream added',
  );
});

it('tells the side of the node that was expanded, wherever the focus is', () => {
  const [mart, raw, copy, log] = [focus, node('raw', -2), node('copy', -1), node('log', -1)];
  const before = graph(mart, raw);
  const edges = [graphEdge('raw', 'copy'), graphEdge('copy', 'log'), graphEdge('copy', 'f')];
  const after = { ...graph(mart, raw, copy, log), edges };
  const expanded = (...sides: ('up' | 'down')[]) =>
    describeChange(before, after, { words: 'Expanded raw', from: { id: 'raw', sides } });

  expect(expanded('down')).toBe('Expanded raw, 2 downstream added');
  expect(expanded('up', 'down')).toBe('Expanded raw, 2 downstream added');
  expect(describeChange(before, after, { words: 'Depth 3' })).toBe('Depth 3, 2 upstream added');
});

it('tells no side where nothing is in the middle', () => {
  const open = { ...graph(focus, node('a', 0)), focus: null };

  expect(describeChange(graph(focus), open, { words: 'Opened etl' })).toBe('Opened etl, 1 added');
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
