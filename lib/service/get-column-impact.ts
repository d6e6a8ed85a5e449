import 'server-only';

import type { ColumnImpact, ColumnReach } from '@/lib/contract/columns';
import type { Evidence, NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { ColumnMoments } from '@/lib/url/column-query';

import type { Place, Places } from './column-places';
import { nodesOf, ReachWriter, versionOf } from './describe-columns';
import { offsetOf } from './list-runs';
import { noSuchColumn, openColumn, type OpenedColumn } from './open-column';
import { modelsReached } from './reached-lists';
import { isNamed, walkSides, type SideWalk } from './trace-columns';

export type ColumnImpactQuery = ColumnMoments & {
  readonly direction: 'upstream' | 'downstream';
  readonly evidence: readonly Evidence[];
  /** Whether filters, joins and the like are followed. */
  readonly indirect: boolean;
  /** What is listed; everything if absent. */
  readonly only?: ColumnImpact['only'];
};

type Page = { readonly limit: number; readonly cursor: string | null };
const FIRST_PAGE: Page = { limit: 200, cursor: null };

/** A column's impact list, of one moment; its rows are described one by one: a path each is much for 100,000 of them. */
export type WholeColumnImpact = {
  readonly impact: Omit<ColumnImpact, 'reached' | 'nextCursor' | 'jobs'>;
  readonly jobs: () => ColumnImpact['jobs'];
  readonly rows: (offset?: number, limit?: number) => Generator<ColumnReach>;
};

/** Jobs the ways of a walk lead through, each at its nearest. */
function jobsOf({ arrivals }: SideWalk, places: Places): ColumnImpact['jobs'] {
  const jobs = new Map<NodeKey, number>();
  for (const [{ owner, ownerKind }, at] of arrivals.reasons()) {
    if (ownerKind !== 'job') continue;
    const known = jobs.get(owner);
    const distance = arrivals.distanceAt(at);
    if (known === undefined || distance < known) jobs.set(owner, distance);
  }
  return [...jobs].flatMap(([key, distance]) => {
    const place = places.get(key);
    return place ? [{ node: place.ref, distance, owners: place.owners }] : [];
  });
}

/** Describes rows as they are asked for, by what all nodes were called when the walk was made: whatever is written meanwhile. */
function* describeRows(
  { graph }: OpenedColumn,
  walk: SideWalk,
  order: Int32Array,
  places: Places,
): Generator<ColumnReach> {
  const writer = new ReachWriter(graph, walk, places);
  for (const index of order) {
    const row = writer.describe(index);
    if (row) yield row;
  }
}

/** How many columns there are, in which datasets, and of what kind these are. */
function countReached(
  { graph }: OpenedColumn,
  { arrivals }: SideWalk,
  total: number,
  places: Places,
) {
  // Versions of one dataset are one dataset.
  const datasets = new Map<string, Place>();
  let wholes = 0;
  for (const node of arrivals.firstOfNodes(1).keys()) {
    const whole = arrivals.indexOf(graph.columns.column(node, null));
    if (whole >= 0 && arrivals.distanceAt(whole) > 0) wholes += 1;
    const place = places.get(node);
    if (place) datasets.set(place.ref.id, place);
  }
  const countOf = (type: string) =>
    [...datasets.values()].filter(({ ref }) => ref.type === type).length;
  const [models, dashboards] = [countOf('MODEL'), countOf('DASHBOARD')];
  return { columns: total - wholes, datasets: datasets.size, models, dashboards };
}

/**
 * Everything a column goes into, or is made from, all the way, with one shortest path each, the
 * nearest first.
 *
 * @param ref node id or key, any alias of the dataset will do; or the id of a version.
 * @throws {AppError} `not_found` when no event named the dataset, or nothing names the column.
 */
export function findColumnImpact(
  ref: string,
  field: string,
  query: ColumnImpactQuery,
): WholeColumnImpact {
  // All reads are of one moment, also where another process writes.
  return database().transaction(() => readColumnImpact(ref, field, query))();
}

function readColumnImpact(
  ref: string,
  field: string,
  { direction, evidence, indirect, only = 'all', ...asked }: ColumnImpactQuery,
): WholeColumnImpact {
  const opened = openColumn(ref, field, asked);
  const { graph, place, column } = opened;
  if (!isNamed(graph.columns, column)) throw noSuchColumn(opened);
  const side = direction === 'upstream' ? 'up' : 'down';
  const [walk] = walkSides(graph.columns, {
    from: column,
    sides: [side],
    depth: Infinity,
    evidence: new Set(evidence),
    indirect,
  });
  if (!walk) throw new Error('one side, one walk');
  const places = graph.places(nodesOf(walk));
  // The column itself is first, and parts of it that go the same ways stand as near.
  const order = walk.arrivals.nearestFirst();
  const first = order.findIndex((index) => walk.arrivals.distanceAt(index) > 0);
  const reached = first < 0 ? new Int32Array(0) : order.subarray(first);
  const listed = {
    all: () => reached,
    models: () => Int32Array.from(modelsReached(walk, places)),
    ends: () => Int32Array.from(walk.arrivals.ends()),
  }[only]();
  const jobs = jobsOf(walk, places);
  return {
    impact: {
      node: place.ref,
      ...versionOf(place),
      field,
      direction,
      only,
      answer: {
        shown: listed.length,
        total: listed.length,
        ...countReached(opened, walk, reached.length, places),
        jobs: jobs.length,
        isExact: !walk.hitLimit,
        indirect,
        asOf: opened.asOf,
      },
      notices: [...opened.notices],
    },
    jobs: () => jobs,
    rows: (offset = 0, limit = Infinity) =>
      describeRows(opened, walk, listed.subarray(offset, offset + limit), places),
  };
}

/** One page of a column's impact list, and the counts of all. */
export function pageOf({ impact, jobs, rows }: WholeColumnImpact, page: Page): ColumnImpact {
  const offset = offsetOf(page.cursor);
  const end = offset + page.limit;
  const reached = [...rows(offset, page.limit)];
  return {
    ...impact,
    reached,
    jobs: offset === 0 ? jobs() : [],
    answer: { ...impact.answer, shown: reached.length },
    nextCursor: end < impact.answer.total ? String(end) : null,
  };
}

/** One page of {@link findColumnImpact}, the first if none is asked for. */
export async function getColumnImpact(
  ref: string,
  field: string,
  { limit, cursor, ...query }: ColumnImpactQuery & Partial<Page>,
): Promise<ColumnImpact> {
  const page = { limit: limit ?? FIRST_PAGE.limit, cursor: cursor ?? null };
  return Promise.resolve(pageOf(findColumnImpact(ref, field, query), page));
}
