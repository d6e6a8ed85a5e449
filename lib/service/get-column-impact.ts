import 'server-only';

import type { ColumnImpact, ColumnReach } from '@/lib/contract/columns';
import { AppError } from '@/lib/errors';
import type { Evidence, NodeKey } from '@/lib/lineage';
import { openColumns } from '@/lib/store/column-index';
import { database } from '@/lib/store/database';
import { resolveNode } from '@/lib/store/node-rows';

import { cardsOf, describeReach, refOf } from './describe-columns';
import { walkSides, type SideWalk } from './trace-columns';

export type ColumnImpactQuery = {
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

const count = (reached: readonly ColumnReach[], type?: string) =>
  new Set(reached.flatMap(({ node }) => (type && node.type !== type ? [] : [node.key]))).size;

/**
 * Everything a column goes into, or is made from, all the way, with one shortest path each.
 *
 * @param ref node id or key; any alias of the dataset will do.
 * @throws {AppError} `not_found` when no event named the dataset.
 */
export async function getColumnImpact(
  ref: string,
  field: string,
  { direction, evidence, indirect }: ColumnImpactQuery,
): Promise<ColumnImpact> {
  const db = database();
  const key = resolveNode(db, ref);
  if (key === null) throw new AppError('not_found', `No event has named ${ref}`);
  const index = openColumns(db);
  const [walk] = walkSides(index, {
    from: index.column(key, field),
    sides: [direction === 'upstream' ? 'up' : 'down'],
    depth: Infinity,
    evidence: new Set(evidence),
    indirect,
  });
  if (!walk) throw new Error('one side, one walk');
  const cards = cardsOf(db, [walk]);
  const head = cards.get(key);
  if (!head) throw new Error(`the dataset ${key} has no row`);
  const reached = [...walk.arrivals]
    .filter(([, { distance }]) => distance > 0)
    .flatMap(([column, arrival]) => describeReach(walk, column, arrival, cards) ?? [])
    .sort((a, b) => a.distance - b.distance);
  const jobs = [...jobsOf(walk)].flatMap(([job, distance]) => {
    const card = cards.get(job);
    return card ? [{ node: refOf(card), distance, owners: card.owners }] : [];
  });
  return Promise.resolve({
    node: refOf(head),
    field,
    direction,
    reached,
    jobs,
    answer: {
      columns: reached.filter((one) => one.field !== null).length,
      datasets: count(reached),
      jobs: jobs.length,
      models: count(reached, 'MODEL'),
      dashboards: count(reached, 'DASHBOARD'),
      isExact: !walk.hitLimit,
      indirect,
      asOf: null,
    },
    notices: walk.hitLimit
      ? [{ parameter: 'direction', message: 'There are more columns than one answer holds.' }]
      : [],
  });
}
