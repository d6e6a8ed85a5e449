import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';

import { fromElkGraph, toElkGraph } from './elk-graph';
import { sortedRequest } from './sorted-request';

const size = { width: 100, height: 40 };
const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, ...size }));
const edges = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'a' },
  { from: 'b', to: 'd' },
];
const place = async (request: Parameters<typeof sortedRequest>[0]) =>
  fromElkGraph(await new Elk().layout(toElkGraph(sortedRequest(request))));

it('lays out a cycle and gives one picture whatever the order', async () => {
  const placed = await place({ nodes, edges });
  const turned = await place({ nodes: nodes.toReversed(), edges: edges.toReversed() });

  expect(placed.size).toBe(4);
  expect(turned).toEqual(placed);
});

it('goes from left to right', async () => {
  const placed = await place({ nodes, edges: [{ from: 'd', to: 'a' }] });

  expect(placed.get('d')?.x).toBeLessThan((placed.get('a')?.x ?? 0) - size.width);
});
