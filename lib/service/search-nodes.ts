import 'server-only';

import type { SearchQuery, SearchResponse, SearchResult } from '@/lib/contract/search';
import { latest, headOf, loadNodeRows, type NodeRow } from '@/lib/store/node-rows';
import type { NodeKey } from '@/lib/lineage';
import { database, type Database } from '@/lib/store/database';
import { COUNT_LIMIT, RANKED_LIMIT } from '@/lib/store/search-query';
import { loadColumns, matchNodes, type SearchRow } from '@/lib/store/search-store';

import { offsetOf } from './list-runs';

const FACET_VALUES = 20;
/** Characters of a description around what matched. */
const EXCERPT = 120;

type Tag = [key: string, value: string, source: string | null, field: string | null];

function count(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, FACET_VALUES);
}

function countFacets(rows: readonly SearchRow[]): SearchResponse['facets'] {
  const first = (text: string) => [
    ...new Set((JSON.parse(text) as [string][]).map(([value]) => value)),
  ];
  return {
    kind: count(rows.map(({ kind }) => kind)),
    type: count(rows.map(({ type }) => type)),
    namespace: count(rows.map(({ namespace }) => namespace)),
    tag: count(rows.flatMap(({ tags }) => (tags === '[]' ? [] : first(tags)))),
    owner: count(rows.flatMap(({ owners }) => (owners === '[]' ? [] : first(owners)))),
  };
}

function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - EXCERPT / 3);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + EXCERPT).trim()}${text.length > from + EXCERPT ? '…' : ''}`;
}

/** Where the text (or the first of its words) stands in a node. */
function findMatches(
  q: string,
  rows: readonly NodeRow[],
  columns: readonly string[],
  tags: readonly Tag[],
  owners: readonly string[],
): SearchResult['matched'] {
  const needles = [q, ...q.split(/[^\p{L}\p{N}]+/u)]
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
  const holds = (text: string) => needles.some((needle) => text.includes(needle));
  // A search box leaves line breaks out.
  const has = (text: string) =>
    holds(text.toLowerCase()) || holds(text.toLowerCase().replace(/[\t\n\r]/g, ''));
  const isExact = (text: string) => text.toLowerCase() === q.toLowerCase();
  const description = rows.find(
    (row) => row.description !== null && has(row.description),
  )?.description;
  const [head, ...aliases] = rows;
  return [
    ...(head && has(head.name) ? [{ in: 'name' as const, text: head.name }] : []),
    ...aliases
      .filter(({ name }) => has(name))
      .map(({ name }) => ({ in: 'alias' as const, text: name })),
    ...columns
      .filter(has)
      // What is called exactly so comes first.
      .sort((a, b) => Number(isExact(b)) - Number(isExact(a)))
      .slice(0, 5)
      .map((text) => ({ in: 'column' as const, text })),
    ...tags
      .filter(([key, value]) => has(key) || has(value))
      .slice(0, 5)
      .map(([text]) => ({ in: 'tag' as const, text })),
    ...owners
      .filter(has)
      .slice(0, 5)
      .map((text) => ({ in: 'owner' as const, text })),
    ...(description
      ? [
          {
            in: 'description' as const,
            text: excerpt(
              description,
              description
                .toLowerCase()
                .indexOf(
                  needles.find((needle) => description.toLowerCase().includes(needle)) ?? '',
                ),
            ),
          },
        ]
      : []),
    ...(head && has(head.namespace) ? [{ in: 'namespace' as const, text: head.namespace }] : []),
  ];
}

function presentPage(db: Database, q: string, page: readonly SearchRow[]): SearchResult[] {
  const rows = loadNodeRows(
    db,
    page.map(({ key }) => key),
  );
  const columns = loadColumns(
    db,
    [...rows.values()].flat().map((row) => row.key),
  );
  return page.flatMap(({ key, type }): SearchResult[] => {
    const own = rows.get(key);
    if (!own) return [];
    const [head] = own;
    const tags = own.flatMap((row) => JSON.parse(row.tags) as Tag[]);
    const owners = [
      ...new Set(
        own.flatMap((row) => (JSON.parse(row.owners) as [string][]).map(([name]) => name)),
      ),
    ];
    const ownColumns = [
      ...new Set(own.flatMap((row): string[] => columns.get(row.key satisfies NodeKey) ?? [])),
    ];
    return [
      {
        ...headOf(head),
        type,
        matched: q === '' ? [] : findMatches(q, own, ownColumns, tags, owners),
        description: own.find(({ description }) => description)?.description ?? null,
        tags: [...new Set(tags.map(([tag]) => tag))],
        owners,
        updatedAt: latest(...own.map((row) => row.last_seen)),
      },
    ];
  });
}

function cutMessage(total: number): string {
  const many = total >= COUNT_LIMIT ? `${COUNT_LIMIT} or more` : String(total);
  return `${many} match; the best ${RANKED_LIMIT} are listed and counted at the side. Add a word or a filter.`;
}

/** Finds nodes by name, columns, tags, owners, description or namespace; exact names first. */
export async function searchNodes(query: SearchQuery): Promise<SearchResponse> {
  const db = database();
  const q = query.q.trim();
  const { kind, type, namespace, tag, owner, limit } = query;
  const { rows, total, isCut } = matchNodes(db, q, { kind, type, namespace, tag, owner });
  const offset = offsetOf(query.cursor);
  const end = offset + limit;
  return Promise.resolve({
    results: presentPage(db, q, rows.slice(offset, end)),
    total,
    facets: countFacets(rows),
    nextCursor: end < rows.length ? String(end) : null,
    notices: isCut ? [{ parameter: 'q', message: cutMessage(total) }] : [],
  });
}
