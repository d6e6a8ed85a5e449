import { fetchJson } from './fetch-json';

const loadShareAnswer = async () => (await import('@/lib/contract/overview')).ShareAnswer;

/** Longer links break in chats and mails; they are stored and get a short one. */
const LONGEST_LINK = 2000;

/**
 * A link to `location` that is short enough to send.
 *
 * @throws {ApiError} when a short link was needed and could not be stored.
 */
export async function shareLink(location: Location): Promise<string> {
  if (location.href.length <= LONGEST_LINK) return location.href;
  const { url } = await fetchJson(loadShareAnswer, '/api/v2/shares', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: location.pathname + location.search }),
  });
  return new URL(url, location.origin).href;
}
