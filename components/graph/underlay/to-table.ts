import { fitRow } from '../columns/fit-row';
import { footWords } from '../columns/foot-words';
import { hasLineage, type OpenTable } from '../columns/open-table';
import { rowWords } from '../columns/row-words';
import { hasSearch, rowsTop } from '../columns/table-size';
import type { PaintedTable } from './drawing';

/** An open card's columns as they are painted. */
export function toTable(table: OpenTable, cardWidth: number): PaintedTable {
  return {
    top: rowsTop(table),
    rows: table.rows.map((row) => {
      const [type, isMasked] = [row.type ?? '', row.isMasked ?? false];
      return {
        ...fitRow({ name: rowWords(row), type, isMasked }, cardWidth),
        ...{ type, isMasked },
        isKnown: hasLineage(row),
        isWords: row.field === null || row.field === '',
      };
    }),
    search: hasSearch(table) ? table.search || 'Find a column' : null,
    foot: footWords(table),
  };
}
