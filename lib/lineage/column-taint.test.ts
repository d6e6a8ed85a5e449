import { expect, test } from 'vitest';

import { traceColumn, type TaintStep } from './column-taint';

const step = (output: string, input: string, pairs: [to: string | null, from: string, isDirect?: boolean][] | null): TaintStep => ({
  output,
  inputs: [input],
  columns: pairs?.map(([to, from, isDirect = true]) => ({ to, input, from, isDirect })) ?? null,
}); // prettier-ignore
const secret = { node: 'raw', column: 'secret' };

test('values that pass through every step reach the end', () => {
  const steps = [step('mid', 'raw', [['x', 'secret']]), step('model', 'mid', [['y', 'x']])];
  expect(traceColumn(steps, secret, 'model')).toBe('direct');
});

test('a column another one was made of does not reach it', () => {
  const steps = [step('mid', 'raw', [['x', 'open']]), step('model', 'mid', [['y', 'x']])];
  expect(traceColumn(steps, secret, 'model')).toBe('none');
});

test('what only filters is indirect, and stays so', () => {
  const steps = [step('mid', 'raw', [[null, 'secret', false]]), step('model', 'mid', [['y', 'x']])];
  expect(traceColumn(steps, secret, 'model')).toBe('indirect');
});

test('a step that does not tell leaves a doubt; a known way is stronger', () => {
  const doubt = [step('mid', 'raw', null), step('model', 'mid', [['y', 'x']])];
  expect(traceColumn(doubt, secret, 'model')).toBe('unknown');
  expect(traceColumn([...doubt, step('model', 'raw', [['z', 'secret']])], secret, 'model')).toBe('direct'); // prettier-ignore
});
