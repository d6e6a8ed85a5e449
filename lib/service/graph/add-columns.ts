import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { ColumnEdge, ColumnGrade } from '@/lib/contract/columns';
import type { GraphAnswer, GraphEdge, GraphNode, GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { EVIDENCE, type Evidence, type NodeId, type NodeKey, type Side } from '@/lib/lineage';
import { openColumns } from '@/lib/store/column-index';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import {
  COLUMN_EDGE_LIMIT,
  columnsOf,
  edgesAmongColumns,
  type ColumnPlace,
  edgesOfTrace,
  sliceOf,
  walkSides,
  type ColumnEdges,
  type SideWalk,
  type TraceRequest,
} from '../trace-columns';
import { columnsBeyond } from './columns-beyond';
import type { Drawn } from './draw-graph';
import type { Reached } from './walk-graph';

const SIDES = {
  both: ['up', 'down'],
  upstream: ['up'],
  downstream: ['down'],
} as const satisfies Record<GraphQuery['direction'], readonly Side[]>;

/** Columns beyond those shown that are looked at to say how many nodes are hidden. */
const HIDDEN_COUNTED = 2000;

/** A drawn graph with its columns, and what to say of them. */
export type WithColumns = Drawn & {
  readonly columnEdges?: ColumnEdge[];
  readonly counts: Pick<GraphAnswer, 'columns'>;
  readonly notices: Notice[];
};

export type ColumnQuestion = {
  /** The nodes a column's trace passes; null leaves them to the walk from dataset to dataset. */
  readonly reached: Reached | null;
  readonly addTo: (drawn: Drawn) => WithColumns;
};

function idsOf(nodes: readonly GraphNode[]): Map<NodeKey, NodeId> {
  return new Map(nodes.map(({ key, id }) => [key, id]));
}

/** What a question asks of columns. */
type Asked = Pick<TraceRequest, 'evidence' | 'indirect'> & {
  /** Datasets all of whose columns are listed. */
  readonly opened: Pick<ReadonlySet<NodeKey>, 'has'>;
};

function assemble(
  index: LinkedColumns,
  asked: Asked,
  drawn: Drawn,
  edges: ColumnEdges,
  columns: ReadonlyMap<NodeId, readonly ColumnPlace[]>,
  counts: { readonly focus: string | null; readonly indirect: number },
): WithColumns {
  const all = [...columns.values()].flat();
  const beyond = columnsBeyond(index, asked, idsOf(drawn.nodes));
  return {
    ...drawn,
    nodes: drawn.nodes.map((node) => {
      const isOpened = asked.opened.has(node.key);
      const own = describeColumns(index, node, columns.get(node.id) ?? [], isOpened);
      const goesOn = <One extends { readonly field: string | null }>(column: One) => ({
        ...column,
        ...beyond(node, column.field),
      });
      const others = own.otherColumns?.map(goesOn);
      return {
        ...node,
        columns: own.columns?.map(goesOn),
        ...(others === undefined ? {} : { otherColumns: others }),
      };
    }),
    columnEdges: edges.edges,
    counts: {
      columns: {
        ...counts,
        shown: all.filter(({ field }) => field !== null).length,
        unknown: all.filter(({ field, grade }) => field === null && grade === 'unknown').length,
        edges: edges.size,
        edgesExact: edges.isExact,
      },
    },
    notices: edges.isExact
      ? []
      : [
          {
            parameter: 'level',
            message: `Only ${COLUMN_EDGE_LIMIT} edges between columns are in the answer.`,
          },
        ],
  };
}

/** The columns of a node that take part, in the order of its schema, and on demand the others. */
function describeColumns(
  index: LinkedColumns,
  { key, kind }: GraphNode,
  places: readonly ColumnPlace[],
  isOpened: boolean,
): Pick<GraphNode, 'columns' | 'otherColumns'> {
  if (kind !== 'dataset' || (places.length === 0 && !isOpened)) return { columns: [] };
  const { columns: schema, flat } = index.schemaOf(key);
  const rank = new Map([...schema.keys()].map((field, at) => [field, at]));
  const rankOf = ({ field }: ColumnPlace) => (field === null ? -1 : (rank.get(field) ?? Infinity));
  const columns = places
    .map((place) => {
      const own = place.field === null ? undefined : schema.get(place.field);
      const isFlat = place.field !== null && flat.has(place.field);
      const about = { type: own?.type ?? null, inSchema: own !== undefined };
      return { ...place, ...about, ...(isFlat ? { isFlat } : {}) };
    })
    .sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance) || rankOf(a) - rankOf(b) || 0);
  if (!isOpened) return { columns };
  const here = new Set(places.map(({ field }) => field));
  const others = [...schema].filter(([field]) => !here.has(field));
  return { columns, otherColumns: others.map(([field, { type }]) => ({ field, type })) };
}

/** Columns as the edges name them. */
function namedColumns(edges: readonly ColumnEdge[]): Map<NodeId, ColumnPlace[]> {
  const named = new Map<NodeId, Map<string | null, ColumnPlace>>();
  const add = (node: NodeId, field: string | null, grade: ColumnGrade) => {
    const own = named.get(node) ?? new Map<string | null, ColumnPlace>();
    named.set(node, own);
    if (own.get(field)?.grade !== 'sure') own.set(field, { field, distance: 0, grade });
  };
  for (const { from, fromField, to, toField, grade } of edges) {
    add(from, fromField, grade);
    add(to, toField, grade);
  }
  return new Map([...named].map(([node, columns]) => [node, [...columns.values()]]));
}

/** All columns of the nodes shown, and what flows between them. */
function amongNodes(index: LinkedColumns, request: Asked): ColumnQuestion {
  return {
    reached: null,
    addTo: (drawn) => {
      const ids = idsOf(drawn.nodes);
      const edges = edgesAmongColumns(index, request, ids);
      const all = request.indirect
        ? edges
        : edgesAmongColumns(index, { ...request, indirect: true }, ids);
      const indirect = all.edges.filter(({ use }) => use?.type === 'INDIRECT').length;
      const counts = { focus: null, indirect };
      return assemble(index, request, drawn, edges, namedColumns(edges.edges), counts);
    },
  };
}

/** Columns only filters, joins and the like lead to. */
function countIndirect(walks: readonly SideWalk[]): number {
  const reached = walks.flatMap(({ arrivals }) => [...arrivals.values()]);
  return reached.filter(({ grade }) => grade === 1).length;
}

/** What to say of a column that nothing names: an empty answer alone would look like "no lineage". */
function unnamed(index: LinkedColumns, node: NodeKey, field: string): Notice[] {
  const isNamed =
    index.schemaOf(node).columns.has(field) ||
    (['up', 'down'] as const).some((side) => index.linksOf(node, side).byField.has(field)) ||
    index.kin({ node, field }).length > 0;
  if (isNamed) return [];
  const message = `No schema in force and no lineage here names the column “${field.slice(0, 200)}”.`;
  return [{ parameter: 'focus', message }];
}

/** What one column is made from and goes into. */
function fromColumn(
  index: LinkedColumns,
  focus: NodeKey,
  field: string,
  request: TraceRequest & Asked,
): ColumnQuestion {
  const walks = walkSides(index, request);
  const slice = sliceOf(focus, walks, GRAPH_NODE_LIMIT);
  const evidence = new Set<Evidence>(EVIDENCE);
  const shown = Math.max(...walks.map(({ arrivals }) => arrivals.size));
  const all = sliceOf(
    focus,
    walkSides(index, { ...request, depth: Infinity, evidence, limit: shown + HIDDEN_COUNTED }),
    GRAPH_NODE_LIMIT,
  );
  const hidden = [...all.distances.keys()].filter((key) => !slice.distances.has(key)).length;
  return {
    reached: { ...slice, besides: new Set(), hidden, hiddenExact: !all.hitLimit },
    addTo: (drawn) => {
      const ids = idsOf(drawn.nodes);
      const edges = edgesOfTrace(index, walks, request, ids);
      const byKey = columnsOf(walks);
      const columns = new Map([...ids].map(([key, id]) => [id, byKey.get(key) ?? []]));
      const passed = new Set(
        edges.edges.flatMap(({ from, to, job }) =>
          job === null ? [`${from} ${to}`] : [`${from} ${job}`, `${job} ${to}`],
        ),
      );
      const indirect = countIndirect(
        request.indirect ? walks : walkSides(index, { ...request, indirect: true }),
      );
      // What passes inside closed groups is not looked into.
      const inSight = new Set<string>(ids.values());
      const isInSight = ({ from, to }: GraphEdge) => inSight.has(from) && inSight.has(to);
      const isPassed = (edge: GraphEdge) =>
        !isInSight(edge) || passed.has(`${edge.from} ${edge.to}`);
      const narrowed = { ...drawn, edges: drawn.edges.filter(isPassed) };
      const counts = { focus: field, indirect };
      const answer = assemble(index, request, narrowed, edges, columns, counts);
      return { ...answer, notices: [...answer.notices, ...unnamed(index, focus, field)] };
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
): ColumnQuestion {
  const { indirect, direction, depth, level } = query;
  const asked = { evidence: new Set<Evidence>(query.evidence), indirect, opened };
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
 */
export function askColumns(
  db: Database,
  graph: GraphIndex,
  focus: NodeKey | null,
  field: string | null,
  query: GraphQuery,
): ColumnQuestion {
  if (!asksForColumns(query)) return NO_COLUMNS;
  const opened = new Set(query.columns.flatMap((key) => graph.resolve(key) ?? []));
  return askColumnsOf(openColumns(db, graph), opened, focus, field, query);
}
