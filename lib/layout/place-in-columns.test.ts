import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LayoutRequest, Positions } from './layout-types';
import { placeInColumns } from './place-in-columns';
import { sortedRequest } from './sorted-request';

const place = (request: LayoutRequest) => placeInColumns(sortedRequest(request));

/** Edges from lower to higher numbers: no cycles. */
const forwardGraph = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 })
  .map((pairs): LayoutRequest => ({
    nodes: Array.from({ length: 31 }, (_, i) => ({
      id: `n${String(i).padStart(2, '0')}`,
      width: i % 2 === 0 ? 232 : 188,
      height: i % 2 === 0 ? 72 : 48,
    })),
    edges: pairs
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({
        from: `n${String(Math.min(a, b)).padStart(2, '0')}`,
        to: `n${String(Math.max(a, b)).padStart(2, '0')}`,
      })),
  }));

const overlaps = ({ nodes }: LayoutRequest, positions: Positions) =>
  nodes.flatMap((a, i) =>
    nodes.slice(i + 1).filter((b) => {
      const [p, q] = [positions.get(a.id)!, positions.get(b.id)!];
      return (
        p.x < q.x + b.width &&
        q.x < p.x + a.width &&
        p.y < q.y + b.height - 0.001 &&
        q.y < p.y + a.height - 0.001
      );
    }),
  );

describe('placing in columns', () => {
  it('never lets two nodes overlap', () => {
    fc.assert(
      fc.property(forwardGraph, (request) => {
        expect(overlaps(request, place(request))).toEqual([]);
      }),
    );
  });

  it('points every edge to the right', () => {
    fc.assert(
      fc.property(forwardGraph, (request) => {
        const positions = place(request);
        const backward = request.edges.filter(
          ({ from, to }) => positions.get(from)!.x + 188 > positions.get(to)!.x,
        );

        expect(backward).toEqual([]);
      }),
    );
  });

  it('gives one picture whatever the order of nodes and edges', () => {
    fc.assert(
      fc.property(forwardGraph, ({ nodes, edges }) => {
        const turned = { nodes: nodes.toReversed(), edges: edges.toReversed() };

        expect(place(turned)).toEqual(place({ nodes, edges }));
      }),
    );
  });

  it('places cycles, self-loops and edges to nowhere', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 40 }));
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'b', to: 'b' },
      { from: 'b', to: 'gone' },
    ];

    const positions = place({ nodes, edges });

    expect([...positions.keys()]).toEqual(['a', 'b', 'c']);
    expect(overlaps({ nodes, edges }, positions)).toEqual([]);
  });

  it('keeps a straight chain straight', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 40 }));

    const positions = place({
      nodes,
      edges: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ],
    });

    expect(new Set([...positions.values()].map(({ y }) => y)).size).toBe(1);
  });

  it('places nothing when there is nothing', () => {
    expect(place({ nodes: [], edges: [] })).toEqual(new Map());
  });
});
