import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { instantFromMs, instantToMs, parseInstant } from './instant';

const MIN_MS = Date.parse('0001-01-02T00:00:00Z');
const MAX_MS = Date.parse('9999-12-30T23:59:59Z');
const moments = fc.integer({ min: MIN_MS, max: MAX_MS });

describe('times as producers write them', () => {
  test.each([
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000000000Z'],
    ['2026-03-01T12:00:00.5Z', '2026-03-01T12:00:00.500000000Z'],
    ['2026-03-01T12:00:00.123456789Z', '2026-03-01T12:00:00.123456789Z'],
    ['2026-03-01T12:00:00.1234567899Z', '2026-03-01T12:00:00.123456789Z'],
    ['2026-03-01T12:00:00+05:30', '2026-03-01T06:30:00.000000000Z'],
    ['2026-01-01T00:15:00.25+01:00', '2025-12-31T23:15:00.250000000Z'],
    ['2026-12-31T23:59:59-12:00', '2027-01-01T11:59:59.000000000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000000000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000000Z'],
    ['0050-06-01T00:00:00Z', '0050-06-01T00:00:00.000000000Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
  ])('%s is read without any assumption', (text, instant) => {
    expect(parseInstant(text)).toEqual({ instant, assumed: null });
  });

  test.each([
    ['2026-03-01T12:00:00', 'utc', '2026-03-01T12:00:00.000000000Z'],
    ['2026-03-01 12:00:00.25', 'utc', '2026-03-01T12:00:00.250000000Z'],
    ['2026-03-01', 'midnight', '2026-03-01T00:00:00.000000000Z'],
    ['2026-03-01T12:00:00+01:00[Europe/Paris]', 'format', '2026-03-01T11:00:00.000000000Z'],
    ['2026-03-01T12:00:00Z[Europe/London]', 'format', '2026-03-01T12:00:00.000000000Z'],
    ['2026-03-01 12:00:00Z', 'format', '2026-03-01T12:00:00.000000000Z'],
    ['2026-03-01t12:00:00z', 'format', '2026-03-01T12:00:00.000000000Z'],
    ['2026-03-01T12:00:00+0130', 'format', '2026-03-01T10:30:00.000000000Z'],
    ['2026-03-01T12:00:00-05', 'format', '2026-03-01T17:00:00.000000000Z'],
    ['2026-03-01T12:00:00,5Z', 'format', '2026-03-01T12:00:00.500000000Z'],
    ['2026-03-01T12:00Z', 'format', '2026-03-01T12:00:00.000000000Z'],
    [' 2026-03-01T12:00:00Z ', 'format', '2026-03-01T12:00:00.000000000Z'],
  ])('%s is read, and what was assumed is said: %s', (text, assumed, instant) => {
    expect(parseInstant(text)).toEqual({ instant, assumed });
  });

  test.each([
    '',
    'now',
    '1767225600',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2025-02-29',
    '2026-03-01T24:00:00Z',
    '2026-03-01T12:60:00Z',
    '2026-03-01T12:00:61Z',
    '2026-03-01T12:00:00+24:00',
    '2026-03-01T12:00:00+01:60',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+12026-01-01T00:00:00Z',
    '-0001-01-01T00:00:00Z',
    '2026-03-01T12:00:00Z[',
    '2026-03-01T12:00:00ZZ',
  ])('%j is no time', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:T+.Z[\] -]*$/)), (text) => {
        const read = parseInstant(text);

        expect(read === null || read.instant.length === 30).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe('order', () => {
  test('text order is time order, down to the nanosecond', () => {
    const nanos = fc.integer({ min: 0, max: 999_999_999 });
    const at = fc.tuple(moments, nanos).map(([ms, ns]) => {
      const seconds = Math.floor(ms / 1000);
      const iso = new Date(seconds * 1000).toISOString().slice(0, 19);
      return { seconds, ns, text: `${iso}.${String(ns).padStart(9, '0')}Z` };
    });

    fc.assert(
      fc.property(at, at, (a, b) => {
        const [x, y] = [parseInstant(a.text)?.instant ?? '', parseInstant(b.text)?.instant ?? ''];

        expect(x < y).toBe(a.seconds < b.seconds || (a.seconds === b.seconds && a.ns < b.ns));
      }),
      { seed: 2 },
    );
  });

  test('the same moment is the same text in every offset', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1439, max: 1439 }), (ms, offset) => {
        const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;

        expect(parseInstant(local + zone)?.instant).toBe(instantFromMs(ms));
      }),
      { seed: 3 },
    );
  });

  test('milliseconds come back as they were', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        expect(instantToMs(instantFromMs(ms))).toBe(ms);
      }),
      { seed: 4 },
    );
  });
});
