import fc from 'fast-check';
import { expect, it } from 'vitest';

import { sortByKey } from './sort-by-key';

it('sorts by key, and leaves what has the same key in its order', () => {
  const keys = fc.array(fc.oneof(fc.nat(9), fc.integer({ min: -9999, max: 9999 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(keys, (asked) => {
      const key = Float64Array.from(asked, (k) => k / 7);
      // From the last node to the first, so that order and number differ.
      const list = Int32Array.from(asked.keys()).reverse();
      const wanted = Array.from(list).sort((a, b) => (asked[a] ?? 0) - (asked[b] ?? 0));

      sortByKey(list, key);

      expect(Array.from(list)).toEqual(wanted);
    }),
  );
});
