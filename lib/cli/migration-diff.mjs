#!/usr/bin/env node
/**
 * Prints the SQL that would bring a database made by prisma/migrations to prisma/schema.prisma.
 * Nothing printed and exit code 0: they agree. Exit code 2: they do not. Works offline.
 *
 *   npm run migration:diff                 check
 *   npm run migration:diff > new.sql       author the next migration
 *
 * The FTS5 tables of the search index are unknown to Prisma; the migration that makes them is left
 * out of the comparison.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import Database from 'better-sqlite3';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const wasmFile = join(
  dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
  'schema_engine_bg.wasm',
);
const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
  './schema_engine_bg.js': glue,
});
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const migrations = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.endsWith('_search_index'))
  .map(({ name }) => name)
  .sort();

// A database made the way the application makes it: every migration's text, in order of name.
const folder = mkdtempSync(join(tmpdir(), 'headwater-schema-'));
const file = join(folder, 'migrated.db');
const database = new Database(file);
for (const name of migrations)
  database.exec(readFileSync(join(root, 'prisma/migrations', name, 'migration.sql'), 'utf8'));
database.close();

const adapter = bindMigrationAwareSqlAdapterFactory(
  new PrismaBetterSqlite3({ url: `file:${file}` }),
);
const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
const files = [
  { path: 'schema.prisma', content: readFileSync(join(root, 'prisma/schema.prisma'), 'utf8') },
];
const result = await engine.diff({
  from: { tag: 'schemaDatasource', files, configDir: root },
  to: { tag: 'schemaDatamodel', files, configDir: root },
  script: true,
  exitCode: true,
  shadowDatabaseUrl: null,
  filters: { externalTables: [], externalEnums: [] },
});
rmSync(folder, { recursive: true });
const sql = (result.stdout ?? '').replace('-- This is an empty migration.', '').trim();
if (sql) process.stdout.write(`${sql}\n`);
process.exitCode = sql ? 2 : 0;
