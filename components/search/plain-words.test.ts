import { describe, expect, it } from 'vitest';

import { plainWords } from './plain-words';

describe('plainWords', () => {
  it.each([
    [
      'One row an *application*, with **`loan_id`** as key.',
      'One row an application, with loan_id as key.',
    ],
    ['# Title\n\n- first\n- second\n\n> quoted', 'Title first second quoted'],
    ['1. first\n2) second', 'first second'],
    ['See the [runbook](https://wiki.example/x) ![chart](/c.png)', 'See the runbook chart'],
    ['_as of midnight_, not before', 'as of midnight, not before'],
    ['```sql\nselect 1\n```', 'select 1'],
  ])('keeps the words of %j', (markdown, words) => {
    expect(plainWords(markdown)).toBe(words);
  });

  it.each([
    'count(*) and 2 * 3 * 4',
    's3://raw/**/part-*.csv',
    'snake_case and __proto__',
    '<b>x</b>',
  ])('leaves %j as it is', (text) => {
    expect(plainWords(text)).toBe(text);
  });

  it('drops marks whose other half was cut off', () => {
    expect(plainWords('…the rate** rose in **March')).toBe('…the rate rose in March');
  });

  it.each(['*'.repeat(50_000), '['.repeat(50_000), '_a '.repeat(20_000), '\n'.repeat(50_000)])(
    'is done at once with a long text of marks',
    (text) => {
      const startedAt = performance.now();

      plainWords(text);

      expect(performance.now() - startedAt).toBeLessThan(500);
    },
  );
});
