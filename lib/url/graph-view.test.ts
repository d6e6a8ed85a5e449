import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FOLDS, GRAPH_LEVELS, GRAPH_MODES } from '@/lib/contract/choices';
import { DIRECTIONS, EDGE_MEANINGS, EVIDENCE, GROUPINGS, instantFromMs } from '@/lib/lineage';

import { readGraphQuery } from './graph-query';
import {
  DEFAULT_VIEW,
  graphHref,
  LENSES,
  SORTS,
  readGraphView,
  VIEWS,
  writeGraphView,
} from './graph-view';

const text = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null });
/** Blanks ask for nothing and are read as none. */
const selector = text.map((one) => (one?.trim() === '' ? null : one));
const sortedSet = (one: fc.Arbitrary<string>) =>
  fc.uniqueArray(one, { maxLength: 6 }).map((list) => list.sort());
const key = fc.stringMatching(/^[0-9a-z]{16}$/);
const side = fc.constantFrom('.up', '.down', '.up*', '.down*');
const moment = fc.option(
  fc.integer({ min: 0, max: 4e12 }).map((ms) => instantFromMs(ms)),
  { nil: null },
);
const hops = fc.tuple(key, side).map((parts) => parts.join(''));

const view = fc.record({
  focus: text,
  direction: fc.constantFrom(...DIRECTIONS),
  depth: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant('all' as const)),
  evidence: fc.subarray([...EVIDENCE]),
  expanded: sortedSet(hops),
  collapsed: sortedSet(hops),
  level: fc.constantFrom(...GRAPH_LEVELS),
  mode: fc.constantFrom(...GRAPH_MODES),
  edges: fc.constantFrom(...EDGE_MEANINGS),
  asOf: moment,
  from: moment,
  to: moment,
  select: selector,
  group: fc.constantFrom(...GROUPINGS),
  fold: fc.constantFrom(...FOLDS),
  also: sortedSet(key),
  paths: fc.option(
    fc.tuple(key, key).map((ends) => ends.join('..')),
    { nil: null },
  ),
  indirect: fc.boolean(),
  columns: sortedSet(key),
  tables: sortedSet(
    fc
      .tuple(key, fc.constantFrom('off', 'lineage', 'p2', 'qincome%2Cnet'))
      .map((one) => one.join('.')),
  ),
  unfolded: sortedSet(
    fc.oneof(
      key,
      key.map((one) => `${one}.down.job`),
    ),
  ),
  selected: text,
  tab: text,
  compare: text,
  locked: text,
  column: text,
  view: fc.constantFrom(...VIEWS, null),
  legend: fc.constantFrom('shown' as const, 'hidden' as const, null),
  lens: fc.constantFrom(...LENSES),
  sort: fc.constantFrom(null, ...SORTS, '-name' as const, '-updated' as const),
  path: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
});

describe('the explorer URL', () => {
  it('reads back every view it writes, without a notice', () => {
    fc.assert(
      fc.property(view, (one) => {
        const again = readGraphView(new URLSearchParams(writeGraphView(one).toString()));

        expect(again).toEqual({ view: one, notices: [] });
      }),
    );
  });

  it('writes the same text for the same view', () => {
    fc.assert(
      fc.property(view, (one) => {
        const written = writeGraphView(one).toString();
        const again = readGraphView(new URLSearchParams(written)).view;

        expect(writeGraphView(again).toString()).toBe(written);
      }),
    );
  });

  it('never throws, whatever stands in the URL', () => {
    const name = fc.constantFrom(...Object.keys(DEFAULT_VIEW), '__proto__');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const { notices } = readGraphView(new URLSearchParams(pairs));

        expect(Array.isArray(notices)).toBe(true);
      }),
    );
  });

  it('leaves defaults out', () => {
    expect(graphHref('dataset:postgres%3A%2F%2Fdb%3A5432:core.orders')).toBe(
      '/lineage?focus=dataset%3Apostgres%253A%252F%252Fdb%253A5432%3Acore.orders',
    );
    expect(writeGraphView(DEFAULT_VIEW).toString()).toBe('');
  });

  it('says what it did not understand and takes the default', () => {
    const { view: read, notices } = readGraphView(
      new URLSearchParams('focus=x&depth=-1&direction=sideways&evidence=guess&expanded=nope'),
    );

    expect(read).toEqual({ ...DEFAULT_VIEW, focus: 'x' });
    expect(notices.map((notice) => notice.parameter)).toEqual([
      'direction',
      'depth',
      'evidence',
      'expanded',
    ]);
  });

  it('tells an empty choice of evidence from none made', () => {
    expect(readGraphQuery(new URLSearchParams('focus=x&evidence=none')).query?.evidence).toEqual(
      [],
    );
    expect(readGraphQuery(new URLSearchParams('focus=x')).query?.evidence).toEqual([...EVIDENCE]);
  });

  it('has no question without a focus, a selector or a grouping', () => {
    const { query, notices } = readGraphQuery(new URLSearchParams('depth=3'));

    expect(query).toBeNull();
    expect(notices).toHaveLength(1);
  });

  it('takes a selector of blanks for none', () => {
    expect(readGraphQuery(new URLSearchParams('select=%20%09')).query).toBeNull();
  });

  it.each(['select=type:model', 'group=namespace'])('needs no focus where %s asks', (text) => {
    const { query, notices } = readGraphQuery(new URLSearchParams(text));

    expect(query?.focus).toBeNull();
    expect(notices).toEqual([]);
  });
});
