import type { ColumnEdge } from '@/lib/contract/columns';

import { strongestUse, type ColumnUse } from './column-look';
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

type Bundle = Pick<DrawnColumnEdge, 'from' | 'fromRow' | 'via' | 'to' | 'toRow'> & {
  readonly edges: ColumnEdge[];
};

/** The place of each column of a page. */
function rowIndex(tables: ReadonlyMap<string, OpenTable>) {
  const places = new Map<string, Map<string | null, number>>();
  for (const [id, { rows }] of tables)
    places.set(id, new Map(rows.map(({ field }, row) => [field, row])));
  return (id: string, field: string | null) => places.get(id)?.get(field) ?? null;
}

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
  const bundles = new Map<string, Bundle>();
  for (const edge of edges) {
    const fromRow = rowOf(edge.from, edge.fromField);
    const toRow = rowOf(edge.to, edge.toField);
    if (fromRow === null && toRow === null) continue;
    const [from, to] = [drawnAs(edge.from), drawnAs(edge.to)];
    const via = edge.job === null ? null : drawnAs(edge.job);
    if (from === undefined || to === undefined || via === undefined) continue;
    if (from === to && via === null) continue;
    const id = `${from} ${fromRow ?? '-'} ${via ?? '-'} ${to} ${toRow ?? '-'}`;
    const known = bundles.get(id);
    if (known === undefined) bundles.set(id, { from, fromRow, via, to, toRow, edges: [edge] });
    else known.edges.push(edge);
  }
  return [...bundles].map(([id, bundle]) => ({
    id,
    ...bundle,
    use: strongestUse(bundle.edges),
    isPartial: bundle.fromRow === null || bundle.toRow === null,
    isMasked: bundle.edges.some(({ use }) => use?.masking === true),
  }));
}
