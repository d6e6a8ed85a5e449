import type { ColumnRef } from '@/lib/contract/columns';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnId, versionId, type NodeId } from '@/lib/lineage';

import {
  columnPath,
  NOW,
  writeColumnImpactQuery,
  writeColumnQuery,
  type ColumnImpactOptions,
  type ColumnMoments,
  type Moments,
} from './column-query';
import { DEFAULT_VIEW, graphViewHref } from './graph-view';
import { nodeHref } from './node-href';

type Owner = Pick<NodeRef, 'kind' | 'key' | 'name'>;

/** The page of a column, or of that of a version: its dataset's key and slug, and the field path, which may be anything. */
export function columnHref(node: Owner, field: string, moments: ColumnMoments = NOW): string {
  const page = nodeHref(node).replace(/^\/[a-z]+/, '/columns');
  const params = new URLSearchParams({ field });
  for (const [name, value] of writeColumnQuery(moments)) params.append(name, value);
  return `${page}?${params.toString()}`;
}

type Versioned = Pick<ColumnRef, 'version'> & { readonly node: Pick<NodeRef, 'id'> };

/** Id by which the dataset of a column stands in a graph: in a pinned one that of its version. */
export function placeId({ node, version }: Versioned): NodeId {
  return version ? (versionId(node.id, version.key) as string as NodeId) : node.id;
}

/** The explorer showing all that one column is made from and goes into; of a version's column by versions and runs. */
export function columnTraceHref(
  column: Versioned,
  field: string,
  { asOf, edges, from, to }: Moments = NOW,
): string {
  const focus = columnId(placeId(column), field);
  const isPinned = column.version !== undefined;
  const view = { ...DEFAULT_VIEW, asOf, focus, level: 'column', depth: 'all' } as const;
  return graphViewHref(isPinned ? { ...view, mode: 'pinned' } : { ...view, edges, from, to });
}

/** The impact list of a column as CSV. */
export function columnImpactCsvHref(
  node: Pick<NodeRef, 'key'>,
  field: string,
  options: ColumnImpactOptions,
): string {
  return columnPath(
    node.key,
    field,
    '/impact',
    writeColumnImpactQuery({ ...options, format: 'csv' }),
  );
}
