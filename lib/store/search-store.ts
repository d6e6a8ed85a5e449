import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

export type SearchFilter = {
  readonly kind: string | null;
  readonly type: string | null;
  readonly namespace: string | null;
  readonly tag: string | null;
  readonly owner: string | null;
};

/** One match: the node that stands for what matched, and how well (0 best). */
export type SearchHit = { readonly key: NodeKey; readonly tier: number };

/**
 * Matches looked at one by one for filters, facet counts and order. The total is exact beyond it.
 * Chosen so that the broadest query stays under 20 ms with 100,000 names (`npm run bench -- search`).
 */
export const RANKED_LIMIT = 2000;

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

/** An FTS5 query in which every word of the text must begin some word of the given columns. */
function wordQuery(text: string, columns: string): string | null {
  const words = tokens(text).slice(0, 16);
  return words.length === 0
    ? null
    : `{${columns}} : (${words.map((word) => `${quoted(word)} *`).join(' AND ')})`;
}

/** An FTS5 query for the text anywhere in a name; trigrams need three characters. */
function partQuery(text: string): string | null {
  const part = text.replaceAll('\0', '');
  return Array.from(part).length >= 3 ? quoted(part) : null;
}

/** Whether any name of `node` has the value in a JSON column of tuples. */
const anyName = (column: 'tags' | 'owners', parameter: string) =>
  `EXISTS (SELECT 1 FROM node AS other, json_each(other.${column}) AS tuple
     WHERE other.canonical_key = node.key AND tuple.value ->> 0 = ${parameter})`;

/** What is told of a dataset under another of its names counts as told of it. */
const FILTERS = `($kind IS NULL OR node.kind = $kind)
  AND ($type IS NULL OR node.type = $type OR (node.type = 'DATASET' AND EXISTS (
    SELECT 1 FROM node AS other WHERE other.canonical_key = node.key AND other.type = $type)))
  AND ($namespace IS NULL OR node.namespace = $namespace)
  AND ($tag IS NULL OR ${anyName('tags', '$tag')})
  AND ($owner IS NULL OR ${anyName('owners', '$owner')})`;

const isFiltering = (filter: SearchFilter) => Object.values(filter).some((value) => value !== null);

/** Keeps of a query for ids of the search index those whose node passes the filter. */
const filtered = (query: string) => `SELECT hit.id FROM (${query}) AS hit
  JOIN search_entry AS entry ON entry.id = hit.id JOIN node AS named ON named.key = entry.node_key
  JOIN node ON node.key = named.canonical_key WHERE ${FILTERS}`;

/** Ids in the search index by tier; tiers come best first, each at most {@link RANKED_LIMIT}. */
function tiers(db: Database, text: string, filter: SearchFilter): Iterable<readonly number[]> {
  const lower = text.toLowerCase();
  const ids = (query: string, ...values: unknown[]) =>
    isFiltering(filter)
      ? (sql(db, `${filtered(query)} LIMIT ${RANKED_LIMIT}`)
          .pluck()
          .all(...values, filter) as number[])
      : (sql(db, `${query} LIMIT ${RANKED_LIMIT}`)
          .pluck()
          .all(...values) as number[]);
  const byWords = (columns: string) => {
    const query = wordQuery(text, columns);
    return query === null
      ? []
      : ids('SELECT rowid AS id FROM search_word WHERE search_word MATCH ?', query);
  };
  const part = partQuery(text);
  return (function* () {
    yield ids('SELECT id FROM search_entry WHERE name_lower = ?', lower);
    yield ids('SELECT id FROM search_entry WHERE tail_lower = ?', lower);
    yield ids(
      'SELECT id FROM search_entry WHERE tail_lower > ? AND tail_lower < ? ORDER BY length(tail_lower)',
      lower,
      `${lower}\u{10ffff}`,
    );
    yield byWords('name');
    yield part === null
      ? []
      : ids('SELECT rowid AS id FROM search_part WHERE search_part MATCH ?', part);
    yield byWords('name columns tags owners');
    yield byWords('name columns tags owners description namespace');
  })();
}

/** Number of entries that match in any way. */
function countMatches(db: Database, text: string, filter: SearchFilter): number {
  const words = wordQuery(text, 'name columns tags owners description namespace');
  const part = partQuery(text);
  const sources = [
    ...(words === null
      ? []
      : ['SELECT rowid AS id FROM search_word WHERE search_word MATCH $words']),
    ...(part === null ? [] : ['SELECT rowid AS id FROM search_part WHERE search_part MATCH $part']),
    'SELECT id FROM search_entry WHERE name_lower = $lower',
  ];
  const all = sources.join(' UNION ');
  return sql(db, `SELECT count(*) FROM (${isFiltering(filter) ? filtered(all) : all})`)
    .pluck()
    .get({
      ...(isFiltering(filter) ? filter : {}),
      ...(words === null ? {} : { words }),
      ...(part === null ? {} : { part }),
      lower: text.toLowerCase(),
    }) as number;
}

/** A node and what facet counts need of it. */
export type SearchRow = SearchHit & {
  readonly matchedKey: NodeKey;
  readonly kind: string;
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly tags: string;
  readonly owners: string;
};

export type SearchMatches = {
  readonly rows: readonly SearchRow[];
  readonly total: number;
  readonly isCut: boolean;
};

type AliasFacts = Pick<SearchRow, 'type' | 'tags' | 'owners'>;

const joined = (texts: readonly string[]): string => {
  const told = texts.filter((text) => text !== '[]');
  return told.length === 1 && told[0] ? told[0] : JSON.stringify(told.flatMap((text) => JSON.parse(text) as unknown[])); // prettier-ignore
};

/** Adds to the rows what was told of their datasets under other names. */
function withAliases(db: Database, rows: readonly SearchRow[]): SearchRow[] {
  const aliases = new Map<NodeKey, AliasFacts[]>();
  const found = sql(
    db,
    `SELECT node.canonical_key AS key, node.type, node.tags, node.owners
     FROM json_each(?) AS wanted JOIN node ON node.canonical_key = wanted.value AND node.key <> wanted.value`,
  ).all(JSON.stringify(rows.map(({ key }) => key))) as (AliasFacts & { key: NodeKey })[];
  for (const row of found) aliases.set(row.key, [...(aliases.get(row.key) ?? []), row]);
  return rows.map((row) => {
    const others = aliases.get(row.key);
    if (!others) return row;
    const all = [row, ...others];
    return {
      ...row,
      type: all.find(({ type }) => type !== 'DATASET')?.type ?? row.type,
      tags: joined(all.map(({ tags }) => tags)),
      owners: joined(all.map(({ owners }) => owners)),
    };
  });
}

function listAll(db: Database, filter: SearchFilter): SearchMatches {
  const where = `FROM node WHERE key = canonical_key AND ${FILTERS}`;
  const rows = sql(
    db,
    `SELECT key, key AS matchedKey, 0 AS tier, kind, type, namespace, name, tags, owners ${where}
     ORDER BY last_seen DESC, key LIMIT ${RANKED_LIMIT}`,
  ).all(filter) as SearchRow[];
  const total =
    rows.length < RANKED_LIMIT
      ? rows.length
      : (sql(db, `SELECT count(*) ${where}`).pluck().get(filter) as number);
  return { rows: withAliases(db, rows), total, isCut: rows.length < total };
}

/** Nodes that match a text, best first; an empty text lists everything, latest first. */
export function matchNodes(db: Database, text: string, filter: SearchFilter): SearchMatches {
  if (text === '') return listAll(db, filter);
  const best = new Map<number, number>();
  let tier = 0;
  for (const ids of tiers(db, text, filter)) {
    for (const id of ids) if (!best.has(id) && best.size < RANKED_LIMIT) best.set(id, tier);
    tier += 1;
    if (best.size >= RANKED_LIMIT) break;
  }
  const rows = sql(
    db,
    `SELECT node.key, entry.node_key AS matchedKey, wanted.value ->> 1 AS tier,
       node.kind, node.type, node.namespace, node.name, node.tags, node.owners
     FROM json_each($hits) AS wanted JOIN search_entry AS entry ON entry.id = wanted.value ->> 0
     JOIN node AS named ON named.key = entry.node_key JOIN node ON node.key = named.canonical_key`,
  ).all({ hits: JSON.stringify([...best]) }) as SearchRow[];
  const byKey = new Map<NodeKey, SearchRow>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (!known || row.tier < known.tier) byKey.set(row.key, row);
  }
  const ranked = [...byKey.values()].sort(
    (a, b) => a.tier - b.tier || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
  const isCut = best.size >= RANKED_LIMIT;
  return {
    rows: withAliases(db, ranked),
    total: isCut ? countMatches(db, text, filter) : ranked.length,
    isCut,
  };
}

/** Columns of the given nodes by key of any of their names. */
export function loadColumns(db: Database, keys: readonly NodeKey[]): Map<NodeKey, string[]> {
  const rows = sql(
    db,
    'SELECT node_key, columns FROM json_each(?) AS wanted JOIN search_entry ON node_key = wanted.value',
  ).all(JSON.stringify(keys)) as { node_key: NodeKey; columns: string }[];
  return new Map(
    rows.map((row) => [row.node_key, row.columns === '' ? [] : row.columns.split('\n')]),
  );
}
