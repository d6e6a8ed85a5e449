import 'server-only';

import type { ColumnMark } from '@/lib/contract/columns';
import {
  isMaskedAlone,
  type Column,
  type ColumnReason,
  type NodeKey,
  type Side,
} from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

/** Different columns one step from a column: those its value is made from or goes into, and those it only filters or is filtered by. */
function countBeside(index: LinkedColumns, column: Column, side: Side) {
  const [direct, indirect] = [new Set<Column>(), new Set<Column>()];
  const uses = new Map<Column, ColumnReason['use'][]>();
  for (const { far, reason } of index.links(column, side)) {
    const beside = reason.use?.type === 'INDIRECT' ? indirect : direct;
    for (const one of far) if (one.field !== null || beside === indirect) beside.add(one);
    for (const one of far) uses.set(one, [...(uses.get(one) ?? []), reason.use]);
  }
  const isMasked = [...uses.values()].some(isMaskedAlone);
  return { direct: direct.size, indirect: indirect.size, isMasked };
}

/** Every column of a dataset that lineage names, and how much leads into and out of it. */
export function markColumns(index: LinkedColumns, node: NodeKey): ColumnMark[] {
  return [...index.namedIn(node)].sort().map((field) => {
    const column = index.column(node, field);
    const [up, down] = [countBeside(index, column, 'up'), countBeside(index, column, 'down')];
    return {
      field,
      upstream: up.direct,
      downstream: down.direct,
      indirect: down.indirect,
      isMasked: up.isMasked,
    };
  });
}
