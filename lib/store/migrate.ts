import { hash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Database } from 'better-sqlite3';

/** Prisma's own table, so that its tools see the same history. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/** Migrations in the order of their names. */
function readMigrations(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder))
    throw new Error(`No migrations at ${folder}. Start Headwater from its own folder.`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, text: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies the migrations a store does not have yet, each in a transaction of its own.
 *
 * @throws {Error} if the store was made by a newer Headwater, or a migration fails; the store is
 *   then as it was.
 */
export function migrate(
  database: Database,
  folder = join(process.cwd(), 'prisma', 'migrations'),
): void {
  const migrations = readMigrations(folder);
  database.exec(HISTORY);
  const applied = new Set(
    database
      .prepare<[], string>(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
      )
      .pluck()
      .all(),
  );
  const unknown = [...applied].filter(
    (name) => !migrations.some((migration) => migration.name === name),
  );
  if (unknown.length > 0)
    throw new Error(
      `The store was made by a newer Headwater (it has ${unknown.join(', ')}). Update Headwater, or use another DATABASE_URL.`,
    );
  const record = database.prepare(
    'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES (?, ?, current_timestamp, ?, 1)',
  );
  const apply = database.transaction((name: string, text: string) => {
    // Another process may have been first.
    const isThere = database
      .prepare('SELECT 1 FROM _prisma_migrations WHERE migration_name = ?')
      .get(name);
    if (isThere) return;
    database.exec(text);
    record.run(randomUUID(), hash('sha256', text, 'hex'), name);
  });
  for (const { name, text } of migrations) if (!applied.has(name)) apply.immediate(name, text);
}
