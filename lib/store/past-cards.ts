import 'server-only';

import {
  facetEntries,
  setFacets,
  type FacetLedger,
  type Instant,
  type NodeKey,
  type NodeKind,
  type RunState,
} from '@/lib/lineage';
import { DESCRIBING_FACETS, describeNode } from '@/lib/openlineage/describe-node';

import { sql, type Database } from './database';
import { loadBody, loadFacets, parseLedger } from './facet-store';
import { cardOf, type CardFacts, type CardRow, type NodeCard } from './node-cards';
import { latest } from './node-rows';
import type { OnTheWay } from './replay';
import { toldSets, type ToldSet } from './told-sets';

type Past = CardFacts & { readonly at: Instant; readonly onTheWay: OnTheWay };

type StoredRow = Omit<CardRow, 'state' | 'run_started' | 'run_ended'> & {
  readonly kind: NodeKind;
  readonly facets: string;
};
type LastRun = {
  readonly key: string;
  readonly state: RunState;
  readonly started: Instant | null;
  readonly ended: Instant | null;
};
type Told = readonly (readonly [name: string, bodyHash: string | null])[];

/** What events up to `at` told of a node in facets that describe it, and when the last one named it. */
function toldUntil(db: Database, key: NodeKey, at: Instant) {
  const hashOf = sql(
    db,
    `SELECT max(event.hash) FROM event_node JOIN event USING (seq) WHERE event_node.node_key = ? AND told = ? AND at = ?`,
  ).pluck();
  let lastSeen: Instant | null = null;
  const sets: ToldSet[] = [];
  for (const set of toldSets(db, key, at)) {
    if (lastSeen === null || set.at > lastSeen) lastSeen = set.at;
    if (set.told !== '') sets.push(set);
  }
  const times = sets.map((set) => set.at);
  let ledger: FacetLedger = [];
  for (const set of sets) {
    // Only events of one time need their hashes to say which is the later.
    const isTied = times.filter((time) => time === set.at).length > 1;
    const hash = isTied ? (hashOf.get(key, set.told, set.at) as string).slice(0, 16) : '';
    ledger = setFacets(ledger, [set.at, hash], loadBody(db, set.told) as unknown as Told);
  }
  return { lastSeen, ledger };
}

/** Bodies in force of facets that describe, as one text. */
function describing(ledger: FacetLedger): string {
  return facetEntries(ledger)
    .filter(({ name }) => DESCRIBING_FACETS.has(name))
    .map(({ name, bodyHash }) => `${name} ${bodyHash ?? ''}`)
    .join('\n');
}

/** A job's latest run by start. */
function latestRun(db: Database, job: NodeKey, { at, onTheWay }: Past): LastRun | null {
  const stored = sql(
    db,
    `SELECT key, state, started_at AS started, ended_at AS ended FROM run
     WHERE job_key = $job AND started_at <= $at AND last_seen <= $at ORDER BY started_at DESC, key DESC LIMIT 1`,
  ).get({ job, at }) as LastRun | undefined;
  let last = stored ?? null;
  const order = ({ started, key }: LastRun) => `${started ?? ''} ${key}`;
  for (const run of onTheWay.runs) {
    if (run.jobKey !== job) continue;
    const { key, state, startedAt: started, endedAt: ended } = run;
    const known = { key, state, started, ended };
    if (!last || order(known) > order(last)) last = known;
  }
  return last;
}

/** When a dataset was last written, and the run that did it. */
function lastWrite(db: Database, dataset: NodeKey, { at, onTheWay }: Past) {
  const stored = sql(
    db,
    `SELECT last_seen AS at, run_key AS run FROM run_dataset WHERE dataset_key = ? AND last_seen <= ? AND side = 'output'
     ORDER BY last_seen DESC, run_key DESC LIMIT 1`,
  ).get(dataset, at) as { at: Instant; run: string } | undefined;
  let last = stored ?? null;
  for (const { datasetKey, lastSeen, runKey } of onTheWay.writes) {
    if (datasetKey !== dataset) continue;
    if (!last || lastSeen > last.at || (lastSeen === last.at && runKey > last.run))
      last = { at: lastSeen, run: runKey };
  }
  return last;
}

function runAt(db: Database, key: string, { onTheWay }: Past): LastRun | null {
  const passing = onTheWay.runs.find((run) => run.key === key);
  if (passing) {
    const { state, startedAt: started, endedAt: ended } = passing;
    return { key, state, started, ended };
  }
  const row = sql(
    db,
    'SELECT key, state, started_at AS started, ended_at AS ended FROM run WHERE key = ?',
  ).get(key) as LastRun | undefined;
  return row ?? null;
}

/** What a node's describing facets say of it; null if they are those of the row. */
function describedAnew(db: Database, row: StoredRow, ledger: FacetLedger): Partial<CardRow> | null {
  if (describing(ledger) === describing(parseLedger(row.facets))) return null;
  const { kind, namespace, name } = row;
  const facets = loadFacets(db, ledger, DESCRIBING_FACETS);
  const described = describeNode(kind, namespace, name, facets);
  return {
    type: described.type,
    description: described.description,
    tags: JSON.stringify(described.tags),
    owners: JSON.stringify(described.owners),
    column_count: described.columns.length,
  };
}

/** The last time a node was named or mentioned. */
function lastSight(db: Database, key: NodeKey, at: Instant, named: Instant | null): Instant {
  const mentioned = sql(db, 'SELECT max(at) FROM mention WHERE node_key = ? AND at <= ?')
    .pluck()
    .get(key, at) as Instant | null;
  return latest(named, mentioned) ?? at;
}

/** The row of one name as events up to the moment make it. */
function rowAt(db: Database, row: StoredRow, past: Past): CardRow {
  const { key } = row;
  const { lastSeen, ledger } = toldUntil(db, key, past.at);
  const write = row.kind === 'dataset' ? lastWrite(db, key, past) : null;
  const writer = write && runAt(db, write.run, past);
  const run = row.kind === 'job' ? latestRun(db, key, past) : writer;
  return {
    ...row,
    ...describedAnew(db, row, ledger),
    last_seen: lastSight(db, key, past.at, lastSeen),
    written_at: write?.at ?? null,
    last_run_key: run?.key ?? null,
    state: run?.state ?? null,
    run_started: run?.started ?? null,
    run_ended: run?.ended ?? null,
  };
}

/**
 * Cards of nodes as they were at a moment; nodes nobody had named by then are left out.
 *
 * @param keys canonical keys of the moment.
 */
export function loadPastCards(
  db: Database,
  keys: readonly NodeKey[],
  past: Past,
): Map<NodeKey, NodeCard> {
  const read = sql(
    db,
    `SELECT key, canonical_key, kind, namespace, name, type, description, tags, owners, column_count, facets,
       last_seen, written_at, last_run_key FROM node WHERE key = ? AND first_seen <= ?`,
  );
  const cards = new Map<NodeKey, NodeCard>();
  for (const key of keys) {
    const others = past.names.all(key).filter((name) => name !== key);
    const rows = [key, ...others.sort()].flatMap((name) => {
      const row = read.get(name, past.at) as StoredRow | undefined;
      return row ? [rowAt(db, row, past)] : [];
    });
    const [head, ...rest] = rows;
    if (head) cards.set(key, cardOf([head, ...rest], past));
  }
  return cards;
}
