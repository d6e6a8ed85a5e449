import { expect, it } from 'vitest';

import { keepAnchor } from './keep-anchor';
import { inFull } from './test-graphs';

const picture = {
  positions: new Map([
    ['a', { x: 10, y: 20 }],
    ['b', { x: 110, y: 25 }],
  ]),
  routes: new Map([['a b', [{ x: 60, y: 30 }]]]),
};

it('moves everything so that the anchor stays where it was, edges as well', () => {
  expect(inFull(keepAnchor(picture, { id: 'b', x: 0, y: 0 }))).toEqual({
    positions: new Map([
      ['a', { x: -100, y: -5 }],
      ['b', { x: 0, y: 0 }],
    ]),
    routes: new Map([['a b', [{ x: -50, y: 5 }]]]),
  });
});

it('moves nothing without an anchor, or with one that is gone', () => {
  expect(keepAnchor(picture, null)).toBe(picture);
  expect(keepAnchor(picture, { id: 'gone', x: 0, y: 0 })).toBe(picture);
});
