import fc from 'fast-check';
import { expect, test } from 'vitest';

import { representative, type AliasMember } from './aliases';
import type { Instant, NodeKey } from './types';

const member = (key: string, namedAt: string | null): AliasMember => ({
  key: key as NodeKey,
  namedAt: namedAt as Instant | null,
});

test('the name an event used first stands for all', () => {
  expect(representative([member('a', '2026-03'), member('b', '2026-01'), member('c', null)])).toBe(
    'b',
  );
});

test('a name only a symlink mentions stands for others only if there is no better', () => {
  expect(representative([member('a', null), member('z', '9999')])).toBe('z');
  expect(representative([member('b', null), member('a', null)])).toBe('a');
});

test('nobody stands for nobody', () => {
  expect(representative([])).toBeNull();
});

test('the order of the names does not matter', () => {
  const members = fc.uniqueArray(
    fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.constantFrom('2026-01', '2026-02'))),
    { selector: ([key]) => key, minLength: 1 },
  );

  fc.assert(
    fc.property(
      members.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const of = (list: typeof all) =>
          representative(list.map(([key, namedAt]) => member(key, namedAt)));

        expect(of(shuffled)).toBe(of(all));
      },
    ),
    { seed: 1 },
  );
});
