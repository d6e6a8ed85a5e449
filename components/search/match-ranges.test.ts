import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchRanges, splitAtRanges } from './match-ranges';

const marked = (text: string, query: string) =>
  splitAtRanges(text, matchRanges(text, query))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

describe('matchRanges', () => {
  it('marks every word wherever it stands, ignoring case', () => {
    expect(marked('core.Orders_by_ORDER', 'order core')).toBe('[core].[Order]s_by_[ORDER]');
  });

  it('takes what looks like a pattern as text', () => {
    expect(marked('a.b*(c)[d]\\', '.b*( [d]\\')).toBe('a[.b*(]c)[[d]\\]');
  });

  it('prefers the longer of two words that begin alike', () => {
    expect(marked('orders', 'ord orders')).toBe('[orders]');
  });

  it('marks nothing for an empty query', () => {
    expect(marked('orders', '  ')).toBe('orders');
  });
});

describe('splitAtRanges', () => {
  it('cuts a match that runs over the start of the text', () => {
    expect(splitAtRanges('orders', [{ start: 3, end: 8 }], 5)).toEqual([
      { text: 'ord', isMatch: true },
      { text: 'ers', isMatch: false },
    ]);
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        const parts = splitAtRanges(text, matchRanges(text, query));
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});
