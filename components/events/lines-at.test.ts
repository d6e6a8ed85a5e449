import fc from 'fast-check';
import { expect, it } from 'vitest';

import { jsonLines } from './json-lines';
import { linesAt } from './lines-at';

it('the lines of a value are its text, whatever is in it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const lines = jsonLines(JSON.stringify({ before: other, here: one, after: other }));
      const found = linesAt(lines, '/here');
      const text = lines
        .slice(found?.first, found?.end)
        .map((line) => line.text)
        .join('');

      expect(JSON.parse(`{${text.replace(/,$/, '')}}`)).toEqual({
        here: JSON.parse(JSON.stringify(one)) as unknown,
      });
    }),
  );
});

it('there is nothing at a pointer that leads nowhere', () => {
  expect(linesAt(jsonLines('{"a":[1]}'), '/a/1')).toBeNull();
});
