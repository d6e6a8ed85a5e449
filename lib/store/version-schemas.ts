import 'server-only';

import type { Instant, NodeKey } from '@/lib/lineage';

import { schemaInForce } from './column-history';
import { sql, type Database } from './database';
import { loadBody } from './facet-store';
import type { SchemaInForce } from './linked-columns';

/** Columns by the hash of their schema: a body never changes under its hash. */
const read = new Map<string, SchemaInForce>();
const CACHE_SIZE = 2000;

/** A schema by the hash under which its columns are kept. */
export function schemaByHash(db: Database, hash: string): SchemaInForce {
  const known = read.get(hash);
  if (known) return known;
  const fields = (loadBody(db, hash) ?? []) as unknown as Parameters<typeof schemaInForce>[0];
  const schema = schemaInForce(fields);
  if (read.size >= CACHE_SIZE) read.clear();
  read.set(hash, schema);
  return schema;
}

/** Schemas runs gave what they wrote, as hashes by run and dataset; those that gave none are left out. */
export function loadWrittenSchemas(
  db: Database,
  runKeys: readonly string[],
): { readonly runKey: string; readonly dataset: NodeKey; readonly hash: string }[] {
  return sql(
    db,
    `SELECT run_key AS runKey, dataset_key AS dataset, schema_hash AS hash FROM json_each(?) AS wanted
     JOIN run_dataset ON run_key = wanted.value AND side = 'output' WHERE schema_hash IS NOT NULL`,
  ).all(JSON.stringify(runKeys)) as { runKey: string; dataset: NodeKey; hash: string }[];
}

/** The schema the last run gave that read a dataset without a version before a moment; null if none did. */
export function loadReadSchema(
  db: Database,
  names: readonly NodeKey[],
  until: Instant | null,
): string | null {
  const found = sql(
    db,
    `SELECT schema_hash FROM json_each(?) AS wanted JOIN run_dataset ON dataset_key = wanted.value
     WHERE side = 'input' AND version IS NULL AND schema_hash IS NOT NULL AND run_dataset.last_seen < ?
     ORDER BY run_dataset.last_seen DESC, run_key LIMIT 1`,
  )
    .pluck()
    .get(JSON.stringify(names), until ?? '~') as string | undefined;
  return found ?? null;
}
