import type { Env } from '@/lib/env';

const ANOTHER_STORE = 'or name another file: DATABASE_URL=file:/path/to/headwater.db';
const NOT_WRITABLE = `It, or its folder, cannot be written to. Change its permissions, ${ANOTHER_STORE}`;
const NO_FILE = `There is no such folder, or a folder is there instead of a file. Make room for it, ${ANOTHER_STORE}`;

/** By the codes of SQLite and of the file system. */
const STORE_ADVICE = new Map([
  ['SQLITE_CANTOPEN', NO_FILE],
  ['SQLITE_CANTOPEN_ISDIR', NO_FILE],
  ['ENOTDIR', NO_FILE],
  ['EEXIST', NO_FILE],
  ['EACCES', NOT_WRITABLE],
  ['EPERM', NOT_WRITABLE],
  ['EROFS', NOT_WRITABLE],
  ['SQLITE_READONLY', NOT_WRITABLE],
  ['SQLITE_READONLY_DIRECTORY', NOT_WRITABLE],
  ['SQLITE_NOTADB', `It is not an SQLite database. Move it away, ${ANOTHER_STORE}`],
  ['SQLITE_CORRUPT', `It is damaged. Restore it from a copy, ${ANOTHER_STORE}`],
  ['SQLITE_FULL', `The disk is full. Make room, ${ANOTHER_STORE}`],
  ['ENOSPC', `The disk is full. Make room, ${ANOTHER_STORE}`],
  ['SQLITE_BUSY', 'Another program holds it. Stop that program, then start again.'],
]);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the store cannot be used and what to do about it, for whoever started the program. */
export function storeTrouble(error: unknown, file: string): string {
  const advice = STORE_ADVICE.get(codeOf(error));
  if (advice === undefined) return messageOf(error);
  return `The store ${file} cannot be used (${messageOf(error)}). ${advice}`;
}

/** Why the server cannot listen and what to do about it. */
export function listenTrouble(error: unknown, { HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${PORT} is taken. Stop what listens there, or choose another: PORT=3001 npm start`;
    case 'EACCES':
      return `Port ${PORT} is not for ordinary users. Choose one above 1023: PORT=3001 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address ${HOST}. Use 127.0.0.1, or 0.0.0.0 for all of them: HOST=127.0.0.1 npm start`;
    default:
      return `The server cannot start: ${messageOf(error)}`;
  }
}
