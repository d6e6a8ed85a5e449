import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sameSitePath } from './same-site-path';

describe('sameSitePath', () => {
  it('keeps path, query and fragment', () => {
    expect(sameSitePath('/lineage?focus=dataset%3Aa%3Ab&depth=3#x')).toBe(
      '/lineage?focus=dataset%3Aa%3Ab&depth=3#x',
    );
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
  ])('refuses %j', (path) => {
    expect(sameSitePath(path)).toBeNull();
  });

  it('never answers anything that leads elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const path = sameSitePath(`/${text}`);
        expect(path === null || new URL(path, 'http://other.test').host === 'other.test').toBe(
          true,
        );
      }),
    );
  });
});
