import type { Instant } from './types';

/** An instant read from text, and what had to be assumed to read it. */
export type ParsedInstant = {
  readonly instant: Instant;
  readonly assumed: 'utc' | 'midnight' | 'format' | null;
};

const FORM =
  /^(\d{4}-\d{2}-\d{2})(?:([Tt ])(\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\[[^\]]*\])?)?$/;

/** RFC 3339 §5.6, letters in upper case. */
const STRICT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Minutes east of UTC; null beyond a day. */
function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Milliseconds of a date and a time of day in UTC; null if there is no such date or time. */
function utcMs(date: string, clock: string): number | null {
  const ms = Date.parse(`${date}T${clock}:00Z`);
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${date}T${clock}`);
  return isReal ? ms : null; // 30 February is parsed as 2 March
}

/**
 * Reads an ISO-8601 time as real producers write it: any offset, no offset (taken as UTC), a zone
 * id behind it (`…Z[Europe/London]`), up to nanoseconds, or a date alone (midnight UTC).
 * Null if it is not a time between the years 0001 and 9999.
 */
export function parseInstant(text: string): ParsedInstant | null {
  const match = FORM.exec(text.trim());
  if (!match) return null;
  const [, date = '', separator, clock = '00:00', second = '00', fraction = '', zone] = match;
  const civil = utcMs(date, clock);
  const offset = offsetMinutes(zone);
  if (civil === null || offset === null || Number(second) > 60) return null;
  const utc = civil - offset * 60_000 + Math.min(Number(second), 59) * 1000;
  const iso = new Date(utc).toISOString();
  if (!/^\d{4}-/.test(iso) || iso.startsWith('0000')) return null;
  const instant = `${iso.slice(0, 19)}.${fraction.slice(0, 9).padEnd(9, '0')}Z` as Instant;
  if (separator === undefined) return { instant, assumed: 'midnight' };
  if (zone === undefined) return { instant, assumed: 'utc' };
  return { instant, assumed: STRICT.test(text) ? null : 'format' };
}

/** The instant of a JavaScript time in milliseconds since 1970. */
export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString().replace(/(\.\d{3})Z$/, '$1000000Z') as Instant;
}

/** Milliseconds since 1970; what is finer than a millisecond is cut off. */
export function instantToMs(instant: Instant): number {
  return Date.parse(`${instant.slice(0, 23)}Z`);
}
