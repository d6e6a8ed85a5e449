import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnId } from '@/lib/lineage';

import {
  columnPath,
  NOW,
  writeColumnImpactQuery,
  writeColumnQuery,
  type ColumnImpactOptions,
  type Moments,
} from './column-query';
import { DEFAULT_VIEW, graphViewHref } from './graph-view';
import { nodeHref } from './node-href';

type Owner = Pick<NodeRef, 'kind' | 'key' | 'name'>;

/** The page of a column: its dataset's key and slug, and the field path, which may be anything. */
export function columnHref(node: Owner, field: string, moments: Moments = NOW): string {
  const page = nodeHref(node).replace(/^\/[a-z]+/, '/columns');
  const params = new URLSearchParams({ field });
  for (const [name, value] of writeColumnQuery(moments)) params.append(name, value);
  return `${page}?${params.toString()}`;
}

/** The explorer showing all that one column is made from and goes into. */
export function columnTraceHref(
  node: Pick<NodeRef, 'id'>,
  field: string,
  moments: Moments = NOW,
): string {
  const focus = columnId(node.id, field);
  return graphViewHref({ ...DEFAULT_VIEW, ...moments, focus, level: 'column', depth: 'all' });
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
