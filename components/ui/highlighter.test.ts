import { describe, expect, it } from 'vitest';

import { grammarOf } from './highlighter';

describe('grammarOf', () => {
  it.each([
    ['SQL', 'sql'],
    ['spark-sql', 'sql'],
    ['PYTHON', 'python'],
    ['sh', 'bash'],
    ['yml', 'yaml'],
    [' Scala ', 'scala'],
  ])('knows %s', (language, grammar) => {
    expect(grammarOf(language)).toBe(grammar);
  });

  it.each(['cobol', '', '__proto__', 'constructor'])('shows %j plain', (language) => {
    expect(grammarOf(language)).toBeNull();
  });
});
