import fc from 'fast-check';
import { expect, it } from 'vitest';

import { blockName } from './block-name';
import { textWidth } from './text-width';

const DATASET = { width: 188, height: 64 };
const JOB = { width: 188, height: 46 };

it.each([
  ['metrics', DATASET, ['metrics']],
  ['credit_default', DATASET, ['credit_', 'default']],
  ['bureau_extract.csv', DATASET, ['bureau_', 'extract.csv']],
  ['customerAddress', DATASET, ['customer', 'Address']],
  ['train_model', JOB, ['train_model']],
  ['build_features', JOB, ['build_features']],
  ['join_customer_bureau', JOB, ['join_customer_', 'bureau']],
])('%s is broken between words', (name, { width, height }, lines) => {
  expect(blockName(name, width, height).lines).toEqual(lines);
});

it('a name no size holds is cut at its end, and says so', () => {
  const { lines } = blockName('x'.repeat(4_000), DATASET.width, DATASET.height);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^x+…$/);
});

it('no line leaves the block, and nothing but the end of a name is left out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (name, isJob) => {
      const { width, height } = isJob ? JOB : DATASET;
      const { lines, sizePx, linePx } = blockName(name, width, height);
      expect(lines.length * linePx).toBeLessThanOrEqual(height);
      for (const line of lines) expect(textWidth(line, sizePx)).toBeLessThanOrEqual(width);
      const shown = lines.join('');
      expect(shown === name || name.startsWith(shown.replace(/…$/, ''))).toBe(true);
    }),
  );
});
