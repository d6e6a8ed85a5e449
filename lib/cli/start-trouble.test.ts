import { describe, expect, it } from 'vitest';

import { listenTrouble, storeTrouble } from './start-trouble';

const withCode = (code: string) => Object.assign(new Error('no'), { code });
const AT = { HOST: '10.9.9.9', PORT: 3000 };

describe('storeTrouble', () => {
  it.each([
    ['SQLITE_NOTADB', 'not an SQLite database'],
    ['EACCES', 'cannot be written to'],
    ['SQLITE_CANTOPEN', 'instead of a file'],
    ['ENOSPC', 'disk is full'],
  ])('says what to do about %s', (code, words) => {
    const trouble = storeTrouble(withCode(code), '/data/x.db');

    expect(trouble).toContain('/data/x.db');
    expect(trouble).toContain(words);
  });

  it('leaves an error that already says it', () => {
    expect(storeTrouble(new Error('made by a newer Headwater'), '/x')).toBe(
      'made by a newer Headwater',
    );
  });
});

describe('listenTrouble', () => {
  it.each([
    ['EADDRINUSE', 'Port 3000 is taken'],
    ['EACCES', 'above 1023'],
    ['EADDRNOTAVAIL', 'no address 10.9.9.9'],
    ['EMFILE', 'cannot start: no'],
  ])('says what to do about %s', (code, words) => {
    expect(listenTrouble(withCode(code), AT)).toContain(words);
  });
});
