import fc from 'fast-check';
import { expect, it } from 'vitest';

import { LazyMap, mapLazily } from './lazy-map';

it('is to its readers the map it stands for, names like __proto__ included', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor'));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.option(fc.integer(), { nil: undefined }))), (pairs) => {
      const known = new Map(pairs);
      const whole = new Map(
        [...known].flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      );
      const lazy = new LazyMap(
        () => known.keys(),
        (key) => known.get(key),
      );

      for (const map of [
        lazy,
        mapLazily(
          mapLazily(lazy, (n) => n + 1),
          (n) => n - 1,
        ),
      ]) {
        const told: [string, number][] = [];
        map.forEach((value, key) => told.push([key, value]));
        expect(told).toEqual([...whole]);
        expect([...map]).toEqual([...whole]);
        expect([[...map.keys()], [...map.values()]]).toEqual([
          [...whole.keys()],
          [...whole.values()],
        ]);
        expect(map.size).toBe(whole.size);
        for (const key of [...known.keys(), 'nothing is called so'])
          expect([map.get(key), map.has(key)]).toEqual([whole.get(key), whole.has(key)]);
      }
    }),
  );
});
