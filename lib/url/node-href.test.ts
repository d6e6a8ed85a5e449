import { describe, expect, it } from 'vitest';

import type { NodeKey } from '@/lib/lineage';

import { nodeHref, runHref } from './node-href';

const key = 'k3f9m2q8x7da0b1c' as NodeKey;

describe('nodeHref', () => {
  it('names the dataset behind its key', () => {
    expect(nodeHref({ kind: 'dataset', key, name: 'public.orders' })).toBe(
      '/datasets/k3f9m2q8x7da0b1c/public.orders',
    );
  });

  it('opens a job at a tab', () => {
    expect(nodeHref({ kind: 'job', key, name: 'etl load' }, 'runs')).toBe(
      '/jobs/k3f9m2q8x7da0b1c/etl-load?tab=runs',
    );
  });

  it.each(['../../admin', '//evil.example', '?x=1#y', '😀😀', '<script>alert(1)</script>', ''])(
    'stays one path segment for the name %j',
    (name) => {
      const path = nodeHref({ kind: 'dataset', key, name });
      const url = new URL(path, 'http://here.example');

      expect(url.pathname.split('/')).toHaveLength(4);
      expect(url.host + url.search + url.hash).toBe('here.example');
    },
  );
});

describe('runHref', () => {
  it('escapes ids that are not UUIDs', () => {
    expect(runHref('a/b?c')).toBe('/runs/a%2Fb%3Fc');
  });
});
