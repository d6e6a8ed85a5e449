import 'server-only';

import type { ColumnImpact, ColumnReach } from '@/lib/contract/columns';
import type { Column, ColumnArrival, Evidence, NodeKey } from '@/lib/lineage';
import { openColumns } from '@/lib/store/column-index';
import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/graph-index';
import type { Moments } from '@/lib/url/column-query';

import { cardsOf, describeReach, refOf, type Cards } from './describe-columns';
import { notFoundAt, readMoment } from './read-moment';
import { walkSides, type SideWalk } from './trace-columns';

export type ColumnImpactQuery = Moments & {
  readonly direction: 'upstream' | 'downstream';
  readonly evidence: readonly Evidence[];
  /** Whether filters, joins and the like are followed. */
  readonly indirect: boolean;
};

/** Jobs the ways of a walk lead through, each at its nearest. */
function jobsOf({ arrivals }: SideWalk): Map<NodeKey, number> {
  const jobs = new Map<NodeKey, number>();
  for (const { distance, via } of arrivals.values()) {
    if (via?.reason?.ownerKind !== 'job') continue;
    const known = jobs.get(via.reason.owner);
    if (known === undefined || distance < known) jobs.set(via.reason.owner, distance);
  }
  return jobs;
}

/** Rows of a JSON answer; the CSV has them all. */
const LISTED = 1000;

/** A column's impact list whose rows are described one by one: a path each is much for 50,000 of them. */
export type WholeColumnImpact = {
  readonly impact: ColumnImpact;
  readonly rows: () => Generator<ColumnReach>;
};

function* describeAll(walk: SideWalk, reached: Arrivals, cards: Cards): Generator<ColumnReach> {
  for (const [column, arrival] of reached) {
    const row = describeReach(walk, column, arrival, cards);
    if (row) yield row;
  }
}

type Arrivals = readonly (readonly [Column, ColumnArrival])[];

function countNodes(reached: Arrivals, cards: Cards, type?: string): number {
  const nodes = new Set(reached.map(([{ node }]) => node));
  if (type === undefined) return nodes.size;
  return [...nodes].filter((node) => cards.get(node)?.type === type).length;
}

/**
 * Everything a column goes into, or is made from, all the way, with one shortest path each; the
 * nearest {@link LISTED} in `impact`, all in `rows`.
 *
 * @param ref node id or key; any alias of the dataset will do.
 * @throws {AppError} `not_found` when no event named the dataset.
 */
export function findColumnImpact(
  ref: string,
  field: string,
  { direction, evidence, indirect, ...asked }: ColumnImpactQuery,
): WholeColumnImpact {
  const db = database();
  const { moment, notices } = readMoment(asked);
  const graph = openGraph(db, moment);
  const key = graph.resolve(ref);
  if (key === null) throw notFoundAt(ref, moment.asOf);
  const index = openColumns(db, graph);
  const [walk] = walkSides(index, {
    from: index.column(key, field),
    sides: [direction === 'upstream' ? 'up' : 'down'],
    depth: Infinity,
    evidence: new Set(evidence),
    indirect,
  });
  if (!walk) throw new Error('one side, one walk');
  const cards = cardsOf(graph, [walk]);
  const head = cards.get(key);
  if (!head) throw new Error(`the dataset ${key} has no row`);
  const reached = [...walk.arrivals]
    .filter(([, { distance }]) => distance > 0)
    .sort(([, a], [, b]) => a.distance - b.distance);
  const jobs = [...jobsOf(walk)].flatMap(([job, distance]) => {
    const card = cards.get(job);
    return card ? [{ node: refOf(card), distance, owners: card.owners }] : [];
  });
  const impact: ColumnImpact = {
    node: refOf(head),
    field,
    direction,
    reached: [...describeAll(walk, reached.slice(0, LISTED), cards)],
    jobs,
    answer: {
      shown: Math.min(reached.length, LISTED),
      columns: reached.filter(([column]) => column.field !== null).length,
      datasets: countNodes(reached, cards),
      jobs: jobs.length,
      models: countNodes(reached, cards, 'MODEL'),
      dashboards: countNodes(reached, cards, 'DASHBOARD'),
      isExact: !walk.hitLimit,
      indirect,
      asOf: moment.asOf,
    },
    notices: [
      ...notices,
      ...(reached.length > LISTED
        ? [{ parameter: 'format', message: `The nearest ${LISTED} are listed; the CSV has all.` }]
        : []),
    ],
  };
  return { impact, rows: () => describeAll(walk, reached, cards) };
}

/** The nearest of a column's impact list, and the counts of all; see {@link findColumnImpact}. */
export async function getColumnImpact(
  ref: string,
  field: string,
  query: ColumnImpactQuery,
): Promise<ColumnImpact> {
  return Promise.resolve(findColumnImpact(ref, field, query).impact);
}
