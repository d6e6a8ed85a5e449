import fc from 'fast-check';
import { expect, test } from 'vitest';

import { textWidth } from '../text-width';
import { fitRow } from './fit-row';

const WIDTH = 248;
const nameOf = (name: string, type = 'VARCHAR(255)') =>
  fitRow({ name, type, isMasked: false }, WIDTH).name;

test('columns nested alike can be told apart', () => {
  const outer = 'customer_record.postal_addresses.history';
  const names = ['home', 'work'].flatMap((of) => [`${of}.street`, `${of}.house_number`]);
  const written = names.map((name) => nameOf(`${outer}.${name}`));
  expect(new Set(written).size).toBe(names.length);
  expect(written.every((name, at) => name.endsWith(names[at] ?? '?'))).toBe(true);
});

test('columns whose names begin alike can be told apart', () => {
  const names = [30, 60, 90].map((days) => `customer_transactions_amount_total_last_${days}_days`);
  expect(new Set(names.map((name) => nameOf(name))).size).toBe(3);
  for (const name of names) expect(nameOf(name)).toMatch(/^customer.*…/);
});

test('a type gives way before a name is cut', () => {
  const name = 'customer_balance_0001';
  expect(nameOf(name, 'ARRAY<STRUCT<id: INT, value: DECIMAL(18,4)>>')).toBe(name);
  const { typeRoom } = fitRow({ name: 'id', type: 'STRUCT<a: INT>', isMasked: false }, WIDTH);
  expect(typeRoom).toBeGreaterThanOrEqual(Math.floor(textWidth('STRUCT<a: INT>', 11)));
});

test('what is written is never wider than the row', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 400, unit: 'grapheme' }),
      fc.string({ maxLength: 80 }),
      fc.boolean(),
      fc.integer({ min: 248, max: 500 }),
      (name, type, isMasked, width) => {
        const { name: written, typeRoom } = fitRow({ name, type, isMasked }, width);
        expect(textWidth(written, 12) + typeRoom).toBeLessThanOrEqual(width - 24);
        const isShort = textWidth(name, 12) < width * 0.5;
        expect(written === name || !isShort || isMasked).toBe(true);
      },
    ),
  );
});
