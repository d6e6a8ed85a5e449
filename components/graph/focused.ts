import type { ColumnAt } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';

/** What the keyboard is on: a card, or a column of an open one. */
export type Focused = { readonly node: string; readonly row: number };

/** The card or column an element stands for. */
export function readFocused({ dataset }: HTMLElement): Focused | null {
  const node = dataset['node'] ?? dataset['columnOf'];
  return node === undefined ? null : { node, row: Number(dataset['row'] ?? -1) };
}

/** The column of an open card. */
export function columnAt(drawn: DrawnGraph, { node, row }: Focused): ColumnAt | null {
  const one = drawn.nodes.find(({ id }) => id === node);
  const column = one?.kind === 'node' ? one.table?.rows[row] : undefined;
  return column === undefined ? null : { node, field: column.field };
}
