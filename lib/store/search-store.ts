import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import {
  FILTERS,
  IndexQuery,
  NODES_OF_ENTRIES,
  RANKED_LIMIT,
  type SearchFilter,
} from './search-query';

/** One match: the node that stands for what matched, and how well (0 best). */
export type SearchHit = { readonly key: NodeKey; readonly tier: number };

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
  return told.length === 1 && told[0]
    ? told[0]
    : JSON.stringify(told.flatMap((text) => JSON.parse(text) as unknown[]));
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
  const query = new IndexQuery(db, text, filter);
  const best = query.best();
  const rows = sql(
    db,
    `SELECT node.key, entry.node_key AS matchedKey, wanted.value AS tier,
       node.kind, node.type, node.namespace, node.name, node.tags, node.owners
     FROM json_each($hits) AS wanted JOIN search_entry AS entry ON entry.id = CAST(wanted.key AS INTEGER) ${NODES_OF_ENTRIES}`,
  ).all({ hits: JSON.stringify(Object.fromEntries(best)) }) as SearchRow[];
  const byKey = new Map<NodeKey, SearchRow>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (!known || row.tier < known.tier) byKey.set(row.key, row);
  }
  const ranked = [...byKey.values()].sort(
    (a, b) => a.tier - b.tier || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
  const isCut = best.size >= RANKED_LIMIT;
  return { rows: withAliases(db, ranked), total: isCut ? query.count() : ranked.length, isCut };
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
