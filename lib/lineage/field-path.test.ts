import { expect, test } from 'vitest';

import { namesAbove, withoutItems } from './field-path';

test.each([
  ['address.zip', ['address']],
  ['a.b.c', ['a.b', 'a']],
  ['a.b[].c', ['a.b[]', 'a.b', 'a']],
  ['items[0].price', ['items[0]', 'items']],
  ["tags['key.with.dots']", ['tags']],
  ["tags['k'].value", ["tags['k']", 'tags']],
  ['plain', []],
  ['', []],
  ['.hidden', []],
  ['odd[name.x', ['odd[name']],
  ['😀[odd.x', ['😀[odd']],
])('above %j stand %j', (path, above) => {
  expect(namesAbove(path)).toEqual(above);
});

test('items of a list are told in several ways', () => {
  expect(['a.b[].c', 'a.b[*].c', 'a.b[0].c', 'a.b.c'].map(withoutItems)).toEqual(
    Array.from({ length: 4 }, () => 'a.b.c'),
  );
  expect(withoutItems("tags['k']")).toBe("tags['k']");
});
