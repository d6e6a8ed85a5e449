import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphEdge, GraphNode, GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import {
  EVIDENCE,
  type Evidence,
  type NodeId,
  type NodeKey,
  type Side,
  type Slice,
} from '@/lib/lineage';
import { openColumns } from '@/lib/store/column-index';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import {
  COLUMN_EDGE_LIMIT,
  countIndirect,
  edgesAmongColumns,
  edgesOfTrace,
  type ColumnEdges,
} from '../column-edges';
import {
  COLUMNS_DRAWN,
  columnsOf,
  isNamed,
  sliceOf,
  walkSides,
  type SideWalk,
  type TraceRequest,
} from '../trace-columns';
import { assemble, namedColumns, type Asked, type WithColumns } from './describe-graph-columns';
import type { Drawn } from './draw-graph';
import type { Reached } from './walk-graph';

const SIDES = {
  both: ['up', 'down'],
  upstream: ['up'],
  downstream: ['down'],
} as const satisfies Record<GraphQuery['direction'], readonly Side[]>;

/** Columns beyond those shown that are looked at to say how many nodes are hidden. */
const HIDDEN_COUNTED = 2000;

export type ColumnQuestion = {
  /** The nodes a column's trace passes; null leaves them to the walk from dataset to dataset. */
  readonly reached: Reached | null;
  readonly addTo: (drawn: Drawn) => WithColumns;
};

function idsOf(nodes: readonly GraphNode[]): Map<NodeKey, NodeId> {
  return new Map(nodes.map(({ key, id }) => [key, id]));
}

/** All columns of the nodes shown, and what flows between them. */
function amongNodes(index: LinkedColumns, request: Asked): ColumnQuestion {
  return {
    reached: null,
    addTo: (drawn) => {
      const ids = idsOf(drawn.nodes);
      const limit = request.isWhole ? Infinity : COLUMN_EDGE_LIMIT;
      const edges = edgesAmongColumns(index, request, ids, limit);
      const all = request.indirect
        ? edges
        : edgesAmongColumns(index, { ...request, indirect: true }, ids, limit);
      const indirect = all.edges.filter(({ use }) => use?.type === 'INDIRECT').length;
      const counts = { focus: null, indirect };
      return assemble(index, request, drawn, edges, namedColumns(edges.edges), counts);
    },
  };
}

/** What to say of a column that nothing names: an empty answer alone would look like "no lineage". */
function unnamed(index: LinkedColumns, node: NodeKey, field: string): Notice[] {
  if (isNamed(index, { node, field })) return [];
  const message = `No schema in force and no lineage here names the column “${field.slice(0, 200)}”.`;
  return [{ parameter: 'focus', message }];
}

/** Which edges between datasets and jobs some edges between columns pass. */
function passedBy({ edges }: ColumnEdges): (edge: GraphEdge) => boolean {
  const passed = new Map<NodeId, Set<NodeId>>();
  const pass = (from: NodeId, to: NodeId) => {
    const known = passed.get(from);
    if (known) known.add(to);
    else passed.set(from, new Set([to]));
  };
  for (const { from, to, job } of edges)
    if (job === null) pass(from, to);
    else {
      pass(from, job);
      pass(job, to);
    }
  return ({ from, to }) => passed.get(from)?.has(to) ?? false;
}

const CUT: Notice = {
  parameter: 'depth',
  message: `Only the nearest ${COLUMNS_DRAWN} columns each way are shown; the impact list has all.`,
};

/** Datasets and jobs a trace without bounds would pass, and this one does not. */
function countHidden(
  index: LinkedColumns,
  focus: NodeKey,
  request: TraceRequest,
  walks: readonly SideWalk[],
  { distances }: Slice,
): Pick<Reached, 'hidden' | 'hiddenExact'> {
  const isWhole = request.depth === Infinity && request.evidence.size === EVIDENCE.length;
  if (isWhole && walks.every(({ hitLimit }) => !hitLimit) && distances.size <= GRAPH_NODE_LIMIT)
    return { hidden: 0, hiddenExact: true };
  const shown = Math.max(...walks.map(({ arrivals }) => arrivals.size));
  const evidence = new Set<Evidence>(EVIDENCE);
  const wider = { ...request, depth: Infinity, evidence, limit: shown + HIDDEN_COUNTED };
  const all = sliceOf(focus, walkSides(index, wider), Infinity);
  let hidden = 0;
  for (const key of all.distances.keys()) if (!distances.has(key)) hidden += 1;
  return { hidden, hiddenExact: !all.hitLimit };
}

/** What one column is made from and goes into. */
function fromColumn(
  index: LinkedColumns,
  focus: NodeKey,
  field: string,
  request: TraceRequest & Asked,
): ColumnQuestion {
  const limit = request.isWhole ? Infinity : COLUMNS_DRAWN;
  const nodeLimit = request.isWhole ? Infinity : GRAPH_NODE_LIMIT;
  const walks = walkSides(index, { ...request, limit });
  const slice = sliceOf(focus, walks, nodeLimit);
  const { hidden, hiddenExact } = countHidden(index, focus, request, walks, slice);
  return {
    reached: { ...slice, besides: new Set(), hidden, hiddenExact },
    addTo: (drawn) => {
      const ids = idsOf(drawn.nodes);
      const edges = edgesOfTrace(
        index,
        walks,
        request,
        ids,
        request.isWhole ? Infinity : COLUMN_EDGE_LIMIT,
      );
      const byKey = columnsOf(walks);
      const columns = new Map([...ids].map(([key, id]) => [id, byKey.get(key) ?? []]));
      const passes = passedBy(edges);
      const wider = request.indirect
        ? walks
        : walkSides(index, { ...request, limit, indirect: true });
      const indirect = countIndirect(index, wider, request);
      // What passes inside closed groups is not looked into.
      const inSight = new Set<string>(ids.values());
      const isInSight = ({ from, to }: GraphEdge) => inSight.has(from) && inSight.has(to);
      const isPassed = (edge: GraphEdge) => !isInSight(edge) || passes(edge);
      const narrowed = { ...drawn, edges: drawn.edges.filter(isPassed) };
      const counts = { focus: field, indirect };
      const answer = assemble(index, request, narrowed, edges, columns, counts);
      const cut = walks.some(({ hitLimit }) => hitLimit) ? [CUT] : [];
      return { ...answer, notices: [...answer.notices, ...cut, ...unnamed(index, focus, field)] };
    },
  };
}

/** A question about tables says nothing of columns. */
export const NO_COLUMNS: ColumnQuestion = {
  reached: null,
  addTo: (drawn) => ({ ...drawn, counts: {}, notices: [] }),
};

/** Whether a question asks for columns at all. */
export function asksForColumns({ level, columns }: GraphQuery): boolean {
  return level === 'column' || columns.length > 0;
}

/**
 * The columns of a graph question that asks for them. At column level, or with tables opened: what
 * flows between the columns of the nodes shown, or, with a field, what that one column is made from
 * and goes into.
 *
 * @param opened datasets all of whose columns are listed.
 * @param focus key of its node; null where the question has none.
 */
export function askColumnsOf(
  index: LinkedColumns,
  opened: Asked['opened'],
  focus: NodeKey | null,
  field: string | null,
  query: GraphQuery,
  isWhole = false,
): ColumnQuestion {
  const { indirect, direction, depth, level } = query;
  const asked = { evidence: new Set<Evidence>(query.evidence), indirect, opened, isWhole };
  if (level === 'table' || focus === null || field === null) return amongNodes(index, asked);
  return fromColumn(index, focus, field, {
    from: { node: focus, field },
    sides: SIDES[direction],
    // Hops count datasets and jobs alike; a step goes from dataset to dataset.
    depth: depth === 'all' ? Infinity : Math.ceil(depth / 2),
    ...asked,
  });
}

/**
 * The columns of a question about datasets and jobs; see {@link askColumnsOf}.
 *
 * @param focus canonical key; null where the question has none.
 * @param isWhole whether nothing may be left out, as in a download.
 */
export function askColumns(
  db: Database,
  graph: GraphIndex,
  focus: NodeKey | null,
  field: string | null,
  query: GraphQuery,
  isWhole: boolean,
): ColumnQuestion {
  if (!asksForColumns(query)) return NO_COLUMNS;
  const opened = new Set(query.columns.flatMap((key) => graph.resolve(key) ?? []));
  return askColumnsOf(openColumns(db, graph), opened, focus, field, query, isWhole);
}
