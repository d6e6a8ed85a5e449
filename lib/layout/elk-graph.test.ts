import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';

import { fromElkGraph, toElkGraph } from './elk-graph';
import type { LayoutRequest } from './layout-types';
import { sortedRequest } from './sorted-request';
import { graphOf, passesUnder } from './test-graphs';

const place = async (request: LayoutRequest) => {
  const sorted = sortedRequest(request);
  return fromElkGraph(sorted, await new Elk().layout(toElkGraph(sorted)));
};
const cycle = graphOf('a b', 'b c', 'c a', 'b d');

it('lays out a cycle and gives one picture whatever the order', async () => {
  const placed = await place(cycle);
  const turned = await place({
    nodes: cycle.nodes.toReversed(),
    edges: cycle.edges.toReversed(),
  });

  expect(placed.positions.size).toBe(4);
  expect(turned).toEqual(placed);
});

it('goes from left to right', async () => {
  const { positions } = await place(graphOf('d a', 'b c'));

  expect(positions.get('d')?.x).toBeLessThan((positions.get('a')?.x ?? 0) - 100);
});

it('leads every edge round the cards, a cycle as well', async () => {
  const long = graphOf('a b', 'b c', 'c d', 'a d', 'a c', 'd e', 'e b', 'b e');

  expect(passesUnder(long, await place(long))).toEqual([]);
});

it('takes names as they are', async () => {
  const { positions } = await place(graphOf('__proto__ constructor', 'constructor toString'));

  expect([...positions.keys()].sort()).toEqual(['__proto__', 'constructor', 'toString']);
});
