import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LayoutRequest, Positions } from './layout-types';
import { placeInColumns } from './place-in-columns';
import { runToEnd } from './run-steps';
import { sortedRequest } from './sorted-request';
import { CROWDED, graphOf, HIGH, inFull, passesUnder } from './test-graphs';

const place = (request: LayoutRequest) => inFull(runToEnd(placeInColumns(sortedRequest(request))));

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
        id: `${Math.min(a, b)} ${Math.max(a, b)}`,
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
        expect(overlaps(request, place(request).positions)).toEqual([]);
      }),
    );
  });

  it('points every edge to the right', () => {
    fc.assert(
      fc.property(forwardGraph, (request) => {
        const { positions } = place(request);
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

  it('leads no edge under a card, whatever leads where', () => {
    const anyGraph = forwardGraph.map(({ nodes, edges }) => ({
      nodes,
      // Every third edge turned round: cycles. An edge back is another edge, with an id of its own.
      edges: edges.map((edge, i) =>
        i % 3 === 0 ? { id: `${edge.id} back`, from: edge.to, to: edge.from } : edge,
      ),
    }));
    fc.assert(
      fc.property(anyGraph, (request) => {
        const sorted = sortedRequest(request);

        expect(passesUnder(sorted, place(sorted))).toEqual([]);
      }),
    );
  });

  it('leads the long edges of a model round the model', () => {
    const credit = graphOf(
      'build_features loan_features',
      'loan_features train_model',
      'train_model credit_default',
      'train_model metrics',
      'credit_default batch_score',
      'loan_features batch_score',
      'batch_score predictions',
      'predictions fairness_audit',
      'credit_default fairness_audit',
      'loan_features fairness_audit',
    );

    const picture = place(credit);

    expect(passesUnder(credit, picture)).toEqual([]);
    expect(picture.routes.get('loan_features batch_score')).not.toEqual([]);
  });

  it('places cycles, self-loops and edges to nowhere', () => {
    const known = graphOf('a b', 'b c', 'c a', 'b b');
    const edges = [...known.edges, { id: 'b gone', from: 'b', to: 'gone' }];

    const picture = place({ ...known, edges });

    expect([...picture.positions.keys()]).toEqual(['a', 'b', 'c']);
    expect(overlaps(known, picture.positions)).toEqual([]);
    expect(passesUnder({ ...known, edges }, picture)).toEqual([]);
  });

  it('moves a branch next to what it leads to', () => {
    const { positions } = place(graphOf('a b', 'b c', 'c d', 'd e', 'x y', 'y z', 'z e'));

    expect(positions.get('z')?.x).toBeGreaterThan((positions.get('c')?.x ?? 0) + 100);
  });

  it('keeps a straight chain straight', () => {
    const chain = graphOf('a b', 'b c');

    const { positions } = place(chain);

    const middles = chain.nodes.map(({ id, height }) => (positions.get(id)?.y ?? 0) + height / 2);
    expect(new Set(middles).size).toBe(1);
  });

  it('leads edges of one source together where there are many, and none under a card', () => {
    const picture = place(CROWDED);

    expect(passesUnder(sortedRequest(CROWDED), picture)).toEqual([]);
    expect(overlaps(CROWDED, picture.positions)).toEqual([]);
    const lines = CROWDED.edges
      .filter(({ from }) => from === 's0')
      .map(({ id }) => picture.routes.get(id) ?? [])
      .sort((a, b) => b.length - a.length);
    const [longest = []] = lines;
    expect(longest.length).toBeGreaterThan(20);
    // All but where it turns off to its own end.
    for (const line of lines) {
      const way = line.slice(0, -1);
      expect(way).toEqual(longest.slice(0, way.length));
    }
  });

  it('makes high columns little more than half as high, and leads no edge under a card', () => {
    const picture = place(HIGH);

    const tops = Array.from(picture.positions.values(), ({ y }) => y);
    const oneAboveTheOther = HIGH.nodes
      .filter(({ id }) => id.startsWith('j'))
      .reduce((sum, { height }) => sum + height + 20, 0);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(0.65 * oneAboveTheOther);
    expect(overlaps(HIGH, picture.positions)).toEqual([]);
    expect(passesUnder(sortedRequest(HIGH), picture)).toEqual([]);
    const widths = new Map(HIGH.nodes.map(({ id, width }) => [id, width]));
    const right = (id: string) => (picture.positions.get(id)?.x ?? 0) + (widths.get(id) ?? 0);
    const backward = HIGH.edges.filter(
      ({ from, to }) => right(from) >= (picture.positions.get(to)?.x ?? 0),
    );
    expect(backward).toEqual([]);
  });

  it('leads edges that turn back, and those of open cards, under no card of a high column', () => {
    const back = ['k3 j40', 'k20 s', 't50 j50'].map((id) => {
      const [from = '', to = ''] = id.split(' ');
      return { id, from, to };
    });
    const request: LayoutRequest = {
      nodes: HIGH.nodes.map((node) => (node.id === 't10' ? { ...node, height: 374 } : node)),
      edges: [...HIGH.edges, ...back].map((edge) => ({
        ...edge,
        ...(edge.from === 't10' ? { fromY: 32 } : {}),
        ...(edge.to === 't10' ? { toY: 32 } : {}),
      })),
    };

    const picture = place(request);

    expect(overlaps(request, picture.positions)).toEqual([]);
    expect(passesUnder(sortedRequest(request), picture)).toEqual([]);
  });

  it('stacks small pieces beside a high one', () => {
    const fan = Array.from({ length: 40 }, (_, i) => `hub leaf${i}`);
    const pairs = Array.from({ length: 30 }, (_, i) => `from${i} to${i}`);
    const request = graphOf(...fan, ...pairs);

    const { positions } = place(request);

    const right = Math.max(...Array.from(positions.values(), ({ x }) => x));
    const low = Math.max(...Array.from(positions.values(), ({ y }) => y));
    expect(overlaps(request, positions)).toEqual([]);
    const leaves = fan.map((pair) => positions.get(pair.slice(4))?.y ?? 0);
    expect(low).toBe(Math.max(...leaves));
    expect(right).toBeLessThan(1500);
  });

  it('places nothing when there is nothing', () => {
    const nothing = { positions: new Map(), routes: new Map() };
    expect(place({ nodes: [], edges: [] })).toEqual(nothing);
  });
});
