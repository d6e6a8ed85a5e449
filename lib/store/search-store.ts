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

const FILTERS = `($kind IS NULL OR node.kind = $kind) AND ($type IS NULL OR node.type = $type)
  AND ($namespace IS NULL OR node.namespace = $namespace)
  AND ($tag IS NULL OR EXISTS (SELECT 1 FROM json_each(node.tags) AS tag WHERE tag.value ->> 0 = $tag))
  AND ($owner IS NULL OR EXISTS (SELECT 1 FROM json_each(node.owners) AS owner WHERE owner.value ->> 0 = $owner))`;

/** The nodes that stand for entries of the search index. */
const NODES_OF_ENTRIES = `JOIN node AS named ON named.key = entry.node_key JOIN node ON node.key = named.canonical_key`;

type Values = Readonly<Record<string, string | null>>;

/** One question to the search index: its text and filters, ready to be asked in several ways. */
class IndexQuery {
  readonly #db: Database;
  readonly #values: Values;
  readonly #isFiltered: boolean;

  constructor(db: Database, text: string, filter: SearchFilter) {
    const lower = text.toLowerCase();
    this.#db = db;
    this.#isFiltered = Object.values(filter).some((value) => value !== null);
    this.#values = {
      ...filter,
      lower,
      end: `${lower}\u{10ffff}`,
      part: partQuery(text),
      byName: wordQuery(text, 'name'),
      byLabel: wordQuery(text, 'name columns tags owners'),
      byAny: wordQuery(text, 'name columns tags owners description namespace'),
    };
  }

  /** Filters go in before anything is cut off, so that no match is missed. */
  #narrowed(source: string): string {
    if (!this.#isFiltered) return source;
    return `SELECT hit.id FROM (${source}) AS hit JOIN search_entry AS entry ON entry.id = hit.id ${NODES_OF_ENTRIES} WHERE ${FILTERS}`;
  }

  #words(name: 'byName' | 'byLabel' | 'byAny'): string[] {
    return this.#values[name] === null
      ? []
      : [`SELECT rowid AS id FROM search_word WHERE search_word MATCH $${name}`];
  }

  get #parts(): string[] {
    return this.#values['part'] === null
      ? []
      : ['SELECT rowid AS id FROM search_part WHERE search_part MATCH $part'];
  }

  /** Ids of entries with how well they match, best first, at most {@link RANKED_LIMIT}. */
  best(): Map<number, number> {
    const tiers = [
      ['SELECT id FROM search_entry WHERE name_lower = $lower'],
      ['SELECT id FROM search_entry WHERE tail_lower = $lower'],
      ['SELECT id FROM search_entry WHERE tail_lower > $lower AND tail_lower < $end'],
      this.#words('byName'),
      this.#parts,
      this.#words('byLabel'),
      this.#words('byAny'),
    ];
    const best = new Map<number, number>();
    for (const [tier, sources] of tiers.entries()) {
      for (const source of sources) {
        const ids = sql(this.#db, `${this.#narrowed(source)} LIMIT ${RANKED_LIMIT}`)
          .pluck()
          .all(this.#values) as number[];
        for (const id of ids) if (!best.has(id) && best.size < RANKED_LIMIT) best.set(id, tier);
      }
      if (best.size >= RANKED_LIMIT) break;
    }
    return best;
  }

  /** Number of entries that match in any way, up to {@link COUNT_LIMIT}. */
  count(): number {
    const sources = [
      ...this.#words('byAny'),
      ...this.#parts,
      'SELECT id FROM search_entry WHERE name_lower = $lower',
    ].map((source) => this.#narrowed(source));
    return sql(this.#db, `SELECT count(*) FROM (${sources.join(' UNION ')} LIMIT ${COUNT_LIMIT})`)
      .pluck()
      .get(this.#values) as number;
  }
}

/** Matches counted at most; the count of a word that most names hold would cost more than the answer. */
export const COUNT_LIMIT = 10_000;

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
  return { rows, total, isCut: rows.length < total };
}

/** Nodes that match a text, best first; an empty text lists everything, latest first. */
export function matchNodes(db: Database, text: string, filter: SearchFilter): SearchMatches {
  if (text === '') return listAll(db, filter);
  const query = new IndexQuery(db, text, filter);
  const best = query.best();
  const rows = sql(
    db,
    `SELECT node.key, entry.node_key AS matchedKey, wanted.value ->> 1 AS tier,
       node.kind, node.type, node.namespace, node.name, node.tags, node.owners
     FROM json_each($hits) AS wanted JOIN search_entry AS entry ON entry.id = wanted.value ->> 0 ${NODES_OF_ENTRIES}`,
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
  return { rows: ranked, total: isCut ? query.count() : ranked.length, isCut };
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
