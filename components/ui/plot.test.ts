import { describe, expect, it } from 'vitest';

import { plot } from './plot';

const day = (n: number) => `2026-06-0${n}T00:00:00Z`;

describe('plot', () => {
  it('places points by time, the highest on top', () => {
    const { dots } = plot([
      { at: day(1), value: 10 },
      { at: day(2), value: 20 },
      { at: day(5), value: 15 },
    ]);

    expect(dots).toEqual([
      { x: 0, y: 100, index: 0 },
      { x: 25, y: 0, index: 1 },
      { x: 100, y: 50, index: 2 },
    ]);
  });

  it('leaves a gap where nothing was measured', () => {
    const { path } = plot([
      { at: day(1), value: 1 },
      { at: day(2), value: null },
      { at: day(3), value: 1 },
    ]);

    expect(path).toBe('M0.00,50.00M100.00,50.00');
  });

  it('puts one point in the middle and draws nothing for none', () => {
    expect(plot([{ at: day(1), value: 7 }]).dots).toEqual([{ x: 50, y: 50, index: 0 }]);
    expect(plot([]).path).toBe('');
  });
});
