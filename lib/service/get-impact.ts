import 'server-only';

import type { ImpactQuery, ImpactResponse, ImpactRow, OwnerCount } from '@/lib/contract/impact';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { walkImpact, type Impact, type ImpactWalk, type NodeKey } from '@/lib/lineage';
import { database, type Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import type { NodeCard } from '@/lib/store/node-cards';
import { loadRunIds } from '@/lib/store/run-store';

import { offsetOf } from './list-runs';
import { notFoundAt, readMoment } from './read-moment';

/** Rows made at a time: their cards and those of their paths are held, no more. */
const CHUNK_ROWS = 200;

function refOf({ id, key, kind, type, namespace, name }: NodeCard): NodeRef {
  return { id, key, kind, type, namespace, name };
}

type Cards = ReadonlyMap<NodeKey, NodeCard>;

function rowOf(
  { key, hops, evidence }: Impact,
  path: ReturnType<ImpactWalk['pathTo']>,
  { cards, runIds }: { readonly cards: Cards; readonly runIds: ReadonlyMap<string, string> },
) {
  const card = cards.get(key);
  if (!card) return null;
  const { owners, status, statusAt, lastRunKey } = card;
  return {
    ...refOf(card),
    distance: hops,
    evidence,
    owners,
    status,
    statusAt,
    lastRun: (lastRunKey === null ? null : runIds.get(lastRunKey)) ?? null,
    path: path.map((step) => {
      const at = step === null ? undefined : cards.get(step);
      return at ? refOf(at) : null;
    }),
  } satisfies ImpactRow;
}

function* rowsOf(db: Database, graph: GraphIndex, { pathTo }: ImpactWalk, rows: readonly Impact[]) {
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    const chunk = rows.slice(at, at + CHUNK_ROWS).map((row) => ({ row, path: pathTo(row.key) }));
    const keys = new Set(chunk.flatMap(({ path }) => path.filter((key) => key !== null)));
    const cards = graph.cards([...keys]);
    const lastRuns = chunk.flatMap(({ row }) => cards.get(row.key)?.lastRunKey ?? []);
    const facts = { cards, runIds: loadRunIds(db, lastRuns) };
    for (const { row, path } of chunk) {
      const made = rowOf(row, path, facts);
      if (made) yield made;
    }
  }
}

/** Rows by owners, nobody's last; those of the same owners stay nearest first. */
function byOwner(graph: GraphIndex, rows: readonly Impact[]): Map<string, Impact[]> {
  const groups = new Map<string, Impact[]>();
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    const chunk = rows.slice(at, at + CHUNK_ROWS);
    const cards = graph.cards(chunk.map(({ key }) => key));
    for (const row of chunk) {
      const name = JSON.stringify(cards.get(row.key)?.owners.toSorted() ?? []);
      const known = groups.get(name);
      if (known) known.push(row);
      else groups.set(name, [row]);
    }
  }
  const nobody = JSON.stringify([]);
  const last = (name: string) => (name === nobody ? 1 : 0);
  return new Map([...groups].toSorted(([a], [b]) => last(a) - last(b) || (a < b ? -1 : 1)));
}

function countOwners(groups: ReadonlyMap<string, readonly Impact[]>): OwnerCount[] {
  return [...groups].map(([name, rows]) => ({
    owners: JSON.parse(name) as string[],
    nodes: rows.length,
  }));
}

/** The whole impact of a node: what it says of itself, and its rows, made as they are asked for. */
export type WholeImpact = Pick<ImpactResponse, 'node' | 'answer' | 'notices'> & {
  readonly byOwners: () => OwnerCount[];
  readonly rows: (offset?: number, limit?: number) => Iterable<ImpactRow>;
};

/**
 * Finds everything downstream (or upstream) of a node, without a cap: owners, last run and a shortest
 * path each, flows respected.
 *
 * @param ref node id or key.
 * @param length of a whole list nothing but keys is held; what a page needs is kept for the next one.
 * @throws {AppError} `not_found` when no event named the node.
 */
export function walkNodeImpact(
  ref: string,
  query: ImpactQuery,
  length: 'whole' | 'page' = 'whole',
): WholeImpact {
  const { moment, notices } = readMoment(query);
  const db = database();
  const graph = openGraph(db, moment);
  const key = graph.resolve(ref);
  if (key === null) throw notFoundAt(ref, moment.asOf);
  const card = graph.cards([key]).get(key);
  if (!card) throw new Error(`${key} has no row`);
  const side = query.direction === 'downstream' ? 'down' : 'up';
  const passing = length === 'whole' ? graph.passing() : graph;
  const walked = walkImpact(passing.seenBy(new Set(query.evidence)), key, side);
  const groups = () => byOwner(passing, walked.rows);
  const ordered = () => (query.order === 'owner' ? [...groups().values()].flat() : walked.rows);
  return {
    node: refOf(card),
    byOwners: () => countOwners(groups()),
    rows: (offset = 0, limit = Infinity) =>
      rowsOf(db, passing, walked, ordered().slice(offset, offset + limit)),
    answer: {
      direction: query.direction,
      evidence: [...query.evidence],
      total: walked.rows.length,
      farthest: walked.rows.at(-1)?.hops ?? 0,
      edges: moment.edges,
      asOf: moment.asOf,
    },
    notices,
  };
}

/**
 * One page of {@link walkNodeImpact}.
 *
 * @throws {AppError} `not_found` when no event named the node.
 */
export async function getImpact(
  ref: string,
  query: ImpactQuery & { readonly limit: number; readonly cursor: string | null },
): Promise<ImpactResponse> {
  const { node, answer, notices, byOwners, rows } = walkNodeImpact(ref, query, 'page');
  const offset = offsetOf(query.cursor);
  const end = offset + query.limit;
  return Promise.resolve({
    node,
    rows: [...rows(offset, query.limit)],
    byOwners: offset === 0 ? byOwners() : [],
    answer,
    nextCursor: end < answer.total ? String(end) : null,
    notices,
  });
}
