import 'server-only';

import { sql, type Database } from './database';

export type SearchFilter = {
  readonly kind: string | null;
  readonly type: string | null;
  readonly namespace: string | null;
  readonly tag: string | null;
  readonly owner: string | null;
};

/** Where entries of the search index come from, in their order: rows of `from` that meet `where`, by `id`. */
export type EntrySource = { readonly id: string; readonly from: string; readonly where: string };

/** Values for the parameters of sources and filters. */
export type Values = Readonly<Record<string, string | null>>;

/** First entries of a source that are asked one by one. */
const ASKED_FIRST = 1000;
/** Of which so many pass where the filter is broad: asking on finds enough soon. */
const BROAD = ASKED_FIRST / 8;
/** Entries asked at once where it is. */
const ASKED_NEXT = 10_000;

/**
 * Whether any name of `node` has the value in a JSON column of tuples. A store has few different texts,
 * however many nodes: only those are looked into.
 */
const anyName = (column: 'tags' | 'owners', parameter: string) =>
  `node.key IN (SELECT other.canonical_key FROM node AS other WHERE other.${column} <> '[]' AND other.${column} IN (
     SELECT told.text FROM (SELECT DISTINCT ${column} AS text FROM node WHERE ${column} <> '[]') AS told, json_each(told.text) AS tuple
     WHERE tuple.value ->> 0 = ${parameter}))`;

/** What is told of a dataset under another of its names counts as told of it. */
const CONDITIONS: Readonly<Record<keyof SearchFilter, string>> = {
  kind: 'node.kind = $kind',
  type: `(node.type = $type OR (node.type = 'DATASET' AND node.key IN (
    SELECT other.canonical_key FROM node AS other INDEXED BY node_stood_for
    WHERE other.canonical_key <> other.key AND other.type = $type)))`,
  namespace: 'node.namespace = $namespace',
  tag: anyName('tags', '$tag'),
  owner: anyName('owners', '$owner'),
};

/** What a filter asks of `node`; null if it asks nothing. */
export function conditionOf(filter: SearchFilter): string | null {
  const asked = Object.entries(CONDITIONS).filter(
    ([name]) => filter[name as keyof SearchFilter] !== null,
  );
  return asked.length === 0 ? null : asked.map(([, condition]) => condition).join(' AND ');
}

/** The nodes that stand for entries of the search index. Few have another name: those are looked up among these alone. */
export const NODES_OF_ENTRIES = `JOIN node ON node.key = ifnull(
  (SELECT alias.canonical_key FROM node AS alias INDEXED BY node_alias
   WHERE alias.key = entry.node_key AND alias.canonical_key <> alias.key), entry.node_key)`;

/** Gives the first entries of sources, in the order of each. */
export type EntryReader = {
  readonly read: (source: EntrySource, limit: number) => number[];
  /** How many entries there are at most, if that is known. */
  readonly count: () => number;
};

const textOf = ({ id, from, where }: EntrySource) => `SELECT ${id} FROM ${from} WHERE ${where}`;

/** Reads whatever matches. */
export function readAnyEntries(db: Database, values: Values): EntryReader {
  return {
    read: (source, limit) =>
      sql(db, `${textOf(source)} LIMIT ${limit}`)
        .pluck()
        .all(values) as number[],
    count: () => Infinity,
  };
}

/**
 * Reads entries whose nodes pass a filter, asked before anything is cut off, so that no match is
 * missed. Where most pass, entries are asked as they come, each once however many sources have it.
 * Where few do, or the filter itself has to look through all nodes, all that pass are read once.
 */
export class PassingEntries implements EntryReader {
  readonly #db: Database;
  readonly #values: Values;
  readonly #condition: string;
  readonly #asked = new Map<number, boolean>();
  /** All entries that pass, if they have been read: how many, and as JSON. */
  #all: { readonly count: number; readonly ids: string } | null = null;

  constructor(db: Database, values: Values, condition: string) {
    this.#db = db;
    this.#values = values;
    this.#condition = condition;
    const looksThroughAll = [values['tag'], values['owner']].some(
      (text) => typeof text === 'string',
    );
    if (looksThroughAll) this.#readAll();
  }

  count(): number {
    return this.#all?.count ?? Infinity;
  }

  read(source: EntrySource, limit: number): number[] {
    if (this.#all) return this.#readAmongAll(source, limit);
    const first = this.#list(`${textOf(source)} LIMIT ${ASKED_FIRST}`);
    const found = this.#passing(first);
    if (first.length < ASKED_FIRST) return found;
    if (found.length < BROAD) {
      this.#readAll();
      return this.#readAmongAll(source, limit);
    }
    const ids = this.#list(textOf(source));
    for (let at = ASKED_FIRST; at < ids.length && found.length < limit; at += ASKED_NEXT)
      found.push(...this.#passing(ids.slice(at, at + ASKED_NEXT)));
    return found.slice(0, limit);
  }

  #list(text: string, more: Values = {}): number[] {
    return sql(this.#db, text)
      .pluck()
      .all({ ...this.#values, ...more }) as number[];
  }

  #passing(ids: readonly number[]): number[] {
    const fresh = ids.filter((id) => !this.#asked.has(id));
    const found = this.#list(
      `SELECT entry.id FROM json_each($ids) AS wanted JOIN search_entry AS entry ON entry.id = wanted.value
       ${NODES_OF_ENTRIES} WHERE ${this.#condition}`,
      { ids: JSON.stringify(fresh) },
    );
    for (const id of fresh) this.#asked.set(id, false);
    for (const id of found) this.#asked.set(id, true);
    return ids.filter((id) => this.#asked.get(id));
  }

  #readAll(): void {
    const ids = this.#list(
      `WITH passing AS MATERIALIZED (SELECT node.key FROM node WHERE node.key = node.canonical_key AND ${this.#condition})
       SELECT entry.id FROM passing JOIN search_entry AS entry ON entry.node_key = passing.key
       UNION ALL
       SELECT entry.id FROM node AS alias INDEXED BY node_alias JOIN search_entry AS entry ON entry.node_key = alias.key
       WHERE alias.canonical_key <> alias.key AND alias.canonical_key IN (SELECT key FROM passing)`,
    );
    this.#all = { count: ids.length, ids: JSON.stringify(ids) };
  }

  #readAmongAll(source: EntrySource, limit: number): number[] {
    if (this.#all === null || this.#all.count === 0) return [];
    // "+": the source is read in its own order and each of it looked for, not the other way round.
    return this.#list(
      `${textOf(source)} AND +${source.id} IN (SELECT value FROM json_each($ids)) LIMIT ${limit}`,
      { ids: this.#all.ids },
    );
  }
}
