import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, NODE_STATUSES, type Evidence } from '@/lib/lineage';
import { SORTS, type GraphView, type SortBy } from '@/lib/url/graph-view';

/** One node in the tree. Every node of the answer has one row, under the node it was reached from. */
export type TreeRow = {
  readonly node: GraphNode;
  /** The node one step nearer the focus; null for the focus and for what nothing leads to. */
  readonly parent: GraphNode | null;
  /** Strongest edge between the two; null without a parent. */
  readonly evidence: Evidence | null;
  /** It leads through nodes that are hidden. */
  readonly isThrough: boolean;
  /** 1 for the focus. */
  readonly level: number;
  readonly children: readonly string[];
  /** Place among its siblings, from 1. */
  readonly place: number;
  readonly siblings: number;
};

/** Null: the tree. */
export type Sort = { readonly by: SortBy; readonly isDown: boolean } | null;

/** The order that the URL asks for, and how the URL asks for an order. */
export function readSort(text: GraphView['sort']): Sort {
  const by = SORTS.find((one) => text === one || text === `-${one}`);
  return by === undefined ? null : { by, isDown: text !== by };
}
export function writeSort(sort: Sort): GraphView['sort'] {
  return sort && (sort.isDown ? `-${sort.by}` : sort.by);
}

type Adjacent = { readonly id: string; readonly edge: GraphEdge };

function adjacency(edges: readonly GraphEdge[]): Map<string, Adjacent[]> {
  const beside = new Map<string, Adjacent[]>();
  const add = (from: string, id: string, edge: GraphEdge) => {
    const known = beside.get(from);
    if (known) known.push({ id, edge });
    else beside.set(from, [{ id, edge }]);
  };
  for (const edge of edges) {
    add(edge.from, edge.to, edge);
    add(edge.to, edge.from, edge);
  }
  return beside;
}

const flowOrder = (a: GraphNode, b: GraphNode) =>
  a.distance - b.distance || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

/** Who each node was reached from: along the shortest ways first, then along any edge. */
function findParents({ nodes, edges, focus }: GraphResponse) {
  const byId = new Map<string, GraphNode>(nodes.map((node) => [node.id, node]));
  const beside = adjacency(edges);
  const parents = new Map<string, { readonly id: string; readonly edge: GraphEdge } | null>();
  const spread = (
    start: readonly string[],
    isStep: (from: GraphNode, to: GraphNode, edge: GraphEdge) => boolean,
  ) => {
    const queue = [...start];
    // It grows while it is read.
    for (const at of queue) {
      const from = byId.get(at);
      if (from === undefined) continue;
      for (const { id, edge } of beside.get(from.id) ?? []) {
        const to = byId.get(id);
        if (to === undefined || parents.has(id) || !isStep(from, to, edge)) continue;
        parents.set(id, { id: from.id, edge });
        queue.push(id);
      }
    }
  };
  const isOutward = (from: GraphNode, to: GraphNode, { through }: GraphEdge) =>
    (through === undefined
      ? Math.abs(to.distance) === Math.abs(from.distance) + 1
      : Math.abs(to.distance) > Math.abs(from.distance)) &&
    (from.distance === 0 || Math.sign(from.distance) === Math.sign(to.distance));
  const roots = focus === null ? [] : [focus];
  for (const id of roots) parents.set(id, null);
  spread(roots, isOutward);
  spread([...parents.keys()], () => true);
  for (const { id } of nodes.toSorted(flowOrder)) {
    if (parents.has(id)) continue;
    parents.set(id, null);
    spread([id], () => true);
  }
  return { byId, parents };
}

type Parents = ReturnType<typeof findParents>['parents'];

/** The nodes under each node, in reading order; under null those that nothing leads to. */
function findChildren(byId: ReadonlyMap<string, GraphNode>, parents: Parents) {
  const children = new Map<string | null, GraphNode[]>();
  for (const [id, parent] of parents) {
    const node = byId.get(id);
    if (node === undefined) continue;
    const under = parent?.id ?? null;
    const known = children.get(under);
    if (known) known.push(node);
    else children.set(under, [node]);
  }
  for (const list of children.values()) list.sort(flowOrder);
  return children;
}

/** The nodes of an answer as a tree from the focus outwards, upstream before downstream, in reading order. */
export function treeRows(graph: GraphResponse): TreeRow[] {
  const { byId, parents } = findParents(graph);
  const children = findChildren(byId, parents);
  const rowsUnder = (parent: GraphNode | null, level: number): TreeRow[] => {
    const siblings = children.get(parent?.id ?? null) ?? [];
    return siblings.map((node, i) => ({
      node,
      parent,
      evidence: parents.get(node.id)?.edge.evidence ?? null,
      isThrough: parents.get(node.id)?.edge.through !== undefined,
      level,
      children: (children.get(node.id) ?? []).map(({ id }) => id),
      place: i + 1,
      siblings: siblings.length,
    }));
  };
  const rows: TreeRow[] = [];
  // A stack and not a recursion: chains may be thousands of nodes long.
  const stack = rowsUnder(null, 1).reverse();
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    rows.push(top);
    for (const row of rowsUnder(top.node, top.level + 1).reverse()) stack.push(row);
  }
  return rows;
}

/** The rows under no closed one. */
export function openRows(rows: readonly TreeRow[], closed: ReadonlySet<string>): TreeRow[] {
  let hiddenBelow = Infinity;
  return rows.filter(({ node, level }) => {
    if (level > hiddenBelow) return false;
    hiddenBelow = closed.has(node.id) ? level : Infinity;
    return true;
  });
}

const ORDERS: Record<SortBy, (a: TreeRow, b: TreeRow) => number> = {
  name: (a, b) => a.node.name.localeCompare(b.node.name, 'en'),
  type: (a, b) => a.node.type.localeCompare(b.node.type, 'en'),
  distance: (a, b) => a.node.distance - b.node.distance,
  owner: (a, b) => ownerText(a.node).localeCompare(ownerText(b.node), 'en'),
  evidence: (a, b) => rank(a.evidence) - rank(b.evidence),
  status: (a, b) => NODE_STATUSES.indexOf(a.node.status) - NODE_STATUSES.indexOf(b.node.status),
  updated: (a, b) => (a.node.updatedAt ?? '').localeCompare(b.node.updatedAt ?? ''),
};

const rank = (evidence: Evidence | null) => (evidence === null ? -1 : EVIDENCE.indexOf(evidence));
/** After every name, so that what nobody owns comes last. */
const ownerText = ({ owners }: GraphNode) => owners.join(', ') || '\uFFFF';

/** The rows in an order of their own, each on the first level. */
export function sortedRows(rows: readonly TreeRow[], sort: NonNullable<Sort>): TreeRow[] {
  const order = ORDERS[sort.by];
  const way = sort.isDown ? -1 : 1;
  return rows
    .toSorted((a, b) => way * order(a, b) || flowOrder(a.node, b.node))
    .map((row, i) => ({
      ...row,
      level: 1,
      children: [],
      place: i + 1,
      siblings: rows.length,
    }));
}

/** What a click on a head does: up, down, back to the tree. */
export function nextSort(sort: Sort, by: SortBy): Sort {
  if (sort?.by !== by) return { by, isDown: false };
  return sort.isDown ? null : { by, isDown: true };
}

/** "2 upstream", "focus", "1 downstream". */
export function distanceWords(distance: number): string {
  if (distance === 0) return 'Focus';
  return `${Math.abs(distance)} ${distance < 0 ? 'upstream' : 'downstream'}`;
}
