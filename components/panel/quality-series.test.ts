import { describe, expect, it } from 'vitest';

import type { QualityPoint } from '@/lib/contract/nodes';
import type { Instant } from '@/lib/lineage';

import { nullRates, seriesOf } from './quality-series';

function measured(day: number, rates: Record<string, number | null>): QualityPoint {
  return {
    at: `2026-06-0${day}T00:00:00.000000000Z` as Instant,
    runId: `run ${day}`,
    rowCount: day === 2 ? null : day * 100,
    bytes: null,
    fileCount: null,
    columns: Object.entries(rates).map(([name, nullRate]) => ({
      name,
      nullRate,
      nullCount: null,
      distinctCount: null,
      min: null,
      max: null,
      sum: null,
    })),
  };
}

const QUALITY = [
  measured(1, { id: 0, email: 0.1, age: 0.5 }),
  measured(2, { id: 0, email: 0.4 }),
  measured(3, { id: 0, email: 0.1, age: 0.6, never: null }),
];

describe('nullRates', () => {
  it('puts the column that moved most first, also if it moved back', () => {
    expect(nullRates(QUALITY).map(({ name }) => name)).toEqual(['email', 'age', 'id']);
  });

  it('joins what was measured over runs that measured something else', () => {
    const age = nullRates(QUALITY).find(({ name }) => name === 'age');

    expect(age?.points.map(({ value }) => value)).toEqual([0.5, 0.6]);
    expect(age?.latest).toBe(0.6);
  });
});

describe('seriesOf', () => {
  it('is null for what was never measured', () => {
    expect(seriesOf('Size', QUALITY, (point) => point.bytes)).toBeNull();
  });

  it('takes the latest measured value', () => {
    expect(seriesOf('Rows', QUALITY, (point) => point.rowCount)).toMatchObject({
      latest: 300,
      low: 100,
      high: 300,
    });
  });
});
