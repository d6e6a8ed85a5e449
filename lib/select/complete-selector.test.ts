import fc from 'fast-check';
import { expect, test } from 'vitest';

import { completeSelector } from './complete-selector';

const at = (text: string) => completeSelector(text, text.length);

test.each([
  ['own', { from: 0, words: ['owner:'], lookup: { field: 'name', prefix: 'own' } }],
  ['owner:', { from: 6, words: [], lookup: { field: 'owner', prefix: '' } }],
  ['a and owner:ri', { from: 12, words: [], lookup: { field: 'owner', prefix: 'ri' } }],
  ['status:fa', { from: 7, words: ['failed'], lookup: null }],
  ['a ', { from: 2, words: ['and', 'or'], lookup: null }],
  ['+ord', { from: 1, lookup: { field: 'name', prefix: 'ord' } }],
  ['namespace:"s3://l', { from: 10, words: [], lookup: { field: 'namespace', prefix: 's3://l' } }],
  ['roots(ty', { words: ['type:'] }],
])('at the end of %s', (text, expected) => {
  expect(at(text)).toMatchObject(expected);
});

test('an empty bar offers where to begin', () => {
  expect(at('').words).toEqual(expect.arrayContaining(['type:', 'roots(', 'not']));
});

test('any text at any cursor has an answer inside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, cursor) => {
      const { from, to } = completeSelector(text, Math.min(cursor, text.length));
      expect(from).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(text.length);
    }),
  );
});
