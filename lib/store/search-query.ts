import 'server-only';

import { sql, type Database } from './database';

export type SearchFilter = {
  readonly kind: string | null;
  readonly type: string | null;
  readonly namespace: string | null;
  readonly tag: string | null;
  readonly owner: string | null;
};

/**
 * Matches looked at one by one for filters, facet counts and order. The total is exact beyond it, up to {@link COUNT_LIMIT}.
 * Chosen so that the broadest query stays under 20 ms with 100,000 names (`npm run bench -- search`).
 */
export const RANKED_LIMIT = 1000;
/** Matches counted at most; the count of a word that most names hold would cost more than the answer. */
export const COUNT_LIMIT = 10_000;

/** Words of a query: runs of letters and digits, as FTS5's unicode61 cuts names. */
function tokens(text: string): string[] {
  return (
    text
      .toWellFormed()
      .replaceAll('\0', ' ')
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
  );
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** An FTS5 query in which every word of the text must be, or begin, some word of the given columns. */
function wordQuery(text: string, columns: string, are: 'whole' | 'begun'): string | null {
  const words = tokens(text).slice(0, 16);
  return words.length === 0
    ? null
    : `{${columns}} : (${words.map((word) => quoted(word) + (are === 'begun' ? ' *' : '')).join(' AND ')})`;
}

/** An FTS5 query for the text anywhere in a name; trigrams need three characters. */
function partQuery(text: string): string | null {
  const part = text.replaceAll('\0', '');
  return Array.from(part).length >= 3 ? quoted(part) : null;
}

/** Whether any name of `node` has the value in a JSON column of tuples. */
const anyName = (column: 'tags' | 'owners', parameter: string) =>
  `node.key IN (SELECT other.canonical_key FROM node AS other, json_each(other.${column}) AS tuple
     WHERE other.${column} <> '[]' AND tuple.value ->> 0 = ${parameter})`;

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

const NAME = 'name';
const LABELS = `${NAME} columns tags owners`;
const ANYWHERE = `${LABELS} description namespace`;

type Values = Readonly<Record<string, string | null>>;

/** What matches a text: how well the best entries do (0 best), by their ids, and how many match. */
export type Matches = { readonly best: ReadonlyMap<number, number>; readonly total: number };

/**
 * Asks the search index for a text, the best kind of match first, and no further than to where all
 * that is counted is found. Each source is read once: gathering what begins with a common word costs
 * more than reading the answer.
 */
export function matchEntries(db: Database, text: string, filter: SearchFilter): Matches {
  const lower = text.toLowerCase();
  const values: Values = {
    ...filter,
    lower,
    end: `${lower}\u{10ffff}`,
    part: partQuery(text),
    ofName: wordQuery(text, NAME, 'whole'),
    byName: wordQuery(text, NAME, 'begun'),
    ofLabel: wordQuery(text, LABELS, 'whole'),
    byLabel: wordQuery(text, LABELS, 'begun'),
    byAny: wordQuery(text, ANYWHERE, 'begun'),
  };
  const find = findBy(db, values, conditionOf(filter));
  const best = new Map<number, number>();
  const seen = new Set<number>();
  for (const [tier, source] of sourcesOf(values).entries()) {
    if (source === null) continue;
    const ids = find(source);
    for (const id of ids) {
      if (best.size >= RANKED_LIMIT) break;
      if (!best.has(id)) best.set(id, tier);
    }
    if (ids.length >= COUNT_LIMIT) return { best, total: COUNT_LIMIT };
    for (const id of ids) seen.add(id);
  }
  return { best, total: Math.min(seen.size, COUNT_LIMIT) };
}

/**
 * Gives the ids a source has, up to {@link COUNT_LIMIT}. A filter is asked of each entry once, however
 * many sources have it, and before anything is cut off, so that no match is missed.
 */
function findBy(db: Database, values: Values, condition: string | null) {
  if (condition === null)
    return (source: string) =>
      sql(db, `${source} LIMIT ${COUNT_LIMIT}`).pluck().all(values) as number[];
  const passing = new Map<number, boolean>();
  const ask = (ids: readonly number[]) => {
    const fresh = ids.filter((id) => !passing.has(id));
    if (fresh.length === 0) return;
    const found = sql(
      db,
      `SELECT entry.id FROM json_each($ids) AS wanted JOIN search_entry AS entry ON entry.id = wanted.value
       ${NODES_OF_ENTRIES} WHERE ${condition}`,
    )
      .pluck()
      .all({ ...values, ids: JSON.stringify(fresh) }) as number[];
    for (const id of fresh) passing.set(id, false);
    for (const id of found) passing.set(id, true);
  };
  return (source: string) => {
    const ids = sql(db, source).pluck().all(values) as number[];
    const found: number[] = [];
    // Most filters let enough of the first through; the rest is asked at once.
    for (const some of [ids.slice(0, COUNT_LIMIT), ids.slice(COUNT_LIMIT)]) {
      if (found.length >= COUNT_LIMIT) break;
      ask(some);
      for (const id of some) if (passing.get(id)) found.push(id);
    }
    return found.slice(0, COUNT_LIMIT);
  };
}

/** Where to look for a text, best first. */
function sourcesOf({ part, ofName, byName, ofLabel, byLabel, byAny }: Values): (string | null)[] {
  const words = (table: string, query: string, asked: string | null | undefined) =>
    asked === null ? null : `SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ${query}`;
  return [
    'SELECT id FROM search_entry WHERE name_lower = $lower',
    'SELECT id FROM search_entry WHERE tail_lower = $lower',
    'SELECT id FROM search_entry WHERE tail_lower > $lower AND tail_lower < $end',
    // Whole words first: they need not be gathered from all that begin so, which takes most of the time.
    words('search_name', '$ofName', ofName),
    words('search_name', '$byName', byName),
    words('search_part', '$part', part),
    words('search_word', '$ofLabel', ofLabel),
    words('search_word', '$byLabel', byLabel),
    words('search_word', '$byAny', byAny),
    // One or two characters, a symbol say, or a word in a script without spaces: every name is looked at.
    part === null ? 'SELECT id FROM search_entry WHERE instr(name_lower, $lower) > 0' : null,
  ];
}
