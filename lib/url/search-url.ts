import {
  createLoader,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';

import { NODE_KINDS } from '@/lib/lineage';

/** What the search page is looking at; the URL is its only home. */
export const SEARCH_PARSERS = {
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(NODE_KINDS),
  type: parseAsString,
  namespace: parseAsString,
  tag: parseAsString,
  owner: parseAsString,
};

export type SearchView = inferParserType<typeof SEARCH_PARSERS>;

/** The facets that narrow a search, in the order they stand on the page. */
export const SEARCH_FACETS = ['kind', 'type', 'namespace', 'tag', 'owner'] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

export const EMPTY_SEARCH: SearchView = {
  q: '',
  kind: null,
  type: null,
  namespace: null,
  tag: null,
  owner: null,
};

const load = createLoader(SEARCH_PARSERS);
const write = createSerializer(SEARCH_PARSERS);

type RawParams = Parameters<typeof load>[0];

/** Reads search parameters leniently: what cannot be read is left at its default. */
export function parseSearch(params: Awaited<RawParams>): SearchView {
  return load(params);
}

/** The address of the search page that shows `view`. */
export function searchHref(view: Partial<SearchView>): string {
  return write('/search', view);
}
