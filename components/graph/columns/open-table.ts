import type { GraphColumn } from '@/lib/contract/columns';
import type { GraphNode } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

/** Columns of one page. */
export const PAGE_ROWS = 10;

/** One column in an open card. */
export type TableRow = Pick<
  GraphColumn,
  'field' | 'type' | 'inSchema' | 'isFlat' | 'hiddenUpstream' | 'hiddenDownstream'
> & {
  /** How sure what is known of it is; null where it has no lineage in this answer. */
  readonly grade: GraphColumn['grade'] | null;
  /** What it holds was masked on the way here. */
  readonly isMasked?: boolean;
};

/** Whether something is known of how a column came about or is used, in this answer or beyond it. */
export function hasLineage({
  grade,
  hiddenUpstream = 0,
  hiddenDownstream = 0,
}: Pick<TableRow, 'grade' | 'hiddenUpstream' | 'hiddenDownstream'>): boolean {
  return grade !== null || hiddenUpstream + hiddenDownstream > 0;
}

/** A dataset's columns as its card shows them. */
export type OpenTable = {
  /** The page shown: what nobody named, and then the columns. */
  readonly rows: readonly TableRow[];
  /** Columns among the rows. */
  readonly shown: number;
  /** Where the page begins among those that match. */
  readonly first: number;
  /** Columns that match; all if nothing is looked for. */
  readonly matching: number;
  /** Columns of the dataset, in its schema or named by lineage. */
  readonly total: number;
  /** Those of them that only lineage names, though there is a schema: its button did not count them. */
  readonly unlisted: number;
  /** Those of them with lineage in this answer, or beyond what it shows. */
  readonly withLineage: number;
  /** Whether all its columns were asked for, and not just those that take part. */
  readonly isListed: boolean;
  readonly page: number;
  readonly pages: number;
  readonly isOnlyLineage: boolean;
  readonly search: string;
};

/** What a view says of columns. */
export type ColumnsView = Pick<GraphView, 'level' | 'columns' | 'tables'>;

type CardState = { isOff: boolean; isOnlyLineage: boolean; page: number; search: string };

/** What `tables` says of each card, by key. */
function readStates(tables: readonly string[]): Map<string, CardState> {
  const states = new Map<string, CardState>();
  for (const entry of tables) {
    const [key = '', ...rest] = entry.split('.');
    const word = rest.join('.');
    const state = states.get(key) ?? { isOff: false, isOnlyLineage: false, page: 1, search: '' };
    states.set(key, state);
    if (word === 'off') state.isOff = true;
    else if (word === 'lineage') state.isOnlyLineage = true;
    else if (word.startsWith('p')) state.page = Number(word.slice(1));
    else state.search = decoded(word.slice(1));
  }
  return states;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Columns to look through: those of the schema, and those only lineage names, which are known once it is open. */
function columnTotal({ columnCount, columnCounts }: GraphNode): number {
  return columnCounts ? columnCounts.schema + columnCounts.lineageOnly : columnCount;
}

function openOne(
  node: GraphNode,
  isListed: boolean,
  state: CardState | undefined,
  isMasked: (node: string, field: string | null) => boolean,
): OpenTable {
  // What nobody named is shown on every page, and is no column.
  const unnamed = (node.columns ?? []).filter(({ field }) => field === null);
  const known = (node.columns ?? []).filter(({ field }) => field !== null);
  const others = node.otherColumns ?? [];
  const linked = others.filter((one) => hasLineage({ ...one, grade: null }));
  const isOnlyLineage = !isListed || (state?.isOnlyLineage ?? false);
  const all: TableRow[] = [
    ...known.map((column) =>
      isMasked(node.id, column.field) ? { ...column, isMasked: true } : column,
    ),
    ...(isOnlyLineage ? linked : others).map((column) => ({
      ...column,
      inSchema: true,
      grade: null,
    })),
  ];
  const search = state?.search ?? '';
  const wanted = search.toLowerCase();
  const matching =
    wanted === '' ? all : all.filter(({ field }) => field?.toLowerCase().includes(wanted) ?? false);
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_ROWS));
  const page = Math.min(state?.page ?? 1, pages);
  const first = (page - 1) * PAGE_ROWS;
  const total = Math.max(columnTotal(node), known.length + others.length);
  return {
    rows: [...(wanted === '' ? unnamed : []), ...matching.slice(first, first + PAGE_ROWS)],
    shown: Math.min(PAGE_ROWS, matching.length - first),
    first,
    matching: matching.length,
    total,
    unlisted: node.columnCount > 0 ? Math.max(0, total - node.columnCount) : 0,
    withLineage: known.length + linked.length,
    isListed,
    page,
    pages,
    isOnlyLineage,
    search,
  };
}

/**
 * The cards that show their columns, by node id: at column level every dataset with lineage of columns,
 * unless it was closed; else those opened one by one.
 */
export function openTables(
  nodes: readonly GraphNode[],
  { level, columns, tables }: ColumnsView,
  isMasked: (node: string, field: string | null) => boolean = () => false,
): Map<string, OpenTable> {
  const listed = new Set(columns);
  const states = readStates(tables);
  const open = new Map<string, OpenTable>();
  for (const node of nodes) {
    if (node.kind !== 'dataset' || node.columns === undefined) continue;
    const state = states.get(node.key);
    const isListed = listed.has(node.key);
    const isOpen =
      isListed || (level === 'column' && node.columns.length > 0 && !(state?.isOff ?? false));
    if (isOpen) open.set(node.id, openOne(node, isListed, state, isMasked));
  }
  return open;
}
