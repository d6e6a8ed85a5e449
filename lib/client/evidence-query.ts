import { queryOptions } from '@tanstack/react-query';

import { writeEvidenceQuery, type EvidenceQuestion } from '@/lib/url/column-query';

import { fetchJson } from './fetch-json';

const loadEvidence = async () => (await import('@/lib/contract/evidence')).EdgeEvidence;

/** How an edge is known. */
export function evidenceQuery(question: EvidenceQuestion) {
  const params = writeEvidenceQuery(question).toString();
  return queryOptions({
    queryKey: ['evidence', params],
    queryFn: ({ signal }) => fetchJson(loadEvidence, `/api/v2/evidence?${params}`, { signal }),
  });
}
