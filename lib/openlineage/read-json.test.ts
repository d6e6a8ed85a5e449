import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LIMITS } from './limits';
import { readJson, splitDocuments } from './read-json';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (parts: readonly Uint8Array[]) => parts.map((part) => new TextDecoder().decode(part));
const split = (text: string) => texts(splitDocuments(bytes(text)));
const nested = (levels: number) => bytes('['.repeat(levels) + ']'.repeat(levels));

describe('reading one document', () => {
  test('any JSON is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(bytes(text)).value).toEqual(JSON.parse(text));
      }),
      { seed: 1 },
    );
  });

  test('a byte order mark in front is passed over', () => {
    expect(readJson(bytes('\ufeff{"a": 1}')).value).toEqual({ a: 1 });
  });

  test('bare NaN and Infinity are read as null, and the answer says so', () => {
    const read = readJson(bytes('{"a": NaN, "b": [-Infinity, Infinity], "c": 1}'));

    expect(read).toEqual({ value: { a: null, b: [null, null], c: 1 }, hadBareNumbers: true });
  });

  test('NaN inside a string is left alone', () => {
    const read = readJson(bytes(String.raw`{"NaN": "NaN, \"NaN\" Infinity", "a": NaN}`));

    expect(read.value).toEqual({ NaN: 'NaN, "NaN" Infinity', a: null });
  });

  test('an integer too large for a number keeps its digits, as text', () => {
    const read = readJson(
      bytes(
        '{"snapshotId": 3051729675574597004, "list": [-9007199254740993], "n": 9007199254740991}',
      ),
    );

    expect(read).toEqual({
      value: {
        snapshotId: '3051729675574597004',
        list: ['-9007199254740993'],
        n: 9007199254740991,
      },
      hadBareNumbers: false,
    });
  });

  test('digits in strings, fractions and exponents are left alone', () => {
    const text =
      '{"a": ": 3051729675574597004, ", "b": 0.12345678901234567890, "c": 3051729675574597004e2}';

    expect(readJson(bytes(text)).value).toEqual(JSON.parse(text));
  });

  test('a string of ten million characters beside a NaN is read', () => {
    const read = readJson(bytes(`{"a": NaN, "b": "${'x'.repeat(10_000_000)}"}`));

    expect(read.hadBareNumbers).toBe(true);
  });

  test('a string that never ends is refused at the cost of reading it once', () => {
    const body = bytes(`{"a": "${String.raw`\"`.repeat(2_000_000)}`);

    expect(() => readJson(body)).toThrow(/not JSON/);
  });

  test('nesting at the limit is read, one level more is refused before parsing', () => {
    expect(readJson(nested(LIMITS.depth)).value).toBeInstanceOf(Array);
    expect(() => readJson(nested(LIMITS.depth + 1))).toThrow(/deeper than 64 levels/);
    expect(() => readJson(bytes('['.repeat(1_000_000)))).toThrow(/deeper than 64 levels/);
  });

  test('brackets inside strings are no nesting', () => {
    const text = JSON.stringify({ a: '[{'.repeat(200), b: `\\"${'['.repeat(200)}` });

    expect(readJson(bytes(text)).value).toEqual(JSON.parse(text));
  });

  test.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['a cut off object', '{"a": [1, 2'],
    ['two documents', '{} {}'],
    ['a comma too many', '{"a": 1,}'],
    ['a stray backslash at the end', '{"a": "\\'],
  ])('%s is refused as not JSON', (_what, text) => {
    expect(() => readJson(bytes(text))).toThrow(/^not JSON: /);
  });

  test('bytes that are not UTF-8 are refused', () => {
    expect(() => readJson(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toThrow(/not UTF-8/);
  });

  test('the last of two equal keys counts, as in JSON.parse', () => {
    expect(readJson(bytes('{"a": 1, "a": 2}')).value).toEqual({ a: 2 });
  });

  test('keys of the prototype are data', () => {
    const { value } = readJson(bytes('{"__proto__": {"polluted": true}, "constructor": 1}'));

    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('cutting many events apart', () => {
  test('an array gives the exact bytes of its elements', () => {
    expect(split('[ {"a": [1, 2]} ,\n\t{"b":"],[\\""},3]')).toEqual([
      '{"a": [1, 2]}',
      '{"b":"],[\\""}',
      '3',
    ]);
  });

  test('any list of documents comes back as it was, from an array and from lines', () => {
    const documents = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 2 });

    fc.assert(
      fc.property(documents, (values) => {
        const parts = values.map((value) => JSON.stringify(value));

        expect(split(`[${parts.join(' ,\n')}]`)).toEqual(parts);
        expect(split(parts.join('\r\n'))).toEqual(parts);
      }),
      { seed: 2 },
    );
  });

  test('lines may end in CRLF, be blank, or lack the last line break', () => {
    expect(split('\r\n{"a":1}\r\n\r\n  \n{"b":2}')).toEqual(['{"a":1}', '{"b":2}']);
  });

  test.each([
    ['the first', '{"a": "oops\n{"b":2}\n{"c":3}'],
    ['one in the middle', '{"b":2}\n{"a": [1,\n{"c":3}'],
    ['the last', '{"b":2}\n{"c":3}\n{"a": {"'],
  ])('a broken line costs only itself: %s', (_which, text) => {
    expect(split(text)).toEqual(text.split('\n'));
  });

  test('one pretty-printed document is one event', () => {
    const text = JSON.stringify({ a: { b: [1, '}\n{'] } }, null, 2);

    expect(split(`\n${text}\n\n`)).toEqual([text]);
  });

  test('a byte order mark belongs to no event', () => {
    expect(split('\ufeff{"a":1}\n{"b":2}')).toEqual(['{"a":1}', '{"b":2}']);
    expect(split('\ufeff[{"a":1}]')).toEqual(['{"a":1}']);
  });

  test('an empty body and an empty array hold no events', () => {
    expect(split('')).toEqual([]);
    expect(split(' \r\n\t')).toEqual([]);
    expect(split('[ ]')).toEqual([]);
  });

  test('an empty element is an event to be refused by its index', () => {
    expect(split('[{"a":1},,{"b":2}]')).toEqual(['{"a":1}', '', '{"b":2}']);
    expect(split('[1,]')).toEqual(['1', '']);
  });

  test.each(['[{"a":1}, {"b":', '[{"a":1}', '[', '["never closed', '[}', '[{"a":1}}'])(
    'an array that was cut off or closed wrongly is refused whole: %s',
    (text) => {
      expect(() => split(text)).toThrow(/not closed/);
    },
  );

  test('text behind an array is refused', () => {
    expect(() => split('[1] [2]')).toThrow(/behind the array/);
  });

  test('cutting never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:\\ \na1]*$/), (text) => {
        try {
          return splitDocuments(bytes(text)).every((part) => part instanceof Uint8Array);
        } catch (error) {
          return error instanceof Error && error.name === 'Refusal';
        }
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
});
