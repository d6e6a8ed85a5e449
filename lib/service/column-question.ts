import 'server-only';

import type { ColumnAnswer, ColumnEdge } from '@/lib/contract/columns';
import { GRAPH_NODE_LIMIT, type GraphNode, type GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import {
  EVIDENCE,
  type Evidence,
  type NodeId,
  type NodeKey,
  type Side,
  type Slice,
} from '@/lib/lineage';
import { openColumns, type ColumnIndex } from '@/lib/store/column-index';
import type { Database } from '@/lib/store/database';

import {
  COLUMN_EDGE_LIMIT,
  columnsOf,
  edgesAmongColumns,
  edgesOfTrace,
  sliceOf,
  walkSides,
  type ColumnEdges,
  type TraceRequest,
} from './trace-columns';

const SIDES = {
  both: ['up', 'down'],
  upstream: ['up'],
  downstream: ['down'],
} as const satisfies Record<GraphQuery['direction'], readonly Side[]>;

type Ids = ReadonlyMap<NodeKey, NodeId>;

/** What a graph answer says of columns, once its nodes are chosen. */
export type ToldColumns = {
  /** What joins the answer, and what its counts. */
  readonly answer: { readonly columnEdges?: ColumnEdge[] };
  readonly counts: { readonly columns?: ColumnAnswer };
  readonly notices: Notice[];
  /** Whether columns flow along an edge between nodes. */
  readonly hasEdge: (from: NodeId, to: NodeId) => boolean;
  readonly withColumns: (nodes: GraphNode[]) => GraphNode[];
};

export type ColumnQuestion = {
  /** The nodes to show; null leaves them to the walk from dataset to dataset. */
  readonly slice: Slice | null;
  /** All nodes the question reaches, however far; null as above. */
  readonly reach: () => Slice | null;
  readonly draw: (ids: Ids) => ToldColumns;
};

function notExact({ isExact }: ColumnEdges): Notice[] {
  if (isExact) return [];
  const message = `Only ${COLUMN_EDGE_LIMIT} edges between columns are in the answer.`;
  return [{ parameter: 'level', message }];
}

/** Columns as the edges name them, for a question that starts from no column. */
function namedColumns(
  edges: readonly ColumnEdge[],
): Map<NodeId, Map<string | null, ColumnEdge['grade']>> {
  const named = new Map<NodeId, Map<string | null, ColumnEdge['grade']>>();
  const add = (node: NodeId, field: string | null, grade: ColumnEdge['grade']) => {
    const own = named.get(node) ?? new Map<string | null, ColumnEdge['grade']>();
    named.set(node, own);
    if (own.get(field) !== 'sure') own.set(field, grade);
  };
  for (const { from, fromField, to, toField, grade } of edges) {
    add(from, fromField, grade);
    add(to, toField, grade);
  }
  return named;
}

function count(named: Iterable<readonly { field: string | null; grade: ColumnEdge['grade'] }[]>) {
  const all = [...named].flat();
  return {
    shown: all.filter(({ field }) => field !== null).length,
    unknown: all.filter(({ field, grade }) => field === null && grade === 'unknown').length,
  };
}

/** Columns only filters, joins and the like lead to. */
function countIndirect(index: ColumnIndex, request: TraceRequest): number {
  const walks = walkSides(index, { ...request, indirect: true });
  const reached = walks.flatMap(({ arrivals }) => [...arrivals.values()]);
  return reached.filter(({ grade }) => grade === 1).length;
}

function amongNodes(index: ColumnIndex, request: TraceRequest): ColumnQuestion {
  return {
    slice: null,
    reach: () => null,
    draw: (ids) => {
      const drawn = edgesAmongColumns(index, request, ids);
      const named = new Map(
        [...namedColumns(drawn.edges)].map(([node, columns]) => [
          node,
          [...columns].map(([field, grade]) => ({ field, grade, distance: 0 })),
        ]),
      );
      const isIndirect = ({ grade }: ColumnEdge) => grade === 'indirect';
      const indirect = request.indirect
        ? drawn.edges
        : edgesAmongColumns(index, { ...request, indirect: true }, ids).edges;
      return {
        answer: { columnEdges: drawn.edges },
        counts: {
          columns: {
            focus: null,
            ...count(named.values()),
            edges: drawn.size,
            edgesExact: drawn.isExact,
            indirect: indirect.filter(isIndirect).length,
          },
        },
        notices: notExact(drawn),
        hasEdge: () => true,
        withColumns: (nodes) =>
          nodes.map((node) => ({ ...node, columns: named.get(node.id) ?? [] })),
      };
    },
  };
}

function fromColumn(
  index: ColumnIndex,
  focus: NodeKey,
  field: string,
  request: TraceRequest,
): ColumnQuestion {
  const walks = walkSides(index, request);
  return {
    slice: sliceOf(focus, walks, GRAPH_NODE_LIMIT),
    reach: () =>
      sliceOf(
        focus,
        walkSides(index, { ...request, depth: Infinity, evidence: new Set<Evidence>(EVIDENCE) }),
        GRAPH_NODE_LIMIT,
      ),
    draw: (ids) => {
      const drawn = edgesOfTrace(index, walks, request, ids);
      const columns = columnsOf(walks);
      const pairs = new Set(
        drawn.edges.flatMap(({ from, to, job }) =>
          job === null ? [`${from} ${to}`] : [`${from} ${job}`, `${job} ${to}`],
        ),
      );
      return {
        answer: { columnEdges: drawn.edges },
        counts: {
          columns: {
            focus: field,
            ...count(columns.values()),
            edges: drawn.size,
            edgesExact: drawn.isExact,
            indirect: countIndirect(index, request),
          },
        },
        notices: notExact(drawn),
        hasEdge: (from, to) => pairs.has(`${from} ${to}`),
        withColumns: (nodes) =>
          nodes.map((node) => ({ ...node, columns: columns.get(node.key) ?? [] })),
      };
    },
  };
}

/** A question about tables says nothing of columns. */
const NO_COLUMNS: ColumnQuestion = {
  slice: null,
  reach: () => null,
  draw: () => ({
    answer: {},
    counts: {},
    notices: [],
    hasEdge: () => true,
    withColumns: (nodes) => nodes,
  }),
};

/**
 * The columns of a graph question. At column level: what flows between the columns of the nodes shown, or, with a
 * field, what that one column is made from and goes into.
 *
 * @param focus canonical key.
 */
export function columnQuestion(
  db: Database,
  focus: NodeKey,
  field: string | null,
  query: GraphQuery,
): ColumnQuestion {
  if (query.level === 'table') return NO_COLUMNS;
  const index = openColumns(db);
  const request: TraceRequest = {
    from: { node: focus, field },
    sides: SIDES[query.direction],
    // Hops count datasets and jobs alike; a step goes from dataset to dataset.
    depth: query.depth === 'all' ? Infinity : Math.ceil(query.depth / 2),
    evidence: new Set<Evidence>(query.evidence),
    indirect: query.indirect,
  };
  return field === null ? amongNodes(index, request) : fromColumn(index, focus, field, request);
}
