import { describe, expect, it } from 'vitest';

import { duration, percent } from './quantity';
import { shortId } from './short-id';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [12_300, '12.3 s'],
    [59_990, '1 min'],
    [60_000, '1 min'],
    [252_000, '4 min 12 s'],
    [119_900, '2 min'],
    [11_100_000, '3 h 5 min'],
    [187_200_000, '2 d 4 h'],
    [-1500, '−1.5 s'],
  ])('says %d ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [0.0001, '< 0.1 %'],
    [0.123, '12.3 %'],
    [0.9999, '> 99.9 %'],
    [1, '100 %'],
  ])('says %d as %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });
});

describe('shortId', () => {
  it('shortens hashes and UUIDs, tells version-7 UUIDs apart by their end, keeps names', () => {
    expect(shortId('9f86d081884c7d659a2feaa0c55ad015')).toBe('9f86d081');
    expect(shortId('01903d5a-7c1e-7b0a-9f3e-2d5b8c1a4e01')).toBe('0190…8c1a4e01');
    expect(shortId('v12')).toBe('v12');
  });
});
