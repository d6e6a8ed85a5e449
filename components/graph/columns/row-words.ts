import type { TableRow } from './open-table';

/** How a column is called on a card. */
export function rowWords({ field, grade }: Pick<TableRow, 'field' | 'grade'>): string {
  if (field === '') return '(no name)';
  if (field !== null) return field;
  return grade === 'indirect' ? 'Every row' : 'Column unknown';
}
