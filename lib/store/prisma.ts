import 'server-only';

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { database, databaseFile } from './database';
import { PrismaClient } from './generated/client';

const OPEN = Symbol.for('headwater.prisma');
type Holder = { [OPEN]?: { readonly file: string; readonly client: PrismaClient } };

/**
 * Prisma on the same file as {@link database}; for reads and writes that are not on a hot path.
 * It sees what was committed.
 */
export function prisma(): PrismaClient {
  const holder = globalThis as Holder;
  const file = databaseFile();
  const open = holder[OPEN];
  if (open?.file === file) return open.client;
  database(); // migrates first
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }) });
  holder[OPEN] = { file, client };
  return client;
}
