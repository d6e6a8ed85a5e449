import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  countFilters,
  FILTER_FIELDS,
  hasValue,
  printFilters,
  readFilters,
  toggleShown,
  toggleValue,
} from './selector-filters';

const read = (text: string | null) => {
  const filters = readFilters(text);
  if (filters === null) throw new Error(`${text} cannot be read`);
  return filters;
};
const tick = (text: string | null, ...ticks: [(typeof FILTER_FIELDS)[number], string][]) =>
  printFilters(
    ticks.reduce((filters, [field, value]) => toggleValue(filters, field, value), read(text)),
  );

describe('ticking', () => {
  test.each([
    [null, 'type:TABLE'],
    ['+orders', '+orders and type:TABLE'],
    ['a or b', '(a or b) and type:TABLE'],
    ['type:VIEW', 'type:VIEW or type:TABLE'],
    ['a type:VIEW b', 'a and b and (type:VIEW or type:TABLE)'],
    ['type:VIEW and owner:risk', '(type:VIEW or type:TABLE) and owner:risk'],
    ['type:T*', 'type:T* and type:TABLE'],
    ['not type:VIEW', 'not type:VIEW and type:TABLE'],
    ['type:table', null],
    ['updated:<7d', 'type:TABLE and updated:<7d'],
  ])('a type on top of %s', (before, after) => {
    expect(tick(before, ['type', 'TABLE'])).toBe(after);
  });

  test('names with colons and spaces are quoted', () => {
    expect(tick(null, ['namespace', 's3://a lake'], ['owner', 'team "x"'])).toBe(
      'owner:"team \\"x\\"" and namespace:"s3://a lake"',
    );
  });

  test('text that cannot be read is left alone', () => {
    expect(readFilters('(a')).toBeNull();
  });

  test('twice is as if never, whatever the value and the rest', () => {
    const rest = fc.constantFrom(null, 'a', '+a+', 'a or b', 'not (a b)', 'roots(a) and b');
    fc.assert(
      fc.property(
        rest,
        fc.constantFrom(
          ...FILTER_FIELDS.filter((field) => !['status', 'evidence'].includes(field)),
        ),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (text, field, value) => {
          const once = tick(text, [field, value]);
          expect(hasValue(read(once), field, value)).toBe(true);
          expect(countFilters(read(once))).toBe(1);
          expect(tick(once, [field, value])).toBe(printFilters(read(text)));
        },
      ),
    );
  });
});

describe('hiding one of the values there are', () => {
  const all = ['TABLE', 'VIEW', 'JOB'];
  const hide = (text: string | null, ...values: string[]) =>
    printFilters(values.reduce((now, value) => toggleShown(now, 'type', value, all), read(text)));

  test('ticks the others, and shown again it ticks nothing', () => {
    expect(hide(null, 'JOB')).toBe('type:TABLE or type:VIEW');
    expect(hide('+orders', 'JOB', 'TABLE')).toBe('+orders and type:VIEW');
    expect(hide('+orders', 'JOB', 'TABLE', 'table', 'job')).toBe('+orders');
  });

  test('the last one shown is not hidden: everything is shown again', () => {
    expect(hide(null, 'JOB', 'TABLE', 'VIEW')).toBeNull();
  });

  test('what is shown is what was not hidden an odd number of times', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 8 }), (clicks) => {
        let shown = new Set(all);
        for (const one of clicks) {
          if (!shown.delete(one)) shown.add(one);
          if (shown.size === 0) shown = new Set(all);
        }
        const filters = read(hide('a', ...clicks));
        const isAll = shown.size === all.length;
        for (const one of all) expect(isAll || hasValue(filters, 'type', one)).toBe(shown.has(one));
      }),
    );
  });
});
