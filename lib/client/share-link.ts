import type { Instant } from '@/lib/lineage';
import { graphViewHref, readGraphView } from '@/lib/url/graph-view';

import { fetchJson } from './fetch-json';

const loadShareAnswer = async () => (await import('@/lib/contract/overview')).ShareAnswer;

/** Longer links break in chats and mails; they are stored and get a short one. */
const LONGEST_LINK = 2000;

/** The address of the explorer as it is, held at a moment. */
export function heldAt(location: Location, asOf: Instant): URL {
  const { view } = readGraphView(new URLSearchParams(location.search));
  return new URL(graphViewHref({ ...view, asOf }), location.origin);
}

/**
 * A link to `location` that is short enough to send.
 *
 * @throws {ApiError} when a short link was needed and could not be stored.
 */
export async function shareLink(location: Location | URL): Promise<string> {
  if (location.href.length <= LONGEST_LINK) return location.href;
  const { url } = await fetchJson(loadShareAnswer, '/api/v2/shares', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: location.pathname + location.search }),
  });
  return new URL(url, location.origin).href;
}
