import type { ColumnEdge } from '@/lib/contract/columns';

import type { DrawnGraph, Side } from '../drawn-graph';
import type { Focused } from '../focused';
import type { ColumnAt } from './trace-column';

/** Where an arrow key leads from a row: along an edge, to a row or into a card that does not show it. */
export type RowStep = {
  readonly edge: ColumnEdge;
  /** The card at its other end, and the column there. */
  readonly card: string;
  readonly field: string | null;
  /** Null where the card does not show the column. */
  readonly row: number | null;
  /** Edges there are to choose from; this is the one whose row is nearest. */
  readonly choices: number;
};

/**
 * The next row along the edges of a row, on one side; null where nothing is drawn.
 *
 * @param back where the keyboard came from: it goes back there if that is one of the choices.
 */
export function nextRow(
  { columnEdges }: Pick<DrawnGraph, 'columnEdges'>,
  { node, row }: Focused,
  side: Side,
  back: ColumnAt | null = null,
): RowStep | null {
  const steps = columnEdges.flatMap(({ from, fromRow, to, toRow, edges }) => {
    const [near, nearRow, card, farRow] =
      side === 'down' ? [from, fromRow, to, toRow] : [to, toRow, from, fromRow];
    if (near !== node || nearRow !== row) return [];
    return edges.map((edge) => ({
      edge,
      card,
      field: side === 'down' ? edge.toField : edge.fromField,
      row: farRow,
    }));
  });
  const away = (at: number | null) => (at === null ? Infinity : Math.abs(at - row));
  const isBack = ({ card, field }: (typeof steps)[number]) =>
    card === back?.node && field === back.field;
  const [nearest = null] = steps.toSorted((a, b) => {
    if (isBack(a) !== isBack(b)) return isBack(a) ? -1 : 1;
    if (a.row === null || b.row === null) return Number(a.row === null) - Number(b.row === null);
    return away(a.row) - away(b.row);
  });
  return nearest === null ? null : { ...nearest, choices: steps.length };
}
