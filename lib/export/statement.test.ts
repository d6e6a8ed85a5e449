import { expect, it } from 'vitest';

import { instantFromMs } from '@/lib/lineage';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { questionLine, subjectOf } from './statement';

const all = { ...DEFAULT_GRAPH_OPTIONS, focus: null };

it('tells the window that edges are of', () => {
  const from = instantFromMs(Date.UTC(2026, 0, 1));
  const question = { ...all, edges: 'window' as const, from };

  expect(questionLine(question)).toBe(`all evidence · edges: window from ${from}`);
});

it('calls a picture by its focus, else by what was selected', () => {
  expect(subjectOf({ ...all, select: 'tag:pii' }, 'core.orders')).toBe('core.orders');
  expect(subjectOf({ ...all, select: 'tag:pii' }, null)).toBe('tag:pii');
  expect(subjectOf({ ...all, select: 'a or '.repeat(100) }, null)).toHaveLength(81);
  expect(subjectOf(all, null)).toBe('everything');
});
