import 'server-only';

import {
  BESIDES_LIMIT,
  FIND_LIMIT,
  GRAPH_NODE_LIMIT,
  GROUPED_NODE_LIMIT,
} from '@/lib/contract/choices';
import type { FindResponse, HiddenNode } from '@/lib/contract/find';
import type { GraphQuery } from '@/lib/contract/graph';
import { Trail, walk, type Evidence, type NodeKey, type Side } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import { NodeConditions } from '@/lib/store/node-conditions';

import { getGraph } from './get-graph';
import { findPlaces, type Place } from './graph/find-places';
import { selectNodes } from './graph/select-nodes';
import { readMoment } from './read-moment';

/** Nodes looked at each way: two seconds of a cold store (`npm run bench -- graph`). */
const WALK_LIMIT = 20_000;

const SIDES = {
  both: ['up', 'down'],
  upstream: ['up'],
  downstream: ['down'],
} as const satisfies Record<GraphQuery['direction'], readonly Side[]>;

/** Everything a question reaches without a bound on its depth, and how it got there. */
type Beyond = {
  readonly distances: ReadonlyMap<NodeKey, number>;
  readonly isWhole: boolean;
  readonly wayTo: (key: NodeKey) => readonly NodeKey[];
};

function walkAll(graph: GraphIndex, query: GraphQuery, focus: NodeKey): Beyond {
  const source = graph.seenBy(new Set<Evidence>(query.evidence));
  const distances = new Map<NodeKey, number>();
  const trails = new Map<NodeKey, Trail>();
  let isWhole = true;
  for (const side of SIDES[query.direction]) {
    const trail = new Trail();
    const request = { from: focus, side, depth: Infinity, limit: WALK_LIMIT, trail };
    const { hops, hitLimit } = walk(source, request);
    isWhole &&= !hitLimit;
    for (const [key, count] of hops) {
      if (Math.abs(distances.get(key) ?? Infinity) <= count) continue;
      distances.set(key, side === 'up' ? -count : count);
      trails.set(key, trail);
    }
  }
  const wayTo = (key: NodeKey) => trails.get(key)?.wholeTo(key, focus) ?? [key];
  return { distances, isWhole, wayTo };
}

function reachBeyond(
  graph: GraphIndex,
  query: GraphQuery,
  focus: NodeKey | null,
  nodes: NodeConditions,
): Beyond {
  const alone = (key: NodeKey) => [key];
  const unfolded = { ...query, fold: 'none' } as const;
  if (focus !== null) {
    const beyond = walkAll(graph, query, focus);
    const reached = { ...beyond, besides: new Set<NodeKey>(), hitLimit: false };
    const { distances } = selectNodes(
      graph,
      unfolded,
      focus,
      { ...reached, hidden: 0, hiddenExact: true },
      Infinity,
    );
    return { ...beyond, distances };
  }
  if (query.select === null) {
    const distances = new Map([...nodes.all()].map((key) => [key, 0] as const));
    return { distances, isWhole: true, wayTo: alone };
  }
  const nothing = { distances: new Map<NodeKey, number>(), hitLimit: false, hidden: 0 };
  const selected = selectNodes(
    graph,
    unfolded,
    null,
    { ...nothing, besides: new Set(), hiddenExact: true },
    GROUPED_NODE_LIMIT,
  );
  return { distances: selected.distances, isWhole: selected.hiddenExact, wayTo: alone };
}

function named(nodes: NodeConditions, text: string): Set<NodeKey> {
  const wanted = text.trim().toLowerCase();
  const found = nodes.byNameLike(`%${wanted.replace(/[!%_]/g, '!$&')}%`, null);
  const holds = (namespace: string) => namespace.toLowerCase().includes(wanted);
  for (const key of nodes.byText('namespace', holds, null)) found.add(key);
  return found;
}

/** What of a way can be drawn besides what is: all of it, or both its ends. */
function bringIn(way: readonly NodeKey[], room: number): Pick<HiddenNode, 'also' | 'leftOut'> {
  const steps = [...new Set(way)];
  if (steps.length <= room) return { also: steps, leftOut: 0 };
  const end = Math.max(1, Math.ceil(room / 2));
  const also = [...steps.slice(0, Math.max(0, room - end)), ...steps.slice(-end)];
  return { also, leftOut: steps.length - also.length };
}

function describe(
  graph: GraphIndex,
  beyond: Beyond,
  { shown, room }: { readonly shown: ReadonlySet<NodeKey>; readonly room: number },
  keys: readonly NodeKey[],
  places: ReadonlyMap<NodeKey, Place>,
): HiddenNode[] {
  const cards = graph.cards(keys);
  return keys.flatMap((one): HiddenNode[] => {
    const card = cards.get(one);
    if (!card) return [];
    const { id, key, kind, type, namespace, name } = card;
    const way = beyond.wayTo(one).filter((step) => !shown.has(step));
    const distance = beyond.distances.get(one) ?? 0;
    const within = places.get(one)?.id ?? null;
    return [{ id, key, kind, type, namespace, name, distance, within, ...bringIn(way, room) }];
  });
}

function countPlaces(places: ReadonlyMap<NodeKey, Place>): FindResponse['within'] {
  const counts = new Map<string, FindResponse['within'][number]>();
  for (const place of places.values())
    counts.set(place.id, { ...place, count: (counts.get(place.id)?.count ?? 0) + 1 });
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, FIND_LIMIT);
}

/**
 * Finds by name or namespace, like the find box, among the nodes a question reaches and does not
 * show: beyond its depth, or in closed groups. What the selector leaves out is no part of it.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function findHidden(query: GraphQuery, text: string): Promise<FindResponse> {
  const nothing = { hidden: [], within: [], total: 0, totalExact: true, notices: [] };
  if (query.mode === 'pinned')
    return {
      ...nothing,
      notices: [{ parameter: 'mode', message: 'Versions and runs are not looked for.' }],
    };
  if (text.trim() === '') return nothing;
  const answer = await getGraph(query, GRAPH_NODE_LIMIT);
  const db = database();
  const graph = openGraph(db, readMoment(query).moment);
  const nodes = new NodeConditions(db, graph);
  const focus = answer.focus === null ? null : graph.resolve(answer.focus);
  const beyond = reachBeyond(graph, query, focus, nodes);
  const shown = new Set<NodeKey>(answer.nodes.map(({ key }) => key));
  const away = (key: NodeKey) => Math.abs(beyond.distances.get(key) ?? 0);
  const found = [...named(nodes, text)]
    .filter((key) => beyond.distances.has(key) && !shown.has(key))
    .sort((a, b) => away(a) - away(b) || (a < b ? -1 : 1));
  const places = findPlaces(query, new Set(found));
  const room = BESIDES_LIMIT - query.also.length;
  return {
    hidden: describe(graph, beyond, { shown, room }, found.slice(0, FIND_LIMIT), places),
    within: countPlaces(places),
    total: found.length,
    totalExact: beyond.isWhole,
    notices: [],
  };
}
