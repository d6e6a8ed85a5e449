import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NODE_KINDS } from '@/lib/lineage';

import { eventsHref, parseEvents } from './events-url';
import { readSearchQuery } from './list-query';
import { nameInPath } from './name-in-path';
import { EMPTY_SEARCH, parseSearch, searchHref } from './search-url';

const text = fc.string({ unit: 'grapheme' });
const facet = fc.option(text);
const paramsOf = (href: string) => new URL(href, 'http://here.test').searchParams;

describe('search address', () => {
  it('reads back what it wrote', () => {
    const view = fc.record({
      q: text,
      kind: fc.option(fc.constantFrom(...NODE_KINDS)),
      type: facet,
      namespace: facet,
      tag: facet,
      owner: facet,
    });

    fc.assert(
      fc.property(view, (state) => {
        expect(parseSearch(paramsOf(searchHref(state)))).toEqual(state);
      }),
    );
  });

  it('leaves what it cannot read at the default', () => {
    expect(parseSearch(new URLSearchParams('kind=planet'))).toEqual(EMPTY_SEARCH);
  });
});

describe('events address', () => {
  it('reads back what it wrote', () => {
    const view = fc.record({
      node: facet,
      run: facet,
      kind: fc.option(fc.constantFrom('run' as const, 'job' as const, 'dataset' as const)),
      warnings: fc.boolean(),
    });

    fc.assert(
      fc.property(view, (state) => {
        expect(parseEvents(paramsOf(eventsHref(state)))).toEqual(state);
      }),
    );
  });
});

describe('nameInPath', () => {
  it.each([
    ['/datasets/k3f9m2q8x7da/public.orders', null, 'public.orders'],
    ['/jobs/k3f9m2q8x7da/%E6%95%B0', null, '数'],
    ['/jobs/k3f9m2q8x7da/%E6%9', null, '%E6%9'],
    ['/lineage', 'dataset:pg%3A%2F%2Fh:core.orders', 'core.orders'],
    ['/nowhere/at/all', null, null],
  ])('finds in %s (focus %s) the name %s', (path, focus, name) => {
    expect(nameInPath(path, focus)).toBe(name);
  });
});

describe('the question of a search', () => {
  it('says that it knows no past', () => {
    const asked = (text: string) => readSearchQuery(new URLSearchParams(text)).notices.map(({ parameter }) => parameter); // prettier-ignore

    expect(asked('q=orders&asOf=2026-03-01T00:00:00Z')).toEqual(['asOf']);
    expect(asked('q=orders')).toEqual([]);
  });
});
