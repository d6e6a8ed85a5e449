import 'server-only';

import { sql, type Database } from './database';

/** One value and how many nodes have it. */
export type CountedValue = { readonly value: string; readonly count: number };

/** Nodes looked at for columns at most: a suggestion must be there while it is typed. */
const COLUMN_ROWS = 2000;

const COUNTED = {
  type: 'SELECT type AS value, count(*) AS count FROM node WHERE key = canonical_key GROUP BY type',
  namespace:
    'SELECT namespace AS value, count(*) AS count FROM node WHERE key = canonical_key GROUP BY namespace',
  owner: `SELECT tuple.value ->> 0 AS value, count(DISTINCT canonical_key) AS count
    FROM node, json_each(node.owners) AS tuple WHERE node.owners <> '[]' GROUP BY 1`,
  tag: `SELECT tuple.value ->> 0 AS value, count(DISTINCT canonical_key) AS count
    FROM node, json_each(node.tags) AS tuple WHERE node.tags <> '[]' GROUP BY 1`,
} as const;

/** Every type, namespace, owner or tag there is. */
export function countValues(db: Database, field: keyof typeof COUNTED): CountedValue[] {
  return sql(db, COUNTED[field]).all() as CountedValue[];
}

/** Columns that hold the text, of the first nodes that have any such. */
export function countColumns(db: Database, part: string): CountedValue[] {
  const rows = sql(
    db,
    `SELECT columns FROM search_entry WHERE columns <> '' AND instr(lower(columns), ?) > 0 LIMIT ${COLUMN_ROWS}`,
  )
    .pluck()
    .all(part.toLowerCase()) as string[];
  const counts = new Map<string, number>();
  for (const path of rows.flatMap((columns) => columns.split('\n')))
    counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
