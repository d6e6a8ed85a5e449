import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { facetEntries, mergeLedgers, setFacets, type FacetLedger } from './facet-ledger';
import type { Stamp } from './stamp';
import type { Instant } from './types';

const at = (second: number) => `2026-03-01T12:00:0${second}.000000000Z` as Instant;
const stamp = (second: number, hash = 'a'): Stamp => [at(second), hash];

type Statement = { stamp: Stamp; facets: [string, string | null][] };
const inForce = (ledger: FacetLedger) =>
  facetEntries(ledger).map(({ name, bodyHash }) => [name, bodyHash]);
const tell = (statements: readonly Statement[], from: FacetLedger = []) =>
  statements.reduce((ledger, { stamp: when, facets }) => setFacets(ledger, when, facets), from);

/** Sets of statements; equal stamps would be one event, which says one thing. */
const statements = fc
  .uniqueArray(
    fc.record({
      second: fc.integer({ min: 0, max: 4 }),
      hash: fc.constantFrom('a', 'b', 'c'),
      facets: fc.dictionary(
        fc.constantFrom('schema', 'tags', '__proto__', 'constructor'),
        fc.option(fc.constantFrom('h1', 'h2'), { nil: null }),
      ),
    }),
    { selector: ({ second, hash }) => `${second} ${hash}`, maxLength: 10 },
  )
  .map((list) =>
    list.map(({ second, hash, facets }): Statement => ({
      stamp: stamp(second, hash),
      facets: Object.entries(facets),
    })),
  );

describe('the last statement about a facet is in force', () => {
  test('by event time, whatever arrives last', () => {
    const ledger = tell([
      { stamp: stamp(5), facets: [['schema', 'new']] },
      { stamp: stamp(3), facets: [['schema', 'old']] },
    ]);

    expect(inForce(ledger)).toEqual([['schema', 'new']]);
  });

  test('at one time the greater hash wins', () => {
    const [a, b]: Statement[] = [
      { stamp: stamp(5, 'a'), facets: [['schema', 'A']] },
      { stamp: stamp(5, 'b'), facets: [['schema', 'B']] },
    ];

    expect(inForce(tell([a!, b!]))).toEqual([['schema', 'B']]);
    expect(inForce(tell([b!, a!]))).toEqual([['schema', 'B']]);
  });

  test('a facet that is not named stays', () => {
    const ledger = tell([
      { stamp: stamp(1), facets: [['schema', 's'], ['tags', 't']] }, // prettier-ignore
      { stamp: stamp(2), facets: [['tags', 'u']] },
    ]);

    expect(inForce(ledger)).toEqual([
      ['schema', 's'],
      ['tags', 'u'],
    ]);
  });

  test('a facet taken away does not bring back the one before', () => {
    const ledger = tell([
      { stamp: stamp(1), facets: [['tags', 'old']] },
      { stamp: stamp(3), facets: [['tags', null]] },
      { stamp: stamp(2), facets: [['tags', 'late']] },
    ]);

    expect(inForce(ledger)).toEqual([['tags', null]]);
    expect(inForce(tell([{ stamp: stamp(4), facets: [['tags', 'again']] }], ledger))).toEqual([
      ['tags', 'again'],
    ]);
  });

  test('facets may be called like members of the prototype', () => {
    const ledger = tell([{ stamp: stamp(1), facets: [['__proto__', 'p'], ['constructor', 'c']] }]); // prettier-ignore

    expect(inForce(ledger)).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
  });
});

describe('order and repetition do not matter', () => {
  test('any order, any statement again: the same ledger, letter by letter', () => {
    const replays = statements.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      ),
    );

    fc.assert(
      fc.property(replays, ([all, replay]) => {
        expect(JSON.stringify(tell(replay))).toBe(JSON.stringify(tell(all)));
      }),
      { seed: 1 },
    );
  });

  test('ledgers of several names merge to what one name would have', () => {
    const split = statements.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })),
    );

    fc.assert(
      fc.property(split, ([all, sides]) => {
        const [left, right] = [
          tell(all.filter((_, index) => sides[index])),
          tell(all.filter((_, index) => !sides[index])),
        ];

        expect(mergeLedgers([left, right])).toEqual(tell(all));
        expect(mergeLedgers([right, left])).toEqual(tell(all));
      }),
      { seed: 2 },
    );
  });
});
