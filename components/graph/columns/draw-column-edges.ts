import type { ColumnEdge } from '@/lib/contract/columns';
import { isMaskedAlone } from '@/lib/lineage';

import { strongestUse, type ColumnUse } from './column-look';
import { entry } from './entry';
import type { OpenTable } from './open-table';

/** Edges between columns that are drawn as one: from a row or a card, through a job's card, to a row or a card. */
export type DrawnColumnEdge = {
  readonly id: string;
  readonly from: string;
  /** Row on the page shown; null where its column is not: the edge ends at the card. */
  readonly fromRow: number | null;
  /** The card of the job between; null where the dataset itself says it. */
  readonly via: string | null;
  readonly to: string;
  readonly toRow: number | null;
  readonly use: ColumnUse;
  readonly isMasked: boolean;
  /** It goes on in columns that are not shown. */
  readonly isPartial: boolean;
  readonly edges: readonly ColumnEdge[];
};

type Bundle = Pick<DrawnColumnEdge, 'id' | 'from' | 'fromRow' | 'via' | 'to' | 'toRow'> & {
  readonly edges: ColumnEdge[];
};

/** The way between two cards, past a job's, and the edges along it by their rows. */
type Lane = Pick<Bundle, 'from' | 'via' | 'to'> & { readonly bundles: Map<number, Bundle> };

/** The place of each column of a page. */
function rowIndex(tables: ReadonlyMap<string, OpenTable>) {
  const places = new Map<string, Map<string | null, number>>();
  for (const [id, { rows }] of tables)
    places.set(id, new Map(rows.map(({ field }, row) => [field, row])));
  return (id: string, field: string | null) => places.get(id)?.get(field) ?? null;
}

/** The lane of each edge, found by the names of its ends: there are few, and thousands of edges. */
function laneFinder(drawnAs: (id: string) => string | undefined) {
  const byName = new Map<string, Map<string | null, Map<string, Lane | null>>>();
  const byCards = new Map<string, Lane>();
  const make = (edge: ColumnEdge): Lane | null => {
    const [from, to] = [drawnAs(edge.from), drawnAs(edge.to)];
    const via = edge.job === null ? null : drawnAs(edge.job);
    if (from === undefined || to === undefined || via === undefined) return null;
    if (from === to && via === null) return null;
    // Of two tables in one folded card the edges are one.
    const cards = `${from} ${via ?? '-'} ${to}`;
    return entry(byCards, cards, () => ({ from, via, to, bundles: new Map<number, Bundle>() }));
  };
  return (edge: ColumnEdge): Lane | null => {
    const jobs = entry(byName, edge.from, newMap<string | null, Map<string, Lane | null>>);
    const targets = entry(jobs, edge.job, newMap<string, Lane | null>);
    return entry(targets, edge.to, () => make(edge));
  };
}

const newMap = <Key, Value>() => new Map<Key, Value>();

/** More rows than a card has. */
const ROWS = 1000;

/**
 * The edges between columns as drawn. An edge both of whose columns are out of sight is not: the edge
 * between the tables stands for it.
 *
 * @param drawnAs id of the card a node is shown in, its own or that of a fold; undefined for none.
 */
export function drawColumnEdges(
  edges: readonly ColumnEdge[],
  tables: ReadonlyMap<string, OpenTable>,
  drawnAs: (id: string) => string | undefined,
): DrawnColumnEdge[] {
  if (tables.size === 0) return [];
  const rowOf = rowIndex(tables);
  const laneOf = laneFinder(drawnAs);
  const bundles: Bundle[] = [];
  for (const edge of edges) {
    const fromRow = rowOf(edge.from, edge.fromField);
    const toRow = rowOf(edge.to, edge.toField);
    if (fromRow === null && toRow === null) continue;
    const lane = laneOf(edge);
    if (lane === null) continue;
    const rows = ((fromRow ?? -1) + 1) * ROWS + (toRow ?? -1) + 1;
    const known = lane.bundles.get(rows);
    if (known !== undefined) {
      known.edges.push(edge);
      continue;
    }
    const { from, via, to } = lane;
    const id = `${from} ${fromRow ?? '-'} ${via ?? '-'} ${to} ${toRow ?? '-'}`;
    const bundle: Bundle = { id, from, fromRow, via, to, toRow, edges: [edge] };
    lane.bundles.set(rows, bundle);
    bundles.push(bundle);
  }
  return bundles.map((bundle) => ({
    ...bundle,
    use: strongestUse(bundle.edges),
    isPartial: bundle.fromRow === null || bundle.toRow === null,
    isMasked: isMaskedAlone(bundle.edges.map(({ use }) => use)),
  }));
}
