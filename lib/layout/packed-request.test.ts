import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { LayoutEdge, LayoutRequest } from './layout-types';
import { packRequest, unpackRequest } from './packed-request';

const id: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', '__proto__', '');
const whole = fc.integer({ min: -9999, max: 9999 });
const place = fc.record({ x: whole, y: whole });
const edge = fc.record(
  {
    from: id,
    to: id,
    fromY: fc.nat(300),
    toY: fc.nat(300),
    before: fc.array(place, { maxLength: 4 }),
  },
  { requiredKeys: ['from', 'to'] },
);

const request = fc
  .record({
    nodes: fc.uniqueArray(fc.record({ id, width: fc.nat(900), height: fc.nat(900) }), {
      selector: (node) => node.id,
    }),
    edges: fc.array(edge, { maxLength: 8 }),
  })
  .map(({ nodes, edges }): LayoutRequest => {
    const known = new Set(nodes.map((node) => node.id));
    const kept = edges.filter(({ from, to }) => known.has(from) && known.has(to));
    return { nodes, edges: kept.map((one, e) => ({ ...one, id: String(e) })) };
  });

/** An edge as it is when there was no picture before. */
function withoutLine(edge: LayoutEdge): LayoutEdge {
  return Object.fromEntries(
    Object.entries(edge).filter(([name]) => name !== 'before'),
  ) as LayoutEdge;
}

it('comes out of the worker as it went in, with and without a picture before', () => {
  fc.assert(
    fc.property(request, fc.array(place), (asked, places) => {
      const previous = asked.nodes
        .slice(0, places.length)
        .map((node, i) => ({ id: node.id, width: 40, x: places[i]?.x ?? 0, y: places[i]?.y ?? 0 }));
      const withPrevious = { ...asked, previous };

      expect(unpackRequest(packRequest(withPrevious))).toEqual(withPrevious);
      expect(unpackRequest(packRequest(asked))).toEqual({
        ...asked,
        edges: asked.edges.map(withoutLine),
      });
    }),
  );
});

it('keeps an edge that leads nowhere, so that the others keep their numbers', () => {
  const nodes = [{ id: 'a', width: 1, height: 1 }];

  const { edges } = unpackRequest(packRequest({ nodes, edges: [{ id: 'x', from: 'a', to: 'b' }] }));

  expect(edges).toHaveLength(1);
  expect(edges[0]?.to).not.toBe('a');
});
