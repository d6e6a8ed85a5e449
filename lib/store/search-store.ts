import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import { conditionOf, NODES_OF_ENTRIES, type SearchFilter } from './search-filter';
import { matchEntries, RANKED_LIMIT } from './search-query';

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
     FROM json_each(?) AS wanted JOIN node INDEXED BY node_stood_for
     ON node.canonical_key = wanted.value AND node.canonical_key <> node.key`,
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

/** What a row is made of, as one text: many times quicker to fetch than a thousand rows of nine columns. */
const rowsAsText = (tier: string, matchedKey: string) =>
  `json_group_array(json_array(node.key, ${matchedKey}, ${tier}, node.kind, node.type, node.namespace, node.name, node.tags, node.owners))`;

type Told = [NodeKey, NodeKey, number, string, string, string, string, string, string];

function readRows(text: unknown): SearchRow[] {
  return (JSON.parse(text as string) as Told[]).map(
    ([key, matchedKey, tier, kind, type, namespace, name, tags, owners]) => ({
      ...{ key, matchedKey, tier, kind, type, namespace, name, tags, owners },
    }),
  );
}

function countAll(db: Database, condition: string | null, filter: SearchFilter): number {
  const counted =
    condition === null
      ? // Two indexes are counted, and no row is read.
        'SELECT (SELECT count(*) FROM node) - (SELECT count(*) FROM node WHERE canonical_key <> key)'
      : `SELECT count(*) FROM node WHERE key = canonical_key AND ${condition}`;
  return sql(db, counted).pluck().get(filter) as number;
}

function listAll(db: Database, filter: SearchFilter): SearchMatches {
  const condition = conditionOf(filter);
  const text = sql(
    db,
    `SELECT ${rowsAsText('0', 'node.key')} FROM (
       SELECT * FROM node WHERE key = canonical_key AND ${condition ?? 'TRUE'}
       ORDER BY last_seen DESC, key LIMIT ${RANKED_LIMIT}) AS node`,
  )
    .pluck()
    .get(filter);
  const rows = readRows(text);
  const total = rows.length < RANKED_LIMIT ? rows.length : countAll(db, condition, filter);
  return { rows: withAliases(db, rows), total, isCut: rows.length < total };
}

/** Nodes that match a text, best first; an empty text lists everything, latest first. */
export function matchNodes(db: Database, text: string, filter: SearchFilter): SearchMatches {
  if (text === '') return listAll(db, filter);
  const { best, total } = matchEntries(db, text, filter);
  const found = sql(
    db,
    `SELECT ${rowsAsText('wanted.value ->> 1', 'entry.node_key')}
     FROM json_each($hits) AS wanted JOIN search_entry AS entry ON entry.id = wanted.value ->> 0 ${NODES_OF_ENTRIES}`,
  )
    .pluck()
    .get({ hits: JSON.stringify([...best]) });
  const byKey = new Map<NodeKey, SearchRow>();
  for (const row of readRows(found)) {
    const known = byKey.get(row.key);
    if (!known || row.tier < known.tier) byKey.set(row.key, row);
  }
  const ranked = [...byKey.values()].sort(
    (a, b) => a.tier - b.tier || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
  const isCut = best.size >= RANKED_LIMIT;
  return { rows: withAliases(db, ranked), total: isCut ? total : ranked.length, isCut };
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
