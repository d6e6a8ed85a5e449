import fc from 'fast-check';
import { expect, it } from 'vitest';

import { sortedRequest } from './sorted-request';
import { structuralHash } from './structural-hash';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'é', '');
const request = fc.record({
  nodes: fc.uniqueArray(fc.record({ id, width: fc.nat(3), height: fc.nat(3) }), {
    selector: (node) => node.id,
  }),
  edges: fc
    .array(fc.record({ from: id, to: id, fromY: fc.nat(2), toY: fc.nat(2) }), { maxLength: 12 })
    .map((edges) => edges.map((edge, e) => ({ ...edge, id: String(e) }))),
});
const ends = ({
  from,
  to,
  fromY,
  toY,
}: {
  from: string;
  to: string;
  fromY?: number;
  toY?: number;
}) => JSON.stringify([from, to, fromY, toY]);

it('is one request, with one hash, in whatever order nodes and edges come', () => {
  fc.assert(
    fc.property(request, fc.func(fc.nat()), (asked, by) => {
      const mixed = <Item extends { id: string }>(items: readonly Item[]) =>
        items.toSorted((a, b) => by(a.id) - by(b.id));

      const one = sortedRequest(asked);
      const other = sortedRequest({ nodes: mixed(asked.nodes), edges: mixed(asked.edges) });

      expect(other.nodes).toEqual(one.nodes);
      expect(other.edges.map(ends)).toEqual(one.edges.map(ends));
      expect(structuralHash(other)).toBe(structuralHash(one));
    }),
  );
});

it('keeps each edge between two nodes that are there once', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const known = new Set(asked.nodes.map((node) => node.id));
      const wanted = asked.edges.filter(
        ({ from, to }) => from !== to && known.has(from) && known.has(to),
      );

      const kept = sortedRequest(asked).edges.map(ends);

      expect(new Set(kept)).toEqual(new Set(wanted.map(ends)));
      expect(kept).toHaveLength(new Set(kept).size);
    }),
  );
});

it('has another hash for another size, another edge, another id', () => {
  const nodes = ['a', 'bc', 'd'].map((name) => ({ id: name, width: 10, height: 10 }));
  const edge = { id: 'e', from: 'a', to: 'd' };
  const asked = { nodes, edges: [edge] };
  const others = [
    { ...asked, nodes: nodes.map((node, i) => ({ ...node, width: i === 1 ? 11 : 10 })) },
    { ...asked, edges: [{ ...edge, to: 'bc' }] },
    { ...asked, edges: [{ ...edge, toY: 3 }] },
    { ...asked, edges: [] },
    // The same letters, divided otherwise.
    { nodes: ['ab', 'c', 'd'].map((name) => ({ id: name, width: 10, height: 10 })), edges: [] },
  ];

  const hashes = [asked, ...others].map((one) => structuralHash(sortedRequest(one)));

  expect(new Set(hashes).size).toBe(hashes.length);
});
