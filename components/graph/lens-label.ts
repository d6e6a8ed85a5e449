import type { LensName } from '@/lib/url/graph-view';

/** What each lens colours by. */
export const LENS_LABELS: Record<LensName, string> = {
  type: 'Type',
  status: 'Status',
  freshness: 'Freshness',
  owner: 'Owner',
  namespace: 'Namespace',
  evidence: 'Evidence',
};
