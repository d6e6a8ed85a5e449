import 'server-only';

import type { ColumnMark } from '@/lib/contract/columns';
import type { ColumnLink, NodeKey } from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

/** Different columns the direct links lead to; those of older runs count once. */
function countFar(links: readonly ColumnLink[]): number {
  const far = new Set(
    links.flatMap((link) => (link.reason.use?.type === 'INDIRECT' ? [] : link.far)),
  );
  return far.size;
}

const isIndirect = ({ reason }: ColumnLink) => reason.use?.type === 'INDIRECT';
const isMasking = ({ reason }: ColumnLink) => reason.use?.masking === true;

/** Every column of a dataset that lineage names, and how much leads into and out of it. */
export function markColumns(index: LinkedColumns, node: NodeKey): ColumnMark[] {
  const [above, below] = [index.linksOf(node, 'up'), index.linksOf(node, 'down')];
  const fields = [...new Set([...above.byField.keys(), ...below.byField.keys()])].sort();
  return fields.map((field) => {
    const [up, down] = [above.byField.get(field) ?? [], below.byField.get(field) ?? []];
    return {
      field,
      upstream: countFar(up),
      downstream: countFar(down),
      indirect: down.filter(isIndirect).length,
      isMasked: up.some(isMasking),
    };
  });
}
