import 'server-only';

import { isPath, type Instant, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import { loadBody } from './facet-store';
import type { SchemaColumn, SchemaInForce } from './linked-columns';
import { schemaText } from './projection/schema-versions';
import { toldSets } from './told-sets';

type Field = {
  readonly name: string;
  readonly type: string | null;
  readonly description: string | null;
  readonly fields: readonly Field[];
};

/** A dataset's schemas over all its names, the last seen first. */
export type SchemaRow = {
  /** The name it was told under. */
  readonly dataset: NodeKey;
  readonly hash: string;
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
    `SELECT dataset_key AS dataset, hash, body, first_seen AS firstSeen, last_seen AS lastSeen FROM json_each(?) AS wanted
     JOIN schema_version ON dataset_key = wanted.value JOIN facet_body ON hash = schema_hash
     ORDER BY last_seen DESC, first_seen DESC, hash`,
  ).all(JSON.stringify(keys)) as (Omit<SchemaRow, 'fields'> & { body: string })[];
  return rows.map(({ body, ...row }) => ({ ...row, fields: JSON.parse(body) as Field[] }));
}

/** When each schema of a dataset under one of its names was last told by a moment, by hash. */
function lastTold(db: Database, key: NodeKey, at: Instant): Map<string, Instant> {
  const last = new Map<string, Instant>();
  for (const set of toldSets(db, key, at)) {
    if (set.told === '') continue;
    const facets = loadBody(db, set.told) as unknown as readonly (readonly [
      string,
      string | null,
    ])[];
    const facet = facets.find(([name]) => name === 'schema')?.[1] ?? null;
    const body = facet === null ? undefined : loadBody(db, facet);
    const schema = facet === null || body === undefined ? null : schemaText(facet, body);
    if (schema && (last.get(schema.hash) ?? '') < set.at) last.set(schema.hash, set.at);
  }
  return last;
}

/**
 * The columns a dataset had at a moment: those told last by then. One that was told again later says only
 * when it came last of all, so its tellings by then are looked up.
 *
 * @param keys all its names.
 */
export function schemaFieldsAt(
  db: Database,
  keys: readonly NodeKey[],
  at: Instant,
): readonly Field[] {
  const known = loadSchemas(db, keys).filter(({ firstSeen }) => firstSeen <= at);
  if (known.length <= 1 || known.every(({ lastSeen }) => lastSeen <= at))
    return known[0]?.fields ?? [];
  const told = new Map(keys.map((key) => [key, lastTold(db, key, at)]));
  const lastBy = ({ dataset, hash }: SchemaRow) => told.get(dataset)?.get(hash) ?? '';
  const [latest] = known.toSorted((a, b) => {
    const [x, y] = [lastBy(a), lastBy(b)];
    if (x !== y) return x < y ? 1 : -1;
    if (a.firstSeen !== b.firstSeen) return a.firstSeen < b.firstSeen ? 1 : -1;
    return a.hash < b.hash ? -1 : 1;
  });
  return latest?.fields ?? [];
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
