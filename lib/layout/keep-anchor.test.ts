import { expect, it } from 'vitest';

import { keepAnchor } from './keep-anchor';

const positions = new Map([
  ['a', { x: 10, y: 20 }],
  ['b', { x: 110, y: 25 }],
]);

it('moves everything so that the anchor stays where it was', () => {
  expect(keepAnchor(positions, { id: 'b', x: 0, y: 0 })).toEqual(
    new Map([
      ['a', { x: -100, y: -5 }],
      ['b', { x: 0, y: 0 }],
    ]),
  );
});

it('moves nothing without an anchor, or with one that is gone', () => {
  expect(keepAnchor(positions, null)).toBe(positions);
  expect(keepAnchor(positions, { id: 'gone', x: 0, y: 0 })).toBe(positions);
});
