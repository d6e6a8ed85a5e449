import { queryOptions } from '@tanstack/react-query';

import type { EvidenceQuestion } from '@/lib/url/column-query';

import { fetchJson } from './fetch-json';

const loadEvidence = async () => (await import('@/lib/contract/evidence')).EdgeEvidence;

/** How an edge is known. */
export function evidenceQuery({ from, to, via }: EvidenceQuestion) {
  const params = new URLSearchParams({ from, to, ...(via === null ? {} : { via }) });
  return queryOptions({
    queryKey: ['evidence', from, to, via],
    queryFn: ({ signal }) =>
      fetchJson(loadEvidence, `/api/v2/evidence?${params.toString()}`, { signal }),
  });
}
