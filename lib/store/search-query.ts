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
 * Matches looked at one by one for filters, facet counts and order. The total is exact beyond it.
 * Chosen so that the broadest query stays under 20 ms with 100,000 names (`npm run bench -- search`).
 */
export const RANKED_LIMIT = 1000;

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
export const FILTERS = `($kind IS NULL OR node.kind = $kind)
  AND ($type IS NULL OR node.type = $type OR (node.type = 'DATASET' AND EXISTS (
    SELECT 1 FROM node AS other WHERE other.canonical_key = node.key AND other.type = $type)))
  AND ($namespace IS NULL OR node.namespace = $namespace)
  AND ($tag IS NULL OR ${anyName('tags', '$tag')})
  AND ($owner IS NULL OR ${anyName('owners', '$owner')})`;

/** The nodes that stand for entries of the search index. */
export const NODES_OF_ENTRIES = `JOIN node AS named ON named.key = entry.node_key JOIN node ON node.key = named.canonical_key`;

type Values = Readonly<Record<string, string | null>>;

/** One question to the search index: its text and filters, ready to be asked in several ways. */
export class IndexQuery {
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
    const table = name === 'byName' ? 'search_name' : 'search_word';
    return this.#values[name] === null
      ? []
      : [`SELECT rowid AS id FROM ${table} WHERE ${table} MATCH $${name}`];
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
    const words = this.#words('byAny').map((source) => this.#narrowed(source));
    // Words alone mostly reach the limit, and one source need not be freed of repetition.
    const byWords = this.#countIn(words);
    if (byWords >= COUNT_LIMIT) return byWords;
    const others = [...this.#parts, 'SELECT id FROM search_entry WHERE name_lower = $lower'];
    return this.#countIn([...words, ...others.map((source) => this.#narrowed(source))]);
  }

  #countIn(sources: readonly string[]): number {
    if (sources.length === 0) return 0;
    return sql(this.#db, `SELECT count(*) FROM (${sources.join(' UNION ')} LIMIT ${COUNT_LIMIT})`)
      .pluck()
      .get(this.#values) as number;
  }
}

/** Matches counted at most; the count of a word that most names hold would cost more than the answer. */
export const COUNT_LIMIT = 10_000;
