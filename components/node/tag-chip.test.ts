import { describe, expect, it } from 'vitest';

import { isSensitive } from './tag-chip';

describe('isSensitive', () => {
  it.each([
    ['pii', 'true'],
    ['PII', ''],
    ['data_class', 'Prohibited'],
    ['gdpr.personal', 'yes'],
  ])('warns of %s: %s', (key, value) => {
    expect(isSensitive({ key, value })).toBe(true);
  });

  it.each([
    ['pii', 'false'],
    ['domain', 'epiic'],
    ['team', 'secretariat'],
    ['tier', '1'],
  ])('lets %s: %s pass', (key, value) => {
    expect(isSensitive({ key, value })).toBe(false);
  });
});
