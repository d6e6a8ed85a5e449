import 'server-only';

import type { GraphEdge, GraphNode, GraphResponse, JobFlows } from '@/lib/contract/graph';
import {
  edgesAmong,
  partialFlows,
  type Evidence,
  type NodeId,
  type NodeKey,
  type OwnerFlows,
  type SliceEdge,
} from '@/lib/lineage';
import type { GraphIndex, Neighbours } from '@/lib/store/graph-index';
import type { NodeCard } from '@/lib/store/node-cards';

import { neighboursIn } from './seen-beside';

/** Written out field by field: spreading a card for each of 5,000 nodes took a third of the answer's time. */
function drawNode(
  card: NodeCard,
  { up, down }: Neighbours,
  shown: Distances,
  distance: number,
): GraphNode {
  return {
    id: card.id,
    key: card.key,
    kind: card.kind,
    type: card.type,
    namespace: card.namespace,
    name: card.name,
    status: card.status,
    statusAt: card.statusAt,
    updatedAt: card.updatedAt,
    description: card.description,
    tags: card.tags,
    owners: card.owners,
    columnCount: card.columnCount,
    gone: card.gone,
    renamedFrom: card.renamedFrom,
    upstreamCount: up.size,
    downstreamCount: down.size,
    hiddenUpstream: countHidden(up, shown),
    hiddenDownstream: countHidden(down, shown),
    distance,
  };
}

/** What is drawn of what a question reaches. */
export type Drawn = Pick<GraphResponse, 'nodes' | 'groups' | 'edges' | 'flows'>;
type Distances = ReadonlyMap<NodeKey, number>;
export type Ids = ReadonlyMap<string, NodeId>;
/** An edge between what is drawn: nodes, or the groups they are in. */
type DrawableEdge = Omit<SliceEdge, 'from' | 'to'> & { readonly from: string; readonly to: string };

/** An edge between drawn things by their ids; null if an end is not drawn. */
export function drawEdge({ from, to, edge }: DrawableEdge, ids: Ids): GraphEdge | null {
  const [a, b] = [ids.get(from), ids.get(to)];
  if (!a || !b) return null;
  const { evidence, firstSeen, lastSeen, runCount, lastRun } = edge;
  return { from: a, to: b, evidence, firstSeen, lastSeen, runCount, lastRun };
}

/** The flows of a job by the ids of what is drawn; null if the job is not. */
export function drawFlows({ owner, pairs }: OwnerFlows, ids: Ids): JobFlows | null {
  const job = ids.get(owner);
  if (!job) return null;
  const drawn = pairs.flatMap(({ from, to }) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    return a && b ? [{ from: a, to: b }] : [];
  });
  return { job, pairs: drawn };
}

/** What names an end of an edge. */
export type EdgeEnd = Pick<GraphNode, 'id' | 'namespace' | 'name'>;
export type NamedEdge = { readonly edge: GraphEdge; readonly from: EdgeEnd; readonly to: EdgeEnd };

/** Order of code units: the same on every server, and several times quicker than a locale's. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function countHidden(keys: ReadonlySet<NodeKey>, shown: Distances): number {
  let hidden = 0;
  for (const key of keys) if (!shown.has(key)) hidden += 1;
  return hidden;
}

/** The cards of some of the nodes reached, by key. */
export function drawNodes(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  keys: readonly NodeKey[],
  distances: Distances,
): GraphNode[] {
  const cards = graph.cards(keys);
  const neighbours = neighboursIn(graph, allowed, keys);
  const nodes: GraphNode[] = [];
  for (const key of keys) {
    const [card, beside] = [cards.get(key), neighbours.get(key)];
    if (card && beside) nodes.push(drawNode(card, beside, distances, distances.get(key) ?? 0));
  }
  return nodes.sort((a, b) => byText(a.key, b.key));
}

/** The cards of the nodes reached, all edges between them, and the flows that are not whole. */
export function drawGraph(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  distances: Distances,
): Drawn {
  const keys = [...distances.keys()].sort(byText);
  const nodes = drawNodes(graph, allowed, keys, distances);
  const ids = new Map<NodeKey, NodeId>(nodes.map(({ key, id }) => [key, id]));
  const views = graph.seenBy(allowed).views(keys);
  // In the order of their owners, as a download writes them without holding all of them.
  const edges = edgesAmong(views, distances).flatMap((edge) => drawEdge(edge, ids) ?? []);
  return {
    nodes,
    groups: [],
    edges,
    flows: partialFlows(views, distances).flatMap((of) => drawFlows(of, ids) ?? []),
  };
}
