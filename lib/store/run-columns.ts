import 'server-only';

import type { ColumnShape } from '@/lib/lineage';

import { sql, type Database } from './database';

/** Contents of column shapes by key: a shape never changes under its key. */
const parsed = new Map<string, ColumnShape>();
const CACHE_SIZE = 20_000;

/**
 * What single runs said of columns, by run key.
 *
 * @param runKeys of the runs; those that said nothing are left out.
 */
export function loadRunColumns(
  db: Database,
  runKeys: readonly string[],
): Map<string, readonly ColumnShape[]> {
  const rows = sql(
    db,
    `SELECT run_key AS runKey, shape_key AS key FROM json_each(?) AS wanted
     JOIN run_column_shape ON run_key = wanted.value ORDER BY shape_key`,
  ).all(JSON.stringify(runKeys)) as { runKey: string; key: string }[];
  if (parsed.size + rows.length > CACHE_SIZE) parsed.clear();
  const unread = [...new Set(rows.map(({ key }) => key))].filter((key) => !parsed.has(key));
  const contents = sql(
    db,
    'SELECT column_shape.key, content FROM json_each(?) AS wanted JOIN column_shape ON column_shape.key = wanted.value',
  ).all(JSON.stringify(unread)) as { key: string; content: string }[];
  for (const { key, content } of contents) parsed.set(key, JSON.parse(content) as ColumnShape);
  const told = new Map<string, ColumnShape[]>();
  for (const { runKey, key } of rows) {
    const shape = parsed.get(key);
    if (!shape) continue;
    const known = told.get(runKey);
    if (known) known.push(shape);
    else told.set(runKey, [shape]);
  }
  return told;
}
