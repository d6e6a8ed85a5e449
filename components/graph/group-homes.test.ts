import { expect, test } from 'vitest';

import type { GraphGroup } from '@/lib/contract/graph';
import type { LayoutRequest, Picture } from '@/lib/layout/layout-types';
import { placeInColumns } from '@/lib/layout/place-in-columns';
import { runToEnd } from '@/lib/layout/run-steps';
import { sortedRequest } from '@/lib/layout/sorted-request';

import type { DrawnEdge, DrawnGraph, DrawnNode } from './drawn-graph';
import { graphEdge, graphNode } from './graph-node.test-data';
import { groupPlace, withGroupHomes } from './group-homes';
import { layoutRequest } from './layout-request';

const closed = (name: string): DrawnNode => {
  const id = `group:namespace:${name}`;
  const counts = { datasets: 3, jobs: 0, failing: 0, updatedAt: null, distance: 0 };
  const group: GraphGroup = {
    ...{ id, parent: null, label: name, isOpen: false, ...counts },
    ...{ hiddenUpstream: 0, hiddenDownstream: 0 },
  };
  return { kind: 'group', id, group };
};
const member = (id: string, group: string): DrawnNode => ({
  kind: 'node',
  id,
  node: graphNode(id, { group: `group:namespace:${group}` }),
});
const line = (from: string, to: string): DrawnEdge => ({
  ...{ id: `${from} ${to}`, from, to, evidence: 'observed' },
  edges: [graphEdge(from, to)],
});
const drawn = (nodes: DrawnNode[], edges: DrawnEdge[] = []): DrawnGraph => ({
  ...{ nodes, edges, columnEdges: [], foldedCount: 0 },
});

function place(graph: DrawnGraph, before: { graph: DrawnGraph; picture: Picture } | null): Picture {
  const request = layoutRequest(graph);
  if (before === null) return runToEnd(placeInColumns(sortedRequest(request)));
  const { positions } = before.picture;
  const homes: LayoutRequest['previous'] = layoutRequest(before.graph).nodes.flatMap(
    ({ id, width }) => {
      const where = positions.get(id);
      return where ? [{ id, width, ...where }] : [];
    },
  );
  const previous = withGroupHomes(homes, { drawn: before.graph, positions }, graph);
  return runToEnd(placeInColumns(sortedRequest({ ...request, previous })));
}

test('a group that nothing joins opens where its card stood, and closes to there', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const all = drawn(names.map(closed));
  const first = place(all, null);
  const was = groupPlace(all, first.positions, 'group:namespace:b');

  const others = names.filter((name) => name !== 'b').map(closed);
  const members = ['b0', 'b1', 'b2'].map((id) => member(id, 'b'));
  const open = drawn([...others, ...members], [line('b0', 'b1'), line('b1', 'b2')]);
  const second = place(open, { graph: all, picture: first });

  expect(groupPlace(open, second.positions, 'group:namespace:b')).toEqual(was);

  const again = place(all, { graph: open, picture: second });
  expect(groupPlace(all, again.positions, 'group:namespace:b')).toEqual(was);
});

test('a group is not where another one is whose name begins alike', () => {
  const names = ['b_raw', 'b'];
  const graph = drawn([member('x', 'b_raw'), member('y', 'b')]);
  const positions = new Map([
    ['x', { x: 0, y: 0 }],
    ['y', { x: 300, y: 200 }],
  ]);
  const places = names.map((name) => groupPlace(graph, positions, `group:namespace:${name}`));

  expect(places).toEqual([positions.get('x'), positions.get('y')]);
});
