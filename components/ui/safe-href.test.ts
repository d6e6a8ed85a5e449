import { describe, expect, it } from 'vitest';

import { safeHref } from './safe-href';

describe('safeHref', () => {
  it.each(['https://example.com/a?b#c', 'http://example.com/', 'mailto:ada@example.com'])(
    'keeps %s',
    (address) => {
      expect(safeHref(address)).toBe(address);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '/relative',
    '//evil.example',
    'git@github.com:org/repo.git',
    'not a url',
    '',
  ])('refuses %j', (address) => {
    expect(safeHref(address)).toBeNull();
  });
});
