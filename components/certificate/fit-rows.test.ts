import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitRows } from './fit-rows';

const needs = fc.array(fc.nat({ max: 200 }), { maxLength: 8 });

describe('lines of a sheet', () => {
  it('are never more than there are, nor more than a list needs, and none stays empty for nothing', () => {
    fc.assert(
      fc.property(needs, fc.nat({ max: 120 }), (wanted, lines) => {
        const given = fitRows(wanted, lines);
        const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);

        expect(given.every((one, at) => one <= (wanted[at] ?? 0))).toBe(true);
        expect(sum(given)).toBe(Math.min(lines, sum(wanted)));
      }),
    );
  });

  it('go to short lists whole, and long ones share the rest', () => {
    expect(fitRows([2, 100, 100], 22)).toEqual([2, 10, 10]);
  });
});
