import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { csvLine } from './csv';

/** Reads CSV as RFC 4180 has it. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] !== '"') cell += text[at] ?? '';
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++] ?? '';
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('a CSV line', () => {
  test('reads back as it was, whatever is in it', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const back = read(rows.map(csvLine).join(''));
        expect(
          back.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, ''))),
        ).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, ''))));
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'never lets a spreadsheet run %j',
    (text) => {
      expect(read(csvLine([text]))[0]?.[0]).toBe(`'${text}`);
    },
  );

  test('leaves numbers numbers', () => {
    expect(csvLine([-2, 1.5, null, true])).toBe('-2,1.5,,true\r\n');
  });
});
