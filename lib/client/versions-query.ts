import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import type { Instant } from '@/lib/lineage';

import { ApiError, fetchJson } from './fetch-json';

const loadContract = () => import('@/lib/contract/versions');
const loadList = async () => (await loadContract()).VersionList;
const loadDetails = async () => (await loadContract()).VersionDetails;
const loadSchemaDiff = async () => (await loadContract()).SchemaDiff;
const loadDiff = async () => (await loadContract()).VersionDiff;

/** What is not there is not asked for twice. */
const retry = (failures: number, error: Error) =>
  failures < 1 && !(error instanceof ApiError && error.status === 404);

/** Versions a page. */
export const VERSIONS_PAGE_SIZE = 100;

const base = (key: string) => `/api/v2/nodes/${encodeURIComponent(key)}`;

/** Two versions of one node by key; null: the latest, and the one before it. */
export type VersionPair = { readonly from: string | null; readonly to: string | null };

function pairText({ from, to }: VersionPair): string {
  const params = new URLSearchParams();
  if (from !== null) params.set('from', from);
  if (to !== null) params.set('to', to);
  return params.toString();
}

/** Versions of a node, latest first, a page at a time. */
export function nodeVersionsQuery(key: string, asOf: Instant | null = null) {
  return infiniteQueryOptions({
    queryKey: ['node', key, asOf, 'versions'],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ limit: String(VERSIONS_PAGE_SIZE) });
      if (pageParam) params.set('cursor', pageParam);
      if (asOf !== null) params.set('asOf', asOf);
      return fetchJson(loadList, `${base(key)}/versions?${params.toString()}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** `…/versions/diff` is a path of its own; the prefix says the same version in other words. */
function pathPart(version: string): string {
  return encodeURIComponent(version === 'diff' ? 'version:diff' : version);
}

/** Everything about one version. */
export function versionQuery(key: string, version: string) {
  return queryOptions({
    queryKey: ['node', key, 'version', version],
    queryFn: ({ signal }) =>
      fetchJson(loadDetails, `${base(key)}/versions/${pathPart(version)}`, { signal }),
    retry,
  });
}

/** What changed in the columns between two versions. */
export function schemaDiffQuery(key: string, pair: VersionPair) {
  return queryOptions({
    queryKey: ['node', key, 'schema-diff', pair],
    queryFn: ({ signal }) =>
      fetchJson(loadSchemaDiff, `${base(key)}/schema-diff?${pairText(pair)}`, { signal }),
    placeholderData: keepPreviousData,
    retry,
  });
}

/** What else is different between two versions. */
export function versionDiffQuery(key: string, pair: VersionPair) {
  return queryOptions({
    queryKey: ['node', key, 'version-diff', pair],
    queryFn: ({ signal }) =>
      fetchJson(loadDiff, `${base(key)}/versions/diff?${pairText(pair)}`, { signal }),
    placeholderData: keepPreviousData,
    retry,
  });
}
