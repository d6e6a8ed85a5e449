import 'server-only';

import type { GraphGroup, GraphQuery } from '@/lib/contract/graph';
import {
  groupNodes,
  partialFlows,
  rollUp,
  type Evidence,
  type Group,
  type GroupTree,
  type NodeId,
  type NodeKey,
  type OwnerFlows,
  type Placed,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { WholeGraph, WholeNode } from '@/lib/store/whole-graph';

import { byText, drawEdge, drawFlows, drawNodes, type Drawn } from './draw-graph';
import { NOTHING_THROUGH, rollUpThrough, withoutPassed } from './draw-through';
import { readGroupable, type Groupable } from './read-groupable';
import { neighboursIn } from './seen-beside';
import type { ThroughHidden } from './walk-graph';

type Distances = ReadonlyMap<NodeKey, number>;

function isUpdatedLater(a: WholeNode, b: WholeNode): boolean {
  return (
    a.updated > b.updated || (a.updated === b.updated && (a.updatedAt ?? '') > (b.updatedAt ?? ''))
  );
}

/** What closed or open groups say of their members. */
function countMembers(
  members: readonly Placed[],
  { nodeAt, isWhole }: Groupable,
  distances: Distances,
) {
  let [datasets, jobs, failing] = [0, 0, 0];
  let latest: WholeNode | null = null;
  let distance: number | null = null;
  for (const { at } of members) {
    const node = nodeAt(at);
    if (!node) continue;
    if (node.kind === 'job') jobs += 1;
    else datasets += 1;
    if (node.status === 'failed') failing += 1;
    if (latest === null || isUpdatedLater(node, latest)) latest = node;
    const away = isWhole ? 0 : (distances.get(node.key) ?? 0);
    if (distance === null || Math.abs(away) < Math.abs(distance)) distance = away;
  }
  return { datasets, jobs, failing, updatedAt: latest?.updatedAt ?? null, distance: distance ?? 0 };
}

/** Neighbours beyond what the answer reaches; nothing is beyond a whole store. */
function countHidden(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  members: readonly Placed[],
  distances: Distances,
) {
  const keys = members.map(({ key }) => key);
  const beside = neighboursIn(graph, allowed, keys);
  const beyond = (side: 'up' | 'down') => {
    const hidden = new Set<NodeKey>();
    for (const key of keys)
      for (const other of beside.get(key)?.[side] ?? [])
        if (!distances.has(other)) hidden.add(other);
    return hidden.size;
  };
  return { hiddenUpstream: beyond('up'), hiddenDownstream: beyond('down') };
}

const NONE_HIDDEN = { hiddenUpstream: 0, hiddenDownstream: 0 };

function drawGroup({ id, parent, label, isOpen }: Group) {
  return { id, parent, label, isOpen };
}

/** Where each node is: itself, or the closed group it is in. Numbers are looked up when first needed. */
function placesOf({ places, placeAt }: GroupTree, placed: readonly Placed[]) {
  let numbers: ReadonlyMap<NodeKey, number> | null = null;
  return (key: NodeKey): string | undefined => {
    numbers ??= new Map(placed.map((one) => [one.key, one.at]));
    return places[placeAt[numbers.get(key) ?? -1] ?? -1];
  };
}

/** Flows of the jobs in sight, between the places of their ends. */
function flowsBetweenPlaces(
  flows: readonly OwnerFlows[],
  placeOf: (key: NodeKey) => string | undefined,
): OwnerFlows[] {
  return flows.map(({ owner, pairs }) => {
    const between = new Map<string, OwnerFlows['pairs'][number]>();
    for (const pair of pairs) {
      const [from, to] = [placeOf(pair.from), placeOf(pair.to)] as (NodeKey | undefined)[];
      if (from !== undefined && to !== undefined) between.set(`${from} ${to}`, { from, to });
    }
    return { owner, pairs: [...between.values()] };
  });
}

type Asked = Pick<GraphQuery, 'group' | 'expanded' | 'also' | 'evidence' | 'focus'>;

/** Answers about a whole store that are kept until it changes: what a person goes back and forth between. */
const KEPT = 24;
type Kept = { readonly version: number; readonly drawn: Map<string, Drawn> };
const kept = new WeakMap<WholeGraph, Kept>();

/**
 * What a question reaches, gathered into groups: closed ones stand for their nodes, with counts
 * and with all edges between two places as one; open ones show what is in them.
 */
export function drawGroups(
  db: Database,
  graph: GraphIndex,
  query: Asked,
  distances: Distances,
  through: ThroughHidden,
): Drawn {
  const allowed = new Set<Evidence>(query.evidence);
  const found = readGroupable(db, graph, { allowed, grouping: query.group, distances });
  const { whole } = found;
  if (whole === null) return drawFound(graph, query, distances, found, through);
  let known = kept.get(whole);
  if (known?.version !== whole.version)
    kept.set(whole, (known = { version: whole.version, drawn: new Map() }));
  const { group, expanded, also } = query;
  const name = JSON.stringify([group, expanded, also]);
  const drawn = known.drawn.get(name) ?? drawFound(graph, query, distances, found);
  known.drawn.delete(name);
  known.drawn.set(name, drawn);
  for (const old of known.drawn.keys()) if (known.drawn.size > KEPT) known.drawn.delete(old);
  return drawn;
}

/** The groups of a question, and who is in which. */
export function treeOf(
  graph: GraphIndex,
  query: Asked,
  { placed }: Pick<Groupable, 'placed'>,
): GroupTree {
  const opened = new Set(query.expanded);
  const named = new Set(query.also.map((ref) => graph.resolve(ref)));
  // What is asked for by key is in sight: so are the groups around it.
  const isOpen = (id: string, members: readonly Placed[]) =>
    opened.has(id) || (named.size > 0 && members.some(({ key }) => named.has(key)));
  return groupNodes(placed, query.group, isOpen);
}

function drawFound(
  graph: GraphIndex,
  query: Asked,
  distances: Distances,
  found: Groupable,
  through: ThroughHidden = NOTHING_THROUGH,
): Drawn {
  const allowed = new Set<Evidence>(query.evidence);
  const tree = treeOf(graph, query, found);
  const shown = tree.shown.map(({ key }) => key);

  const ids = new Map<string, NodeId>();
  const nodes = drawNodes(graph, allowed, shown, distances).map((node) => {
    ids.set(node.key, node.id);
    const group = tree.insideOf.get(node.key);
    return group === undefined ? node : { ...node, group };
  });
  const groups = tree.groups.map((group): GraphGroup => {
    if (!group.isOpen) ids.set(group.id, group.id as string as NodeId);
    return {
      ...drawGroup(group),
      ...countMembers(group.members, found, distances),
      ...(found.isWhole || group.isOpen
        ? NONE_HIDDEN
        : countHidden(graph, allowed, group.members, distances)),
    };
  });
  const edges = rollUp(found.edges(), tree).flatMap((rolled) => {
    const edge = drawEdge(rolled, ids);
    if (edge === null) return [];
    return rolled.weight > 1 ? { ...edge, weight: rolled.weight } : edge;
  });
  const placeOf = placesOf(tree, found.placed);
  const told = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  for (const edge of rollUpThrough(graph, through, placeOf, ids))
    if (!told.has(`${edge.from} ${edge.to}`)) edges.push(edge);
  const flows = partialFlows(graph.seenBy(allowed).views(shown), distances);
  return {
    nodes: nodes.map(withoutPassed(through)),
    groups,
    edges: edges.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
    flows: flowsBetweenPlaces(flows, placeOf).flatMap((of) => drawFlows(of, ids) ?? []),
  };
}
