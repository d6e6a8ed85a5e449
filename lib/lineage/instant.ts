import type { Instant } from './types';

/** An instant read from text, and what had to be assumed to read it. */
export type ParsedInstant = {
  readonly instant: Instant;
  readonly assumed: 'utc' | 'midnight' | 'format' | null;
};

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:([Tt ])(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\[[^\]]*\])?)?$/;

function offsetMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * Reads an ISO-8601 time as real producers write it: any offset, no offset (taken as UTC), a zone
 * id behind it (`…Z[Europe/London]`), up to nanoseconds, or a date alone (midnight UTC).
 * Null if it is not a time between the years 0001 and 9999.
 */
export function parseInstant(text: string): ParsedInstant | null {
  const match = FORM.exec(text.trim());
  if (!match) return null;
  const [
    ,
    year,
    month,
    day,
    separator,
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '',
    zone,
  ] = match;
  const civil = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
  );
  const wellFormed =
    new Date(civil).toISOString().slice(0, 16) === `${year}-${month}-${day}T${hour}:${minute}`;
  if (!wellFormed || Number(second) > 60 || Number(year) < 1) return null;
  const utc =
    civil - (zone ? offsetMinutes(zone) : 0) * 60_000 + Math.min(Number(second), 59) * 1000;
  const iso = new Date(utc).toISOString();
  if (!/^\d{4}-/.test(iso)) return null;
  const instant = `${iso.slice(0, 19)}.${fraction.slice(0, 9).padEnd(9, '0')}Z` as Instant;
  if (separator === undefined) return { instant, assumed: 'midnight' };
  if (zone === undefined) return { instant, assumed: 'utc' };
  return { instant, assumed: separator === 'T' && !text.includes('[') ? null : 'format' };
}

/** The instant of a JavaScript time in milliseconds since 1970. */
export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString().replace(/(\.\d{3})Z$/, '$1000000Z') as Instant;
}

/** Milliseconds since 1970; what is finer than a millisecond is cut off. */
export function instantToMs(instant: Instant): number {
  return Date.parse(`${instant.slice(0, 23)}Z`);
}
