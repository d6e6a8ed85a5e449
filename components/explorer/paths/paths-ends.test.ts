import { expect, test } from 'vitest';

import type { NodeRef } from '@/lib/contract/shared-shapes';

import { pathsEnds } from './paths-ends';

const node = (key: string, name: string) => ({ key, name }) as unknown as NodeRef;

test('the other end is looked for in the graph before anywhere else, whole names first', () => {
  const drawn = [node('a', 'core.orders_old'), node('b', 'core.orders'), node('c', 'raw.x')];
  const found = [node('d', 'core.orders'), node('b', 'core.orders')];

  expect(pathsEnds(' Core.orders', drawn, found).map(({ key }) => key)).toEqual(['b', 'a', 'd']);
  expect(pathsEnds('', drawn, found)).toEqual([]);
});
