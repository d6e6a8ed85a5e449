import { headers } from 'next/headers';

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The address this server was reached at, without a path. Headers are the visitor's to choose and
 * the answer ends up in commands that people paste, so only a plain host and port are taken.
 */
export async function serverUrl(): Promise<string> {
  const sent = await headers();
  const first = (name: string) => sent.get(name)?.split(',')[0]?.trim() ?? '';
  const host = [first('x-forwarded-host'), first('host')].find((name) => HOST.test(name));
  const scheme = first('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${host ?? 'localhost:3000'}`;
}
