import type { DrawnNode } from '../drawn-graph';
import { portHeight } from '../node-size';
import { footMiddle, rowMiddle } from './table-size';

/** Where an edge of a column meets its card, px below the top: at its row, or where the card says that there are more. */
export function rowPort(node: DrawnNode, row: number | null): number {
  if (node.kind !== 'node' || node.table === undefined) return portHeight(node);
  return row === null ? footMiddle(node.table) : rowMiddle(node.table, row);
}
