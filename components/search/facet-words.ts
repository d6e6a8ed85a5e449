import type { SearchFacet } from '@/lib/url/search-url';

import { nodeTypeLook } from '../node/node-type';

export const FACET_LABELS: Readonly<Record<SearchFacet, string>> = {
  kind: 'Kind',
  type: 'Type',
  namespace: 'Namespace',
  tag: 'Tag',
  owner: 'Owner',
};

/** A facet's value as people say it. */
export function facetValueLabel(facet: SearchFacet, value: string): string {
  if (facet === 'kind') return value === 'job' ? 'Job' : 'Dataset';
  if (facet === 'type') {
    return value === 'JOB' ? 'Job' : nodeTypeLook('dataset', value).label;
  }
  return value;
}
