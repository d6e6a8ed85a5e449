import { sql, type Database } from '../database';

type Value = string | number | null;

/** Rows of one statement: few statements, each compiled once. */
const WIDTHS = [32, 8, 1];

/**
 * Inserts many rows with few statements.
 *
 * @param head everything before the values: `INSERT INTO table (columns) VALUES`.
 */
export function insertRows(db: Database, head: string, rows: readonly (readonly Value[])[]): void {
  const [first] = rows;
  if (!first) return;
  const row = `(${first.map(() => '?').join()})`;
  let at = 0;
  for (const width of WIDTHS) {
    if (rows.length - at < width) continue;
    const statement = sql(db, `${head} ${Array.from({ length: width }, () => row).join()}`);
    for (; rows.length - at >= width; at += width)
      statement.run(...rows.slice(at, at + width).flat());
  }
}
