import type { LayoutRequest, Picture } from '@/lib/layout/layout-types';
import { oncePer } from '@/lib/layout/once-per';
import { placeInColumns } from '@/lib/layout/place-in-columns';
import { runToEnd } from '@/lib/layout/run-steps';
import { sortedRequest } from '@/lib/layout/sorted-request';

import { generateGraph } from './generate-graph';
import { seeded } from './random';
import { percentile, type Row } from './report';

const SIZES = [300, 3000];
/** What is changed so often, somewhere else each time. */
const TIMES = 8;
/** An open card: ten columns, search and foot; as wide as one has to be, and the room on both sides of it. */
const OPEN = { higher: 310, least: 248, margin: 28 };
/** A filter leaves so many. */
const LEFT = 0.8;
/** Nobody sees less, px. */
const SEEN_PX = 2;

type Graph = Pick<LayoutRequest, 'nodes' | 'edges'>;
type Change = {
  readonly from: Graph;
  readonly to: Graph;
  readonly clicked: string;
  /** What was shown before `from`: the page remembers where it was. */
  readonly earlier?: Graph;
};

const place = (request: LayoutRequest) => runToEnd(placeInColumns(sortedRequest(request)));

function only({ nodes, edges }: Graph, isIn: (id: string) => boolean): Graph {
  return {
    nodes: nodes.filter(({ id }) => isIn(id)),
    edges: edges.filter(({ from, to }) => isIn(from) && isIn(to)),
  };
}

/** The request as the page asks after pictures were shown, the latest first (components/graph/use-placement.ts). */
function after(to: Graph, shown: readonly { graph: Graph; picture: Picture }[]): LayoutRequest {
  const find = <Found>(look: (one: (typeof shown)[number]) => Found | undefined) => {
    for (const one of shown) {
      const found = look(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    nodes: to.nodes,
    edges: to.edges.map((edge) => {
      const before = find(({ graph, picture }) =>
        edgesOf(graph).has(edge.id) ? (picture.routes.get(edge.id) ?? []) : undefined,
      );
      return before === undefined ? edge : { ...edge, before };
    }),
    previous: to.nodes.flatMap(({ id, width }) => {
      const at = find(({ graph, picture }) => seenAt(graph, picture, id));
      return at === undefined
        ? []
        : [{ id, width, x: at.x - (openIn(to, id) ? OPEN.margin : 0), y: at.y }];
    }),
  };
}

const edgesOf = oncePer(({ edges }: Graph) => new Set(edges.map(({ id }) => id)));
const openOf = oncePer(
  ({ nodes }: Graph) =>
    new Set(nodes.filter(({ height }) => height > OPEN.higher).map(({ id }) => id)),
);
const openIn = (graph: Graph, id: string) => openOf(graph).has(id);

/** Where a card is: an open one within its margin. */
function seenAt(graph: Graph, { positions }: Picture, id: string) {
  const at = positions.get(id);
  return at && { x: at.x + (openIn(graph, id) ? OPEN.margin : 0), y: at.y };
}

/** Around a node, as many as there shall be: what a reader sees of a larger store. */
function around({ nodes, edges }: Graph, start: string, count: number): Set<string> {
  const beside = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const seen = new Set([start]);
  for (const id of seen)
    for (const next of beside.get(id) ?? []) if (seen.size < count) seen.add(next);
  return seen;
}

/** What is downstream of a node: one step, or all of it. */
function downstream({ edges }: Graph, start: string, isAll: boolean): Set<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  if (!isAll) return new Set(next.get(start));
  const seen = new Set([start]);
  for (const id of seen) for (const one of next.get(id) ?? []) seen.add(one);
  return seen;
}

/** A change of each kind somewhere in a graph; `time` says where. */
function changes(size: number, time: number): Readonly<Record<string, Change>> {
  const random = seeded(size * 31 + time);
  const store = generateGraph(2 * size);
  const pick = (list: readonly string[]) => list[random.below(list.length)] ?? '';
  const seen = around(store, pick(store.nodes.map(({ id }) => id)), size);
  const shown = only(store, (id) => seen.has(id));
  const ids = shown.nodes.map(({ id }) => id);
  const isBorder = (id: string) =>
    store.edges.some((edge) => edge.from === id && !seen.has(edge.to));
  const clicked = pick(ids.filter(isBorder));
  const plus = (more: ReadonlySet<string>) => only(store, (id) => seen.has(id) || more.has(id));
  const hop = plus(downstream(store, clicked, false));
  const all = plus(downstream(store, clicked, true));
  const opened = pick(ids.filter((id) => id.startsWith('dataset')));
  const open = (node: Graph['nodes'][number]) =>
    node.id === opened
      ? {
          id: node.id,
          width: Math.max(OPEN.least, node.width) + 2 * OPEN.margin,
          height: node.height + OPEN.higher,
        }
      : node;
  const withOpen: Graph = {
    nodes: shown.nodes.map(open),
    edges: shown.edges.map((edge) => ({
      ...edge,
      ...(edge.from === opened ? { fromY: 32 } : {}),
      ...(edge.to === opened ? { toY: 32 } : {}),
    })),
  };
  const kept = pick(ids);
  const filtered = only(shown, (id) => id === kept || random.next() < LEFT);
  return {
    'expanded by a hop': { from: shown, to: hop, clicked },
    'expanded all the way': { from: shown, to: all, clicked },
    collapsed: { from: all, to: shown, clicked },
    'columns opened': { from: shown, to: withOpen, clicked: opened },
    'columns closed': { earlier: shown, from: withOpen, to: shown, clicked: opened },
    'a fifth filtered out': { from: shown, to: filtered, clicked: kept },
    'filter taken off': { earlier: shown, from: filtered, to: shown, clicked: kept },
  };
}

/** How far each card that stays is from where it was, seen from the one that was clicked, px. */
function moves({ from, to, clicked, earlier }: Change): number[] {
  const first = earlier && { graph: earlier, picture: place(earlier) };
  const then = { graph: from, picture: place(first ? after(from, [first]) : from) };
  const now = place(after(to, first ? [then, first] : [then]));
  const shift = (id: string) => {
    const [a, b] = [seenAt(from, then.picture, id), seenAt(to, now, id)];
    return a && b && { x: b.x - a.x, y: b.y - a.y };
  };
  const own = shift(clicked) ?? { x: 0, y: 0 };
  return to.nodes.flatMap(({ id }) => {
    const by = shift(id);
    return by === undefined ? [] : Math.hypot(by.x - own.x, by.y - own.y);
  });
}

/** How far what stays is moved by what readers do, on the generated graphs; what is clicked stays exactly. */
export function measureMoves(): Row[] {
  return SIZES.flatMap((size) => {
    const found = new Map<string, number[]>();
    for (let time = 0; time < TIMES; time++)
      for (const [what, change] of Object.entries(changes(size, time)))
        found.set(what, [...(found.get(what) ?? []), ...moves(change)]);
    return Array.from(found, ([what, moved]): Row => ({
      what: `${size} shown, ${what}`,
      'moved, %': (100 * moved.filter((px) => px > SEEN_PX).length) / moved.length,
      'median px': percentile(moved, 0.5),
      'p95 px': percentile(moved, 0.95),
    }));
  });
}
