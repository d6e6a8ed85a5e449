import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepAnchor } from './keep-anchor';
import type { LayoutRequest, Picture } from './layout-types';
import { placeInColumns } from './place-in-columns';
import { runToEnd } from './run-steps';
import { sortedRequest } from './sorted-request';
import { CROWDED, graphOf, HIGH, inFull, passesUnder } from './test-graphs';

const place = (request: LayoutRequest) => inFull(runToEnd(placeInColumns(sortedRequest(request))));

/** The request as it is asked for after `before` was shown. */
function after(
  { nodes, edges }: LayoutRequest,
  before: Picture,
  request: LayoutRequest,
): LayoutRequest {
  const previous = nodes.flatMap(({ id, width }) => {
    const position = before.positions.get(id);
    return position ? [{ id, width, ...position }] : [];
  });
  const known = new Set(edges.map(({ id }) => id));
  const lines = request.edges.map((edge) =>
    known.has(edge.id) ? { ...edge, before: before.routes.get(edge.id) ?? [] } : edge,
  );
  return { ...request, edges: lines, previous };
}

/** Connected, some edges leading back. */
const anyGraph = fc
  .array(fc.tuple(fc.nat(24), fc.nat(24)), { minLength: 1, maxLength: 45 })
  .map((pairs) => graphOf(...pairs.map(([a, b]) => `n${a} n${b}`)));

function withLeaf(request: LayoutRequest, at: number, isDownstream: boolean) {
  const parent = request.nodes[at % request.nodes.length]?.id ?? '';
  const [from, to] = isDownstream ? [parent, 'leaf'] : ['leaf', parent];
  return {
    parent,
    request: {
      nodes: [...request.nodes, { id: 'leaf', width: 120, height: 46 }],
      edges: [...request.edges, { id: 'new', from, to }],
    },
  };
}

const middleOf = ({ width }: LayoutRequest['nodes'][number], x = 0) => x + width / 2;

/** Pairs `a above b` of nodes in one column. */
function orders({ nodes }: LayoutRequest, { positions }: Picture): Set<string> {
  const pairs = nodes.flatMap((a) =>
    nodes.flatMap((b) => {
      const [p, q] = [positions.get(a.id), positions.get(b.id)];
      const isBeside = p && q && Math.abs(middleOf(a, p.x) - middleOf(b, q.x)) < 2 && p.y < q.y;
      return isBeside ? [`${a.id} above ${b.id}`] : [];
    }),
  );
  return new Set(pairs);
}

describe('placing where things were', () => {
  it('changes the order of nothing when a leaf is added, and the anchor stays exactly', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), fc.boolean(), (graph, at, isDownstream) => {
        const before = place(graph);
        const { parent, request } = withLeaf(graph, at, isDownstream);
        const anchor = { id: parent, ...(before.positions.get(parent) ?? { x: 0, y: 0 }) };

        const now = keepAnchor(place(after(graph, before, request)), anchor);

        const turned = [...orders(graph, now)].filter((pair) => {
          const [a, b] = pair.split(' above ');
          return orders(graph, before).has(`${b} above ${a}`);
        });
        expect(turned).toEqual([]);
        expect(now.positions.get(parent)).toEqual({ x: anchor.x, y: anchor.y });
      }),
      { numRuns: 400 },
    );
  });

  it('moves nothing when nothing changed, and leads no edge under a card when something did', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), fc.boolean(), (graph, at, isDownstream) => {
        const before = place(graph);
        const { request } = withLeaf(graph, at, isDownstream);

        const same = place(after(graph, before, graph));
        const more = place(after(graph, before, request));

        expect(same).toEqual(before);
        expect(passesUnder(sortedRequest(request), more)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('moves nothing in a high picture whose columns have two halves, and little when a leaf comes', () => {
    const before = place(HIGH);
    const { request } = withLeaf(HIGH, 60, true);

    const same = place(after(HIGH, before, HIGH));
    const more = place(after(HIGH, before, request));

    expect(same.positions).toEqual(before.positions);
    expect(passesUnder(sortedRequest(HIGH), same)).toEqual([]);
    expect(passesUnder(sortedRequest(request), more)).toEqual([]);
    const moved = HIGH.nodes.map(({ id }) => {
      const [p, q] = [before.positions.get(id), more.positions.get(id)];
      return Math.hypot((q?.x ?? NaN) - (p?.x ?? NaN), (q?.y ?? NaN) - (p?.y ?? NaN));
    });
    expect(moved.filter((px) => px > 66)).toEqual([]);
  });

  it('leaves everything else where it was when a part is taken away', () => {
    const graph = graphOf('a b', 'b c', 'b d', 'd e', 'f d', 'c g');
    const before = place(graph);
    const isLeft = (id: string) => id !== 'g' && id !== 'f';
    const less = {
      nodes: graph.nodes.filter(({ id }) => isLeft(id)),
      edges: graph.edges.filter(({ from, to }) => isLeft(from) && isLeft(to)),
    };

    const now = place(after(graph, before, less));

    for (const { id } of less.nodes)
      expect(now.positions.get(id)).toEqual(before.positions.get(id));
  });

  it('keeps the tops of cards when one opens its columns, and makes room below it', () => {
    const graph = graphOf('a b', 'a c', 'a d');
    const before = place(graph);
    const taller = graph.nodes.map((node) => (node.id === 'b' ? { ...node, height: 300 } : node));

    const now = place(after(graph, before, { ...graph, nodes: taller }));

    const top = (id: string) => now.positions.get(id)?.y ?? 0;
    const lower = ['c', 'd'].filter((id) => top(id) > top('b'));
    for (const id of lower) expect(top(id)).toBeGreaterThanOrEqual(top('b') + 300);
    expect(passesUnder({ ...graph, nodes: taller }, now)).toEqual([]);
  });
});

it('leaves what a filter leaves where it was, though it falls apart into pieces among each other', () => {
  fc.assert(
    fc.property(
      anyGraph,
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      (graph, out) => {
        const before = place(graph);
        const isLeft = (id: string) => out[Number(id.slice(1))] === true;
        const less = {
          nodes: graph.nodes.filter(({ id }) => isLeft(id)),
          edges: graph.edges.filter(({ from, to }) => isLeft(from) && isLeft(to)),
        };
        const now = place(after(graph, before, less));

        const moved = less.nodes.filter(({ id }) => {
          const [a, b] = [before.positions.get(id), now.positions.get(id)];
          return a?.y !== b?.y;
        });
        expect(moved).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

it('moves nothing but what is below a card that opens', () => {
  const graph = graphOf('a d', 'b d', 'c d', 'd e', 'd f', 'd g');
  const before = place(graph);
  const open = { width: 248 + 56, height: 374 };
  const nodes = graph.nodes.map((node) => (node.id === 'f' ? { ...node, ...open } : node));
  const request = after(graph, before, { ...graph, nodes });
  // As the page asks: the card keeps its left side, and has room on both.
  const previous = request.previous?.map((one) =>
    one.id === 'f' ? { ...one, width: open.width, x: one.x - 28 } : one,
  );

  const now = place({ ...request, ...(previous && { previous }) });

  const top = (id: string) => before.positions.get(id)?.y ?? 0;
  const still = graph.nodes.filter(({ id }) => id !== 'f' && top(id) <= top('f'));
  expect(still.length).toBeGreaterThan(3);
  for (const { id } of still) expect(now.positions.get(id)).toEqual(before.positions.get(id));
  expect(now.positions.get('f')?.y).toBe(top('f'));
});

it('keeps trunks and what hangs on them where they were', () => {
  const before = place(CROWDED);

  expect(place(after(CROWDED, before, CROWDED))).toEqual(before);
});

it('leads edges from and to the height they ask for', () => {
  const { nodes } = graphOf('a b', 'b c', 'a c');
  const tall = nodes.map((node) => ({ ...node, height: 200 }));
  const edges = [
    { id: 'top', from: 'a', to: 'b', fromY: 10, toY: 190 },
    { id: 'low', from: 'a', to: 'b', fromY: 150, toY: 10 },
    { id: 'far', from: 'a', to: 'c', fromY: 60, toY: 60 },
    { id: 'on', from: 'b', to: 'c' },
  ];

  const picture = place({ nodes: tall, edges });

  expect(picture.positions.size).toBe(3);
  expect(passesUnder({ nodes: tall, edges }, picture)).toEqual([]);
});

it('puts a card where an edge between two ports is level', () => {
  const nodes = ['a', 'b'].map((id) => ({ id, width: 200, height: 300 }));

  const { positions } = place({
    nodes,
    edges: [{ id: 'e', from: 'a', to: 'b', fromY: 30, toY: 250 }],
  });

  const [a, b] = [positions.get('a')?.y ?? 0, positions.get('b')?.y ?? 0];
  expect(a + 30).toBe(b + 250);
});
