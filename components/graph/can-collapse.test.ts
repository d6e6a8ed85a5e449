import { expect, it } from 'vitest';

import { canCollapse } from './can-collapse';
import { graphNode } from './graph-node.test-data';

const KEY = '0123456789abcdef';
const counts = { upstreamCount: 2, downstreamCount: 2, hiddenUpstream: 1, hiddenDownstream: 2 };
const at = (distance: number) => graphNode('n', { ...counts, distance });
const asked = (...expanded: string[]) => ({ focus: 'f', expanded });

it('sends away what lies farther from the focus, not what the focus itself brings', () => {
  expect(canCollapse(at(-2), 'up', asked())).toBe(true);
  expect(canCollapse(at(0), 'up', asked())).toBe(true);
  expect(canCollapse(at(2), 'up', asked())).toBe(false);
  expect(canCollapse(at(2), 'down', asked())).toBe(false); // nothing of it is shown
});

it('sends away what was expanded', () => {
  expect(canCollapse(at(2), 'up', asked(`${KEY}.up`))).toBe(true);
  expect(canCollapse(at(2), 'up', asked(`${KEY}.up*`))).toBe(true);
  expect(canCollapse(at(2), 'up', asked(`${KEY}.up.job`, 'group:source:a.up'))).toBe(false);
  expect(canCollapse(at(0), 'up', { focus: null, expanded: [] })).toBe(false);
  expect(canCollapse(at(0), 'up', { focus: null, expanded: [`${KEY}.up`] })).toBe(true);
});
