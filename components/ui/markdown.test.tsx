import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { SentMarkdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<SentMarkdown text={text} />);

describe('SentMarkdown', () => {
  it('reads Markdown with tables', () => {
    expect(html('**web shop**')).toContain('<strong>web shop</strong>');
    expect(html('| a |\n|---|\n| 1 |')).toContain('<td>1</td>');
  });

  it('marks links as leading away', () => {
    expect(html('[runbook](https://wiki.example/x)')).toContain(
      'href="https://wiki.example/x" target="_blank" rel="noopener noreferrer nofollow"',
    );
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](/events)',
    '<a href="javascript:alert(1)">x</a>',
    '<javascript:alert(1)>',
    '[x][1]\n\n[1]: vbscript:x',
  ])('makes no link of %j', (text) => {
    expect(html(text)).not.toMatch(/<a[\s>]|href/);
  });

  it.each([
    '![x](https://evil.example/pixel.png)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<iframe src="https://evil.example"></iframe>',
    '<svg onload=alert(1)>',
    '<style>*{display:none}</style>',
  ])('draws nothing of %j', (text) => {
    expect(html(text)).not.toMatch(/<(img|script|iframe|svg|style)/);
  });

  it('keeps the headings of the page its own', () => {
    expect(html('# Big')).not.toContain('<h1');
  });
});
