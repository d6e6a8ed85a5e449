import type { TableRow } from './open-table';

/** What cannot be seen in a name: line ends, tabs, and signs that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const SIGNS: Readonly<Record<string, string>> = { '\n': '↵', '\t': '⇥', '\r': '␍' };

/** How a column is called on a card. */
export function rowWords({ field, grade }: Pick<TableRow, 'field' | 'grade'>): string {
  if (field === '') return '(no name)';
  if (field !== null) return field.replace(UNSEEN, (sign) => SIGNS[sign] ?? '�');
  return grade === 'indirect' ? 'Every row' : 'Column unknown';
}
