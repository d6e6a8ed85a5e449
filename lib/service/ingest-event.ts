import 'server-only';

import type { IngestAnswer } from '@/lib/contract/events';

import { enqueueEvent } from './ingest-queue';
import { readArrival } from './read-arrivals';

/**
 * Takes one event; resolves once it is durable. The same bytes again are a duplicate, not an error.
 *
 * @throws {Refusal} if it cannot be taken; nothing was stored.
 * @throws {AppError} `overloaded`.
 */
export async function ingestEvent(bytes: Uint8Array, isStrict: boolean): Promise<IngestAnswer> {
  const arrived = readArrival(bytes, isStrict);
  const { id, isDuplicate, warnings } = await enqueueEvent(arrived);
  return { id, kind: arrived.event.kind, duplicate: isDuplicate, warnings: [...warnings] };
}
