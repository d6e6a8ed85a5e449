import 'server-only';

import type { EventDetails } from '@/lib/contract/events';
import { AppError } from '@/lib/errors';
import { database } from '@/lib/store/database';
import { loadEvent } from '@/lib/store/event-store';

import { summarizeEvents } from './list-events';

/**
 * One event with its warnings and its text.
 *
 * @throws {AppError} `not_found` when the log has none of that id.
 */
export async function getEvent(id: string): Promise<EventDetails> {
  const event = await loadEvent(id);
  const [summary] = event ? summarizeEvents(database(), [event]) : [];
  if (!event || !summary) throw new AppError('not_found', `There is no event ${id}`);
  return { ...summary, warnings: event.warnings, raw: new TextDecoder().decode(event.bytes) };
}

/**
 * The exact bytes of one event.
 *
 * @throws {AppError} `not_found` when the log has none of that id.
 */
export async function getEventBytes(id: string): Promise<Uint8Array> {
  const event = await loadEvent(id);
  if (!event) throw new AppError('not_found', `There is no event ${id}`);
  return event.bytes;
}
