import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnId } from '@/lib/lineage';

import { DEFAULT_VIEW, graphViewHref } from './graph-view';
import { nodeHref } from './node-href';

type Owner = Pick<NodeRef, 'kind' | 'key' | 'name'>;

/** The page of a column: its dataset's key and slug, and the field path, which may be anything. */
export function columnHref(node: Owner, field: string): string {
  const page = nodeHref(node).replace(/^\/[a-z]+/, '/columns');
  return `${page}?${new URLSearchParams({ field }).toString()}`;
}

/** The explorer showing all that one column is made from and goes into. */
export function columnTraceHref(node: Pick<NodeRef, 'id'>, field: string): string {
  const focus = columnId(node.id, field);
  return graphViewHref({ ...DEFAULT_VIEW, focus, level: 'column', depth: 'all' });
}

/** The impact list of a column as CSV. */
export function columnImpactCsvHref(
  node: Pick<NodeRef, 'key'>,
  field: string,
  query: string,
): string {
  const path = `/api/v2/nodes/${encodeURIComponent(node.key)}/columns/${encodeURIComponent(field)}`;
  return `${path}/impact?${query === '' ? '' : `${query}&`}format=csv`;
}
