import 'server-only';

import { createHash } from 'node:crypto';

import type { Database } from './database';

/** Tables that are no projection: what was received, what people made, and bookkeeping. */
const KEPT: ReadonlySet<string> = new Set(['event', 'share', 'meta', '_prisma_migrations']);

/** Full-text tables: their rows carry no key but the rowid, which `search_entry` gives a node. */
const TEXT_TABLES: ReadonlySet<string> = new Set(['search_word', 'search_name', 'search_part']);

/** Columns that count rows of this one file; digests read what they stand for instead. */
const LOCAL: ReadonlySet<string> = new Set(['search_entry.id', 'event_node.seq']);

export type ProjectionTable = {
  readonly name: string;
  readonly isVirtual: boolean;
  readonly columns: readonly string[];
};

/** Every table `npm run rebuild` makes again, by name. Shadow tables of full-text ones are theirs. */
export function projectionTables(db: Database): ProjectionTable[] {
  const tables = db
    .prepare<[], { name: string; type: string }>(
      `SELECT name, type FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
       ORDER BY name`,
    )
    .all();
  return tables
    .filter(({ name }) => !KEPT.has(name))
    .map(({ name, type }) => ({
      name,
      isVirtual: type === 'virtual',
      columns: db
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(name),
    }));
}

/** Rows of one table in an order, and with names, that hold on every server. */
function canonicalQuery({ name, columns }: ProjectionTable): string {
  const kept = columns
    .filter((column) => !LOCAL.has(`${name}.${column}`))
    .map((column) => `t."${column}"`);
  if (name === 'event_node')
    return `SELECT ${kept.join()}, event.hash FROM event_node AS t JOIN event USING (seq) ORDER BY t.node_key, event.hash`;
  if (TEXT_TABLES.has(name))
    return `SELECT e.node_key, ${kept.join()} FROM search_entry AS e JOIN "${name}" AS t ON t.rowid = e.id ORDER BY e.node_key`;
  return `SELECT ${kept.join()} FROM "${name}" AS t ORDER BY ${kept.join()}`;
}

/** One table's rows in short: equal digests mean equal rows. */
export type TableDigest = { readonly rows: number; readonly hash: string };

export type ProjectionDigest = {
  /** SHA-256 over all tables, hexadecimal. */
  readonly hash: string;
  readonly tables: ReadonlyMap<string, TableDigest>;
};

/**
 * Hash of everything projected from the log, independent of row numbers and so of the order in
 * which events arrived. Call it inside a transaction if others may write meanwhile.
 */
export function projectionDigest(db: Database): ProjectionDigest {
  const tables = new Map<string, TableDigest>();
  const whole = createHash('sha256');
  for (const table of projectionTables(db)) {
    const hash = createHash('sha256');
    let rows = 0;
    for (const row of db.prepare<[], unknown[]>(canonicalQuery(table)).raw().iterate()) {
      hash.update(`${JSON.stringify(row)}\n`);
      rows += 1;
    }
    const digest = { rows, hash: hash.digest('hex') };
    tables.set(table.name, digest);
    whole.update(`${table.name} ${rows} ${digest.hash}\n`);
  }
  return { hash: whole.digest('hex'), tables };
}

/** In words, where two digests differ; empty if they do not. */
export function digestDifferences(before: ProjectionDigest, after: ProjectionDigest): string[] {
  const names = [...new Set([...before.tables.keys(), ...after.tables.keys()])].sort();
  return names.flatMap((name) => {
    const [a, b] = [before.tables.get(name), after.tables.get(name)];
    if (a?.hash === b?.hash) return [];
    return [
      a?.rows === b?.rows
        ? `${name}: ${a?.rows ?? 0} rows, contents differ`
        : `${name}: ${a?.rows ?? 0} rows before, ${b?.rows ?? 0} rows after`,
    ];
  });
}
