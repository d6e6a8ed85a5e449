import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { matchesPattern } from './match-pattern';
import { parseSelector } from './parse-selector';
import { printSelector } from './print-selector';
import { SELECTOR_FIELDS, type Selector, type SelectorProblem } from './selector';

const read = (text: string): Selector => {
  const parsed = parseSelector(text);
  if (parsed.kind !== 'selector') throw new Error(JSON.stringify(parsed));
  return parsed.selector;
};
const problem = (text: string) => {
  const parsed = parseSelector(text);
  if (parsed.kind !== 'problems') throw new Error(`${text} was read`);
  return parsed.problems[0];
};

const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '__proto__',
    'and',
    'roots',
    'a"b\\c*',
    'x+y',
    's3://lake',
    '',
    '1',
    'x'.repeat(1000),
    '@orders',
    'a,',
    '||',
    'type=',
    "'a'",
  ),
);
const pattern = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .map((parts) => parts as [string, ...string[]]);
const hops = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constant(Infinity));
const { selector } = fc.letrec<{ selector: Selector; many: Selector[] }>((tie) => ({
  many: fc.array(tie('selector'), { minLength: 2, maxLength: 3 }),
  selector: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(
        ...SELECTOR_FIELDS.filter((field) => !['kind', 'status', 'evidence'].includes(field)),
      ),
      pattern,
    }),
    fc.record({
      kind: fc.constant('updated' as const),
      age: fc.record({
        than: fc.constantFrom('within' as const, 'beyond' as const),
        count: fc.integer({ min: 0, max: 9999 }),
        unit: fc.constantFrom('m' as const, 'h' as const, 'd' as const, 'w' as const),
      }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('selector') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), parts: tie('many') }),
    fc.record({
      kind: fc.constant('ends' as const),
      ends: fc.constantFrom('roots' as const, 'sinks' as const),
      of: tie('selector'),
    }),
    fc
      .record({
        kind: fc.constant('walk' as const),
        of: tie('selector'),
        hops: fc.record({ up: hops, down: hops }),
      })
      .filter((walk) => walk.hops.up > 0 || walk.hops.down > 0),
  ),
}));

describe('the text of a selector', () => {
  test('is read back as it was written, whatever names it holds', () => {
    fc.assert(
      fc.property(selector, (given) => {
        const parsed = parseSelector(printSelector(given));
        expect(parsed).toEqual({ kind: 'selector', selector: given });
      }),
    );
  });

  test('is read or refused with a place inside it, never thrown at', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '"',
      '+',
      '2+',
      '+1',
      ' ',
      'and',
      'or',
      'not',
      'roots(',
      'type:',
      'kind:',
      'updated:',
      '<7d',
      '*',
      ':',
      '\\',
      'é',
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parseSelector(given);
        const places = parsed.kind === 'problems' ? parsed.problems : [];
        const isInside = ({ from, to }: SelectorProblem) =>
          from >= 0 && to >= from && to <= given.length;
        expect(places.filter((place) => !isInside(place) || place.message === '')).toEqual([]);
      }),
    );
  });

  test('nests and counts only so far', () => {
    expect(problem('('.repeat(2000)).message).toMatch(/nested/);
    expect(problem('not '.repeat(500)).message).toMatch(/More than/);
  });

  test.each([
    ['orders', 'orders'],
    ['+orders', '+orders'],
    ['2+orders+1', '2+orders+1'],
    ['orders+ and +churn_model', 'orders+ and +churn_model'],
    ['orders+ +churn_model', 'orders+ and +churn_model'],
    ['type:model OR kind:job owner:risk', 'type:model or kind:job and owner:risk'],
    ['namespace:"s3://lake"', 'namespace:"s3://lake"'],
    ['namespace:s3://lake', 'namespace:"s3://lake"'],
    ['not (a or b)', 'not (a or b)'],
    ['+(a or b)+2', '+(a or b)+2'],
    ['roots(+model)', 'roots(+model)'],
    ['Roots ( x )', 'roots(x)'],
    ['roots', '"roots"'],
    ['android not_null', 'android and not_null'],
    ['"a \\"b\\""', '"a \\"b\\""'],
    ['updated:<7D', 'updated:<7d'],
    ['"a || b" or "@x" or tag:@x', '"a || b" or "@x" or tag:"@x"'],
    ['((((orders))))', 'orders'],
    ['日本+ or 🎉', '日本+ or 🎉'],
    ["owner:o'brien or it's", "owner:o'brien or it's"],
  ])('%s means %s', (text, meaning) => {
    expect(printSelector(read(text))).toBe(meaning);
  });

  test.each([
    ['(orders', 6, 7, /closing bracket/],
    ['orders)', 6, 7, /Nothing is open/],
    ['"orders', 0, 7, /quote is not closed/],
    ['a and', 4, 5, /missing at the end/],
    ['a or or b', 5, 7, /missing before “or”/],
    ['status:faild', 7, 12, /One of running/],
    ['updated:soon', 8, 12, /Not an age/],
    ['colour:red', 0, 10, /no condition; there are name:, type:/],
    ['a and ()', 7, 8, /Nothing stands in these brackets/],
    ['roots()', 6, 7, /Nothing stands in these brackets/],
    ['leaves(a)', 6, 7, /no function; there are roots/],
    ['a || b', 2, 4, /Write “or”/],
    ['a & b', 2, 3, /Write “and”/],
    ['a, b', 0, 2, /comma/],
    ['!orders', 0, 7, /Write “not”/],
    ['@orders', 0, 7, /\+\(name\+\)/],
    ["type:table or 'orders'", 14, 22, /Write quotes as/],
    ['“orders”', 0, 8, /Write quotes as/],
    ['Owner=risk', 0, 10, /Write “Owner:”/],
    ['orders+customers', 6, 7, /then a space/],
    ['owner:a+b', 7, 8, /then a space/],
    ['column:count(x)', 12, 13, /in quotes if it has brackets/],
    ['orders+99999', 6, 7, /four digits/],
  ])('%s is wrong from %i to %i', (text, from, to, message) => {
    expect(problem(text)).toEqual({ from, to, message: expect.stringMatching(message) as string });
  });
});

test('a pattern matches as its wildcards say', () => {
  // Letters only, so nothing needs to be escaped.
  const slow = (parts: readonly string[]) => new RegExp(`^${parts.join('[^]*')}$`, 'i');
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (parts, text) => {
      const [first = '', ...rest] = parts;
      expect(matchesPattern([first, ...rest], text)).toBe(slow(parts).test(text));
    }),
  );
});
