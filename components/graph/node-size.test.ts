import { expect, it } from 'vitest';

import type { DrawnNode } from './drawn-graph';
import { nodeSize } from './node-size';
import { textWidth } from './text-width';

const job = (name: string) =>
  ({ kind: 'node', id: name, node: { kind: 'job', name } }) as DrawnNode;

it('measures text as the browser does, give or take', () => {
  // Chromium, Inter 600 at 12.25 px.
  expect(Math.abs(textWidth('credit_default', 12.25) - 82)).toBeLessThan(4);
  expect(Math.abs(textWidth('assert_revenue_by_customer', 12.25) - 174)).toBeLessThan(8);
});

it('gives a card room for the whole last part of its name, up to 28 characters', () => {
  const short = nodeSize(job('dag.load'));
  const long = nodeSize(job('dag.reconcile_monthly_volumes_eu'));
  const endless = nodeSize(job(`dag.${'reconcile_monthly_volumes_eu'.repeat(40)}`));

  expect(long.width).toBeGreaterThan(short.width);
  expect(endless).toEqual(long);
});
