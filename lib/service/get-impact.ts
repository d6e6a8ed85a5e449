import 'server-only';

import type { ImpactQuery, ImpactResponse, ImpactRow, OwnerCount } from '@/lib/contract/impact';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { walkImpact, type Impact, type ImpactWalk, type NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import type { NodeCard } from '@/lib/store/node-cards';
import { loadRunIds } from '@/lib/store/run-store';
import { openSnapshot } from '@/lib/store/snapshot';

import { offsetOf } from './list-runs';
import { notFoundAt, readMoment } from './read-moment';

/** Rows made at a time: their cards and those of their paths are held, no more. */
const CHUNK_ROWS = 50;

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
  const { id, kind, type, namespace, name, owners, status, statusAt, lastRunKey } = card;
  // Field by field: what is spread becomes a table of its own, 2 kB of it.
  return {
    id,
    key,
    kind,
    type,
    namespace,
    name,
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

/** Places of rows, in the order they are wanted. */
type Places = { readonly length: number; readonly at: (index: number) => number };

const inOrder = (length: number): Places => ({ length, at: (index) => index });

function* rowsOf(graph: GraphIndex, walked: ImpactWalk, places: Places, from: number, to: number) {
  for (let at = from; at < Math.min(to, places.length); at += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, to - at, places.length - at);
    const chunk = Array.from({ length }, (_, index) => {
      const row = walked.rowAt(places.at(at + index));
      return { row, path: walked.pathTo(row.key) };
    });
    const keys = new Set(chunk.flatMap(({ path }) => path.filter((key) => key !== null)));
    const cards = graph.cards([...keys]);
    const lastRuns = chunk.flatMap(({ row }) => cards.get(row.key)?.lastRunKey ?? []);
    const facts = { cards, runIds: loadRunIds(graph.db, lastRuns) };
    for (const { row, path } of chunk) {
      const made = rowOf(row, path, facts);
      if (made) yield made;
    }
  }
}

/** Places of rows by owners, nobody's last; those of the same owners stay nearest first. */
function byOwner(graph: GraphIndex, { count, rowAt }: ImpactWalk): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let at = 0; at < count; at += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, count - at);
    const keys = Array.from({ length }, (_, index) => rowAt(at + index).key);
    const cards = graph.cards(keys);
    for (const [index, key] of keys.entries()) {
      const name = JSON.stringify(cards.get(key)?.owners.toSorted() ?? []);
      const known = groups.get(name);
      if (known) known.push(at + index);
      else groups.set(name, [at + index]);
    }
  }
  const nobody = JSON.stringify([]);
  const last = (name: string) => (name === nobody ? 1 : 0);
  return new Map([...groups].toSorted(([a], [b]) => last(a) - last(b) || (a < b ? -1 : 1)));
}

function countOwners(groups: ReadonlyMap<string, readonly number[]>): OwnerCount[] {
  return [...groups].map(([name, places]) => ({
    owners: JSON.parse(name) as string[],
    nodes: places.length,
  }));
}

/** The whole impact of a node: what it says of itself, and its rows, made as they are asked for. */
export type WholeImpact = Pick<ImpactResponse, 'node' | 'answer' | 'notices'> & {
  readonly byOwners: () => OwnerCount[];
  readonly rows: (offset?: number, limit?: number) => Iterable<ImpactRow>;
  /** To be called when nothing more is asked for, or nobody is there to ask. */
  readonly close: () => void;
};

/**
 * Finds everything downstream (or upstream) of a node, without a cap: owners, last run and a shortest
 * path each, flows respected.
 *
 * @param ref node id or key.
 * Nothing but keys is held, and all of it is of one moment: what arrives while it is read is not in it.
 *
 * @throws {AppError} `not_found` when no event named the node.
 */
export function walkNodeImpact(ref: string, query: ImpactQuery): WholeImpact {
  const { db, close } = openSnapshot();
  try {
    const graph = new GraphIndex(db, readMoment(query).moment).passing();
    return { ...walkFrom(graph, ref, query), close };
  } catch (error) {
    close();
    throw error;
  }
}

function walkFrom(graph: GraphIndex, ref: string, query: ImpactQuery): Omit<WholeImpact, 'close'> {
  const { moment, notices } = readMoment(query);
  const key = graph.resolve(ref);
  if (key === null) throw notFoundAt(ref, moment.asOf);
  const card = graph.cards([key]).get(key);
  if (!card) throw new Error(`${key} has no row`);
  const side = query.direction === 'downstream' ? 'down' : 'up';
  const walked = walkImpact(graph.seenBy(new Set(query.evidence)), key, side);
  const groups = () => byOwner(graph, walked);
  const ordered = () => {
    if (query.order !== 'owner') return inOrder(walked.count);
    const places = Int32Array.from([...groups().values()].flat());
    return { length: places.length, at: (index: number) => places[index] ?? 0 };
  };
  return {
    node: refOf(card),
    byOwners: () => countOwners(groups()),
    rows: (offset = 0, limit = Infinity) =>
      rowsOf(graph, walked, ordered(), offset, offset + limit),
    answer: {
      direction: query.direction,
      evidence: [...query.evidence],
      total: walked.count,
      farthest: walked.count === 0 ? 0 : walked.rowAt(walked.count - 1).hops,
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
  const graph = openGraph(database(), readMoment(query).moment);
  const { node, answer, notices, byOwners, rows } = walkFrom(graph, ref, query);
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
