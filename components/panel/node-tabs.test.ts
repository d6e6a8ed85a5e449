import { describe, expect, it } from 'vitest';

import { openTab, tabAfterKey, type NodeTab } from './node-tabs';

const tabs: NodeTab[] = (['overview', 'schema', 'runs'] as const).map((id) => ({
  id,
  label: id,
  count: null,
  isEmpty: false,
}));

describe('openTab', () => {
  it('opens the tab of the address, or the overview if the node has no such tab', () => {
    expect(openTab(tabs, 'runs')).toBe('runs');
    expect(openTab(tabs, 'code')).toBe('overview');
    expect(openTab(tabs, '__proto__')).toBe('overview');
    expect(openTab(tabs, null)).toBe('overview');
  });
});

describe('tabAfterKey', () => {
  it('goes round with j and k', () => {
    expect(tabAfterKey(tabs, 'overview', 'j')).toBe('schema');
    expect(tabAfterKey(tabs, 'runs', 'j')).toBe('overview');
    expect(tabAfterKey(tabs, 'overview', 'k')).toBe('runs');
  });

  it('leaves other keys alone', () => {
    expect(tabAfterKey(tabs, 'overview', 'l')).toBeNull();
  });
});
