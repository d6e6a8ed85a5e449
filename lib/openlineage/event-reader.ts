import { parseInstant, type EventWarning, type Instant } from '@/lib/lineage';

import { LIMITS } from './limits';
import { pointerTo, Refusal } from './refusal';
import { isObject, own, type JsonObject } from './wire';

/** Collects what is off about one event while it is read; what cannot be read at all is thrown. */
export class WarningList {
  readonly #warnings: EventWarning[] = [];
  #dropped = 0;

  /** Notes one departure; beyond {@link LIMITS}.warnings only counts it. */
  add(pointer: string, message: string): void {
    if (this.#warnings.length < LIMITS.warnings - 1) this.#warnings.push({ pointer, message });
    else this.#dropped += 1;
  }

  /** All that was noted, in the order found. */
  list(): EventWarning[] {
    return this.#dropped === 0
      ? this.#warnings
      : [...this.#warnings, { pointer: '', message: `and ${this.#dropped} more warnings` }];
  }
}

/**
 * Reads a member that must be an object.
 *
 * @throws {Refusal} if it is missing or no object.
 */
export function requireObject(parent: JsonObject, key: string, at: string): JsonObject {
  const value = own(parent, key);
  const pointer = pointerTo(at, key);
  if (value === undefined || value === null)
    throw new Refusal('malformed', pointer, `"${key}" is missing`);
  if (!isObject(value)) throw new Refusal('malformed', pointer, `"${key}" must be an object`);
  return value;
}

/**
 * Reads a namespace or name.
 *
 * @throws {Refusal} if it is missing, no text, too long, or (a name) empty.
 */
export function requireName(
  parent: JsonObject,
  key: 'namespace' | 'name',
  at: string,
  warnings: WarningList,
): string {
  const value = own(parent, key);
  const pointer = pointerTo(at, key);
  if (value === undefined || value === null)
    throw new Refusal(
      'malformed',
      pointer,
      `"${key}" is missing: every job and dataset needs a namespace and a name`,
    );
  if (typeof value !== 'string') throw new Refusal('malformed', pointer, `"${key}" must be text`);
  if (value.length > LIMITS.nameLength)
    throw new Refusal(
      'over_limit',
      pointer,
      `"${key}" has ${value.length} characters, at most ${LIMITS.nameLength} are taken`,
    );
  if (value === '') {
    if (key === 'name') throw new Refusal('malformed', pointer, '"name" is empty');
    warnings.add(pointer, 'the namespace is empty');
  }
  if (value.isWellFormed()) return value;
  warnings.add(pointer, 'the text has half a character (a lone surrogate); it was replaced');
  return value.toWellFormed();
}

const ASSUMED = {
  utc: 'the time has no zone; UTC was assumed',
  midnight: 'the time is a date alone; midnight UTC was assumed',
  format: 'the time is not in RFC 3339 form',
} as const;

/**
 * Reads when the event happened.
 *
 * @throws {Refusal} if `eventTime` is missing or not a time.
 */
export function requireEventTime(event: JsonObject, warnings: WarningList): Instant {
  const value = own(event, 'eventTime');
  if (value === undefined || value === null)
    throw new Refusal('malformed', '/eventTime', '"eventTime" is missing');
  const parsed = typeof value === 'string' ? parseInstant(value) : null;
  if (!parsed)
    throw new Refusal(
      'malformed',
      '/eventTime',
      '"eventTime" is not a time; send it like 2026-03-01T12:00:00Z',
    );
  if (parsed.assumed) warnings.add('/eventTime', ASSUMED[parsed.assumed]);
  return parsed.instant;
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** A run id in one spelling: UUIDs lower-case with dashes, anything else as it is. */
export function canonicalRunId(text: string): string {
  const match = UUID.exec(text);
  return match ? match.slice(1).join('-').toLowerCase() : text.toWellFormed();
}

/**
 * Reads the id of the run, in one spelling.
 *
 * @throws {Refusal} if the run has no id or one that is no text.
 */
export function requireRunId(run: JsonObject, warnings: WarningList): string {
  const value = own(run, 'runId');
  if (typeof value !== 'string' || value === '')
    throw new Refusal(
      'malformed',
      '/run/runId',
      value === undefined ? '"runId" is missing' : '"runId" must be non-empty text',
    );
  if (value.length > LIMITS.nameLength)
    throw new Refusal(
      'over_limit',
      '/run/runId',
      `"runId" has ${value.length} characters, at most ${LIMITS.nameLength} are taken`,
    );
  if (!UUID.test(value)) warnings.add('/run/runId', 'the run id is not a UUID');
  return canonicalRunId(value);
}

/** Reads `producer` and notes what is off about it and `schemaURL`. */
export function readProducer(event: JsonObject, warnings: WarningList): string | null {
  const producer = own(event, 'producer');
  if (typeof producer !== 'string') {
    warnings.add(
      '/producer',
      producer === undefined ? '"producer" is missing' : '"producer" must be text',
    );
  } else if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(producer)) {
    warnings.add('/producer', 'the producer is not a URI');
  }
  if (typeof own(event, 'schemaURL') !== 'string')
    warnings.add('/schemaURL', '"schemaURL" is missing');
  return typeof producer === 'string' ? producer.toWellFormed() : null;
}
