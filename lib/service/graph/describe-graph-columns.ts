import 'server-only';

import type { ColumnCounts, ColumnEdge, ColumnGrade, GraphColumn } from '@/lib/contract/columns';
import type { GraphAnswer, GraphNode } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { NodeId, NodeKey } from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import type { ColumnEdges } from '../column-edges';
import type { ColumnPlace, TraceRequest } from '../trace-columns';
import { columnsBeyond, NOTHING_BEYOND, type Beyond } from './columns-beyond';
import type { Drawn } from './draw-graph';

/** A drawn graph with its columns, and what to say of them. */
export type WithColumns = Drawn & {
  readonly columnEdges?: ColumnEdge[];
  readonly counts: Pick<GraphAnswer, 'columns'>;
  readonly notices: Notice[];
};

/** What a question asks of columns. */
export type Asked = Pick<TraceRequest, 'evidence' | 'indirect'> & {
  /** Whether the answer holds everything, as a download does. */
  readonly isWhole: boolean;
  /** Datasets all of whose columns are listed. */
  readonly opened: Pick<ReadonlySet<NodeKey>, 'has'>;
};

/** What of a column's lineage an answer leaves out. */
type GoesOn = (field: string | null) => Beyond;

/** Puts columns and their edges into a drawn graph. */
export function assemble(
  index: LinkedColumns,
  asked: Asked,
  drawn: Drawn,
  edges: ColumnEdges,
  columns: ReadonlyMap<NodeId, readonly ColumnPlace[]>,
  counts: { readonly focus: string | null; readonly indirect: number },
): WithColumns {
  const datasets = new Set(drawn.nodes.flatMap(({ key, kind }) => (kind === 'dataset' ? key : [])));
  index.prepare(datasets, 'up');
  index.prepare(datasets, 'down');
  const ids = new Map(drawn.nodes.map(({ key, id }) => [key, id]));
  const beyond = columnsBeyond(index, asked, ids);
  const nodes = drawn.nodes.map((node) => {
    const goesOn: GoesOn = (field) => beyond(node, field);
    const isOpened = asked.opened.has(node.key);
    return {
      ...node,
      ...describeColumns(index, node, columns.get(node.id) ?? [], isOpened, goesOn),
    };
  });
  const all = nodes.flatMap((node) => node.columns ?? []);
  const isUnknown = ({ field, grade }: ColumnPlace) => field === null && grade === 'unknown';
  return {
    ...drawn,
    nodes,
    columnEdges: edges.edges,
    counts: {
      columns: {
        ...counts,
        shown: all.filter(({ field }) => field !== null).length,
        unknown: all.filter(isUnknown).length,
        edges: edges.size,
        edgesExact: edges.isExact,
      },
    },
    notices: edges.isExact
      ? []
      : [
          {
            parameter: 'level',
            message: `Only ${edges.size} edges between columns are in the answer.`,
          },
        ],
  };
}

/** How many columns a dataset has: the one place that says so. */
function countColumns(index: LinkedColumns, key: NodeKey): ColumnCounts {
  const [{ columns: schema }, named] = [index.schemaOf(key), index.namedIn(key)];
  let lineageOnly = 0;
  for (const field of named) if (!schema.has(field)) lineageOnly += 1;
  return { schema: schema.size, lineageOnly, withLineage: named.size };
}

/** The columns of a node that take part, in the order of its schema, and on demand the others. */
function describeColumns(
  index: LinkedColumns,
  { key, kind }: GraphNode,
  places: readonly ColumnPlace[],
  isOpened: boolean,
  goesOn: GoesOn,
): Pick<GraphNode, 'columns' | 'columnCounts' | 'otherColumns'> {
  if (kind !== 'dataset') return { columns: [] };
  const columnCounts = countColumns(index, key);
  if (places.length === 0 && !isOpened) return { columns: [], columnCounts };
  const { columns: schema, flat } = index.schemaOf(key);
  const rank = new Map([...schema.keys()].map((field, at) => [field, at]));
  const rankOf = ({ field }: ColumnPlace) => (field === null ? -1 : (rank.get(field) ?? Infinity));
  // Written field by field: there are thousands of them, and a copy of each costs more than all else.
  const columns = places.map((place): GraphColumn => {
    const { field, distance, grade } = place;
    const own = field === null ? undefined : schema.get(field);
    const [type, inSchema] = [own?.type ?? null, own !== undefined];
    const about = { field, distance, grade, type, inSchema };
    const isFlat = field !== null && flat.has(field);
    const more = goesOn(field);
    return isFlat || more !== NOTHING_BEYOND
      ? { ...about, ...(isFlat ? { isFlat } : {}), ...more }
      : about;
  });
  columns.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance) || rankOf(a) - rankOf(b) || 0);
  if (!isOpened) return { columns, columnCounts };
  const here = new Set(places.map(({ field }) => field));
  const others = [...schema].filter(([field]) => !here.has(field));
  const otherColumns = others.map(([field, { type }]) => ({ field, type, ...goesOn(field) }));
  return { columns, columnCounts, otherColumns };
}

/** Columns as the edges name them. */
export function namedColumns(edges: readonly ColumnEdge[]): Map<NodeId, ColumnPlace[]> {
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
