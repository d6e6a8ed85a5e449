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
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { WholeNode } from '@/lib/store/whole-graph';

import { byText, drawEdge, drawFlows, drawNodes, type Drawn } from './draw-graph';
import { readGroupable, type Groupable } from './read-groupable';

type Distances = ReadonlyMap<NodeKey, number>;

/** What closed or open groups say of their members. */
function countMembers(
  members: readonly NodeKey[],
  nodes: ReadonlyMap<NodeKey, WholeNode>,
  distances: Distances,
) {
  let [datasets, jobs, failing] = [0, 0, 0];
  let updatedAt: WholeNode['updatedAt'] = null;
  let distance: number | null = null;
  for (const key of members) {
    const node = nodes.get(key);
    if (!node) continue;
    if (node.kind === 'job') jobs += 1;
    else datasets += 1;
    if (node.status === 'failed') failing += 1;
    if (node.updatedAt !== null && (updatedAt === null || node.updatedAt > updatedAt))
      updatedAt = node.updatedAt;
    const away = distances.get(key) ?? 0;
    if (distance === null || Math.abs(away) < Math.abs(distance)) distance = away;
  }
  return { datasets, jobs, failing, updatedAt, distance: distance ?? 0 };
}

/** Neighbours beyond what the answer reaches; nothing is beyond a whole store. */
function countHidden(graph: GraphIndex, members: readonly NodeKey[], distances: Distances) {
  const beside = graph.neighbours(members);
  const beyond = (side: 'up' | 'down') => {
    const hidden = new Set<NodeKey>();
    for (const key of members)
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

/** Flows of the jobs in sight, between the places of their ends. */
function flowsBetweenPlaces(flows: OwnerFlows, { placeOf }: GroupTree): OwnerFlows {
  const pairs = new Map<string, OwnerFlows['pairs'][number]>();
  for (const pair of flows.pairs) {
    const [from, to] = [placeOf.get(pair.from), placeOf.get(pair.to)] as NodeKey[];
    if (from !== undefined && to !== undefined) pairs.set(`${from} ${to}`, { from, to });
  }
  return { owner: flows.owner, pairs: [...pairs.values()] };
}

/**
 * What a question reaches, gathered into groups: closed ones stand for their nodes, with counts
 * and with all edges between two places as one; open ones show what is in them.
 */
export function drawGroups(
  db: Database,
  graph: GraphIndex,
  query: Pick<GraphQuery, 'group' | 'expanded' | 'evidence' | 'focus'>,
  distances: Distances,
): Drawn {
  const allowed = new Set<Evidence>(query.evidence);
  const opened = new Set(query.expanded);
  const found: Groupable = readGroupable(db, graph, { allowed, grouping: query.group, distances });
  const tree = groupNodes(found.placed, query.group, (id) => opened.has(id));
  const shown = found.placed.flatMap(({ key }) => (tree.placeOf.get(key) === key ? key : []));

  const ids = new Map<string, NodeId>();
  const nodes = drawNodes(graph, shown, distances).map((node) => {
    ids.set(node.key, node.id);
    const group = tree.insideOf.get(node.key);
    return group === undefined ? node : { ...node, group };
  });
  const groups = tree.groups.map((group): GraphGroup => {
    if (!group.isOpen) ids.set(group.id, group.id as string as NodeId);
    return {
      ...drawGroup(group),
      ...countMembers(group.members, found.nodes, distances),
      ...(found.isWhole || group.isOpen
        ? NONE_HIDDEN
        : countHidden(graph, group.members, distances)),
    };
  });
  const edges = rollUp(found.edges(), tree.placeOf).flatMap((rolled) => {
    const edge = drawEdge(rolled, ids);
    if (edge === null) return [];
    return rolled.weight > 1 ? { ...edge, weight: rolled.weight } : edge;
  });
  const flows = partialFlows(graph.seenBy(allowed).views(shown), distances);
  return {
    nodes,
    groups,
    edges: edges.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
    flows: flows.flatMap((of) => drawFlows(flowsBetweenPlaces(of, tree), ids) ?? []),
  };
}
