import 'server-only';

import type { Database } from './database';
import {
  conditionOf,
  PassingEntries,
  readAnyEntries,
  type EntrySource,
  type SearchFilter,
  type Values,
} from './search-filter';

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

/**
 * An FTS5 query in which every word of the text must be, or begin, some word of the given columns; of
 * any column if none are given, which is quicker than naming all.
 */
function wordQuery(text: string, are: 'whole' | 'begun', columns?: string): string | null {
  const words = tokens(text).slice(0, 16);
  if (words.length === 0) return null;
  const all = words.map((word) => quoted(word) + (are === 'begun' ? ' *' : '')).join(' AND ');
  return columns === undefined ? all : `{${columns}} : (${all})`;
}

/** Columns of `search_word` before the texts that only mention: descriptions and namespaces. */
const LABELS = 'name columns tags owners';

/** An FTS5 query for the text anywhere in a name; trigrams need three characters. */
function partQuery(text: string): string | null {
  const part = text.replaceAll('\0', '');
  return Array.from(part).length >= 3 ? quoted(part) : null;
}

/** What matches a text: how well the best entries do (0 best), by their ids, and how many match. */
export type Matches = { readonly best: ReadonlyMap<number, number>; readonly total: number };

/**
 * Asks the search index for a text, the best kind of match first, and no further than to where all
 * that is counted is found. Each source is read once: gathering what begins with a common word costs
 * more than reading the answer. When the best are found, those are left out that only grade what a
 * later one finds, too.
 */
export function matchEntries(db: Database, text: string, filter: SearchFilter): Matches {
  const lower = text.toLowerCase();
  const values: Values = {
    ...filter,
    lower,
    end: `${lower}\u{10ffff}`,
    part: partQuery(text),
    whole: wordQuery(text, 'whole'),
    begun: wordQuery(text, 'begun'),
    wholeLabel: wordQuery(text, 'whole', LABELS),
    begunLabel: wordQuery(text, 'begun', LABELS),
  };
  const condition = conditionOf(filter);
  const entries =
    condition === null ? readAnyEntries(db, values) : new PassingEntries(db, values, condition);
  const best = new Map<number, number>();
  const seen = new Set<number>();
  for (const [tier, source] of sourcesOf(values).entries()) {
    if (seen.size >= entries.count()) break;
    if (source === null || (source.onlyGrades && best.size >= RANKED_LIMIT)) continue;
    const ids = entries.read(source, COUNT_LIMIT);
    for (const id of ids) {
      if (best.size >= RANKED_LIMIT) break;
      if (!best.has(id)) best.set(id, tier);
    }
    if (ids.length >= COUNT_LIMIT) return { best, total: COUNT_LIMIT };
    for (const id of ids) seen.add(id);
  }
  return { best, total: Math.min(seen.size, COUNT_LIMIT) };
}

/** `onlyGrades`: the last of words, anywhere, has all of it. */
type Source = EntrySource & { readonly onlyGrades: boolean };

/** Where to look for a text, best first. */
function sourcesOf({ part, whole }: Values): (Source | null)[] {
  const names = (where: string) => ({ id: 'id', from: 'search_entry', where, onlyGrades: false });
  const matching = (from: string, query: string, onlyGrades = false) => ({
    ...{ id: 'rowid', from, where: `${from} MATCH ${query}`, onlyGrades },
  });
  const words = (table: string, query: string) =>
    whole === null ? null : matching(table, query, true);
  return [
    names('name_lower = $lower'),
    names('tail_lower = $lower'),
    names('tail_lower > $lower AND tail_lower < $end'),
    // Whole words first: they need not be gathered from all that begin so, which takes most of the time.
    words('search_name', '$whole'),
    words('search_name', '$begun'),
    part === null ? null : matching('search_part', '$part'),
    words('search_word', '$wholeLabel'),
    words('search_word', '$begunLabel'),
    whole === null ? null : matching('search_word', '$begun'),
    // One or two characters, a symbol say, or a word in a script without spaces: every name is looked at.
    part === null ? names('instr(name_lower, $lower) > 0') : null,
  ];
}
