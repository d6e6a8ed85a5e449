import { hash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => Buffer.from(hash('sha256', text, 'hex'));

/** Whether a request may write: with no keys set everybody may. Compares in constant time. */
export function mayWrite(
  authorization: string | null,
  apiKey: string | null,
  keys: readonly string[],
): boolean {
  if (keys.length === 0) return true;
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  const sent = [bearer, apiKey].flatMap((key) => (key ? [digest(key)] : []));
  return sent.some((key) =>
    keys.reduce((found, known) => timingSafeEqual(key, digest(known)) || found, false),
  );
}
