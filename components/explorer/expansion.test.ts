import { describe, expect, it } from 'vitest';

import { collapseSide, expandSide } from './expansion';

const KEY = 'abcdefgh01234567';
const none = { expanded: [], collapsed: [] };

describe('expanding and collapsing', () => {
  it('asks for one hop, then for all of them', () => {
    const one = expandSide(none, KEY, 'up');
    const all = expandSide(one, KEY, 'up', true);

    expect(one.expanded).toEqual([`${KEY}.up`]);
    expect(all.expanded).toEqual([`${KEY}.up*`]);
    expect(expandSide(all, KEY, 'up').expanded).toEqual([`${KEY}.up*`]);
  });

  it('undoes a collapse and the other way round', () => {
    const collapsed = collapseSide(expandSide(none, KEY, 'down'), KEY, 'down');

    expect(collapsed).toEqual({ expanded: [], collapsed: [`${KEY}.down`] });
    expect(expandSide(collapsed, KEY, 'down')).toEqual({
      expanded: [`${KEY}.down`],
      collapsed: [],
    });
  });

  it('closes the folded cards of the side', () => {
    const open = { expanded: [`${KEY}.down.job`, `${KEY}.up.job`], collapsed: [] };

    expect(collapseSide(open, KEY, 'down').expanded).toEqual([`${KEY}.up.job`]);
  });
});
