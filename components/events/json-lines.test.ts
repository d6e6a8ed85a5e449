import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonLines } from './json-lines';

const shown = (text: string) =>
  jsonLines(text)
    .map((line) => '  '.repeat(line.depth) + line.text)
    .join('\n');

describe('jsonLines', () => {
  it('indents as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(shown(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('keeps long numbers and keys that appear twice', () => {
    expect(shown('{"a":12345678901234567890.10,"a":1e400,"__proto__":{}}')).toBe(
      '{\n  "a": 12345678901234567890.10,\n  "a": 1e400,\n  "__proto__": {}\n}',
    );
  });

  it('says which value begins in a line', () => {
    const lines = jsonLines('{"a/b":[1,{"c":null},[]],"~":""}');

    expect(lines.map((line) => [line.text, line.pointer])).toEqual([
      ['{', ''],
      ['"a/b": [', '/a~1b'],
      ['1,', '/a~1b/0'],
      ['{', '/a~1b/1'],
      ['"c": null', '/a~1b/1/c'],
      ['},', null],
      ['[]', '/a~1b/2'],
      ['],', null],
      ['"~": ""', '/~0'],
      ['}', null],
    ]);
  });

  it('loses nothing of text that is no JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '1') }),
        (text) => {
          const kept = jsonLines(text)
            .map((line) => line.text)
            .join('');
          expect(kept.replaceAll(' ', '')).toBe(text);
        },
      ),
    );
  });
});
