import 'server-only';

import { isPath, type Instant, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { SchemaColumn, SchemaInForce } from './linked-columns';

type Field = {
  readonly name: string;
  readonly type: string | null;
  readonly description: string | null;
  readonly fields: readonly Field[];
};

/** A dataset's schemas over all its names, the last seen first. */
export type SchemaRow = {
  readonly fields: readonly Field[];
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
};

/**
 * Schemas of a dataset, the last seen first.
 *
 * @param keys all its names.
 */
export function loadSchemas(db: Database, keys: readonly NodeKey[]): SchemaRow[] {
  const rows = sql(
    db,
    `SELECT body, first_seen AS firstSeen, last_seen AS lastSeen FROM json_each(?) AS wanted
     JOIN schema_version ON dataset_key = wanted.value JOIN facet_body ON hash = schema_hash
     ORDER BY last_seen DESC, first_seen DESC, hash`,
  ).all(JSON.stringify(keys)) as { body: string; firstSeen: Instant; lastSeen: Instant }[];
  return rows.map(({ body, firstSeen, lastSeen }) => ({
    fields: JSON.parse(body) as Field[],
    firstSeen,
    lastSeen,
  }));
}

/** The columns of a schema as questions about lineage need them. */
export function schemaInForce(fields: readonly Field[]): SchemaInForce {
  const flat = fields.map(({ name }) => name).filter(isPath);
  return { columns: schemaColumns(fields), flat: new Set(flat) };
}

/** Columns of a schema by path, nested ones too, in their order; the first of equal paths counts. */
export function schemaColumns(fields: readonly Field[]): Map<string, SchemaColumn> {
  const columns = new Map<string, SchemaColumn>();
  const add = (list: readonly Field[], above: string) => {
    for (const { name, type, description, fields: below } of list) {
      const path = above === '' ? name : `${above}.${name}`;
      if (!columns.has(path)) columns.set(path, { type, description });
      add(below, path);
    }
  };
  add(fields, '');
  return columns;
}
