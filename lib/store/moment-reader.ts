import 'server-only';

import {
  canonicalShape,
  currentShapes,
  type Ends,
  type Instant,
  type Moment,
  type NodeKey,
  type RunEnd,
  type SeenShape,
  type Shape,
  type ShapeCourse,
  type ShapeSighting,
  type Side,
} from '@/lib/lineage';

import { sql, type Database } from './database';
import { loadBody } from './facet-store';
import { Fates } from './fates';
import { loadNames, loadNamesAt, type GraphNames } from './graph-names';
import type { GraphReader, OwnerPair } from './graph-reader';
import { briefOf, loadCards, type NodeBrief, type NodeCard } from './node-cards';
import { loadPastCards } from './past-cards';
import { loadOnTheWay, type OnTheWay, type RunOnTheWay } from './replay';
import { parseShape, readShapeRow, type ShapeRow } from './shape-rows';

const EVER_AFTER = '~'; // sorts after every time

type RunSighting = {
  readonly runId: string;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
};
type Declared = { readonly key: string; readonly at: Instant };
type LatestRun = { readonly started: string; readonly shapeKey: string | null };

/** One shape of an owner and how it was seen, before names are resolved. */
type Entry = { readonly key: string; readonly shape: Shape; readonly seen: ShapeSighting };

function addRun(seen: ShapeSighting | null, run: RunSighting): ShapeSighting {
  if (!seen)
    return { runCount: 1, firstSeen: run.firstSeen, lastSeen: run.lastSeen, lastRun: run.runId };
  const isLater =
    run.lastSeen > seen.lastSeen ||
    (run.lastSeen === seen.lastSeen && run.runId > (seen.lastRun ?? ''));
  return {
    runCount: seen.runCount + 1,
    firstSeen: run.firstSeen < seen.firstSeen ? run.firstSeen : seen.firstSeen,
    lastSeen: isLater ? run.lastSeen : seen.lastSeen,
    lastRun: isLater ? run.runId : seen.lastRun,
  };
}

/**
 * The graph at a moment and in a meaning of edges. Exact: what it reads is what a store would hold
 * that had received only the events up to the moment. Runs that had ended by then are in the
 * tables as they were; runs on the way are made again from their events; later ones do not exist.
 */
export class MomentReader implements GraphReader {
  readonly guessesOwners = true;
  readonly moment: Moment;
  readonly names: GraphNames;
  readonly fates: Fates;
  readonly #db: Database;
  readonly #until: string;
  readonly #onTheWay: OnTheWay;
  readonly #runsOf = new Map<NodeKey, RunOnTheWay[]>();
  readonly #running = new Map<string, RunSighting[]>();
  readonly #ownNames: GraphNames;

  constructor(db: Database, moment: Moment) {
    const { asOf } = moment;
    this.#db = db;
    this.moment = moment;
    this.#until = asOf ?? EVER_AFTER;
    this.#onTheWay = asOf === null ? { runs: [], writes: [] } : loadOnTheWay(db, asOf);
    this.#ownNames = asOf === null ? loadNames(db) : loadNamesAt(db, asOf);
    this.fates = new Fates(db, asOf, this.#ownNames, this.#onTheWay);
    this.names =
      moment.edges === 'current' ? this.#ownNames.following(this.fates.renames) : this.#ownNames;
    for (const run of this.#onTheWay.runs) {
      const known = this.#runsOf.get(run.jobKey);
      if (known) known.push(run);
      else this.#runsOf.set(run.jobKey, [run]);
    }
    if (moment.edges === 'current' || moment.edges === 'window') this.#loadRunning();
  }

  #loadRunning(): void {
    const stored = sql(
      this.#db,
      `SELECT shape_key AS shapeKey, run_id AS runId, first_seen AS firstSeen, last_seen AS lastSeen
       FROM run WHERE state = 'running' AND last_seen <= ? AND shape_key IS NOT NULL`,
    ).all(this.#until) as (RunSighting & { shapeKey: string })[];
    const now = this.#onTheWay.runs.filter(({ state }) => state === 'running');
    for (const run of [...stored, ...now]) {
      if (run.shapeKey === null) continue;
      const known = this.#running.get(run.shapeKey);
      if (known) known.push(run);
      else this.#running.set(run.shapeKey, [run]);
    }
  }

  owners(keys: readonly NodeKey[], side: Side): OwnerPair[] {
    const stands = side === 'up' ? 'output' : 'input';
    const wanted = keys.flatMap(this.names.all);
    const rows = sql(
      this.#db,
      `SELECT node_key AS node, owner_key AS owner FROM json_each($keys) AS wanted
       JOIN shape_node ON node_key = wanted.value AND side = $stands
       UNION SELECT node_key, owner_key FROM json_each($keys) AS wanted
       JOIN declared_node ON node_key = wanted.value AND side = $stands`,
    ).all({ keys: JSON.stringify(wanted), stands }) as OwnerPair[];
    const asked = new Set(wanted);
    const passing = this.#onTheWay.runs.flatMap(({ jobKey: owner, content }) => {
      if (content === null) return [];
      const shape = parseShape(content);
      const beside = side === 'up' ? shape.outputs.map(({ key }) => key) : namedInputs(shape);
      return beside.filter((node) => asked.has(node)).map((node) => ({ node, owner }));
    });
    return [...rows, ...passing].map(({ node, owner }) => ({
      node: this.names.of(node),
      owner: this.names.of(owner),
    }));
  }

  briefs(keys: readonly NodeKey[]): Map<NodeKey, NodeBrief> {
    return new Map([...this.cards(keys)].map(([key, card]) => [key, briefOf(card)]));
  }

  cards(keys: readonly NodeKey[]): Map<NodeKey, NodeCard> {
    const { asOf } = this.moment;
    const known = { names: this.#ownNames, fates: this.fates };
    return asOf === null
      ? loadCards(this.#db, keys, known)
      : loadPastCards(this.#db, keys, { ...known, at: asOf, onTheWay: this.#onTheWay });
  }

  shapes(owners: readonly NodeKey[]): Map<NodeKey, SeenShape[]> {
    const names = owners.flatMap(this.names.all);
    const rows = sql(
      this.#db,
      `SELECT shape.key, shape.owner_key, content, run_count, first_seen, last_seen, last_run FROM json_each(?) AS wanted
       JOIN shape ON shape.owner_key = wanted.value WHERE run_count > 0 AND first_seen <= ?`,
    ).all(JSON.stringify(names), this.#until) as (ShapeRow & { owner_key: NodeKey })[];
    const entries = new Map<NodeKey, Entry[]>();
    const put = (owner: NodeKey, entry: Entry) => {
      const known = entries.get(owner);
      if (known) known.push(entry);
      else entries.set(owner, [entry]);
    };
    for (const row of rows) {
      const seen = this.#seenAt(row);
      if (seen) put(row.owner_key, { key: row.key, shape: parseShape(row.content), seen });
    }
    for (const name of names) {
      this.#addOnTheWay(name, entries);
      const declared = this.#declared(name);
      if (!declared) continue;
      const shape = loadBody(this.#db, declared.key) as unknown as Shape;
      const { at } = declared;
      const seen = { runCount: 0, firstSeen: at, lastSeen: at, lastRun: null };
      put(name, { key: declared.key, shape, seen });
    }
    return new Map(
      owners.map((owner) => [
        owner,
        this.names.all(owner).flatMap((name) => this.#meant(name, entries.get(name) ?? [])),
      ]),
    );
  }

  /** How a shape had been seen by the moment, in the window if there is one; runs on the way are not in it. */
  #seenAt(row: ShapeRow): ShapeSighting | null {
    const { edges, from, to } = this.moment;
    const isWindow = edges === 'window' && (from !== null || to !== null);
    if (!isWindow && row.last_seen <= this.#until) return readShapeRow(row);
    const bounds = {
      key: row.key,
      until: this.#until,
      from: (isWindow ? from : null) ?? '',
      to: (isWindow ? to : null) ?? EVER_AFTER,
    };
    const counted = sql(
      this.#db,
      `SELECT count(*) AS runCount, min(first_seen) AS firstSeen, max(last_seen) AS lastSeen FROM run
       WHERE shape_key = $key AND last_seen <= $until AND last_seen >= $from AND first_seen <= $to`,
    ).get(bounds) as ShapeSighting;
    const late = isWindow && from !== null ? this.#runningSince(row.key, from, to) : [];
    if (counted.runCount === 0) return late.reduce<ShapeSighting | null>(addRun, null);
    const lastRun = sql(
      this.#db,
      `SELECT run_id FROM run WHERE shape_key = $key AND last_seen = $lastSeen AND first_seen <= $to
       ORDER BY run_id DESC LIMIT 1`,
    )
      .pluck()
      .get({ key: row.key, lastSeen: counted.lastSeen, to: bounds.to }) as string;
    return late.reduce<ShapeSighting>(addRun, { ...counted, lastRun });
  }

  /** Stored runs without an end that last spoke before a window and are still on the way. */
  #runningSince(shapeKey: string, from: Instant, to: Instant | null): RunSighting[] {
    const inTime = (run: RunSighting) =>
      run.lastSeen < from && (to === null || run.firstSeen <= to);
    const passing = new Set(this.#onTheWay.runs.map(({ runId }) => runId));
    return (this.#running.get(shapeKey) ?? []).filter(
      (run) => inTime(run) && !passing.has(run.runId),
    );
  }

  #addOnTheWay(owner: NodeKey, entries: Map<NodeKey, Entry[]>): void {
    const { edges, from, to } = this.moment;
    for (const run of this.#runsOf.get(owner) ?? []) {
      const { shapeKey: key, content } = run;
      if (key === null || content === null) continue;
      if (edges === 'window') {
        const isOver = from !== null && run.lastSeen < from && run.state !== 'running';
        if (isOver || (to !== null && run.firstSeen > to)) continue;
      }
      const known = entries.get(owner) ?? [];
      entries.set(owner, known);
      const at = known.findIndex((entry) => entry.key === key);
      const entry = known[at];
      if (entry) known[at] = { ...entry, seen: addRun(entry.seen, run) };
      else known.push({ key, shape: parseShape(content), seen: addRun(null, run) });
    }
  }

  #declared(owner: NodeKey): Declared | undefined {
    const { edges, to } = this.moment;
    const until = edges === 'window' && to !== null && to < this.#until ? to : this.#until;
    return sql(
      this.#db,
      'SELECT shape_key AS key, at FROM declaration WHERE owner_key = ? AND at <= ? ORDER BY at DESC, event_hash DESC LIMIT 1',
    ).get(owner, until) as Declared | undefined;
  }

  /** The shapes of one owner that the meaning of edges asks for, in the names of the moment. */
  #meant(owner: NodeKey, entries: readonly Entry[]): SeenShape[] {
    const seen = ({ shape, seen: sighting }: Entry): SeenShape => ({
      ...canonicalShape(shape, this.names.of),
      ...sighting,
    });
    const { edges } = this.moment;
    if (edges === 'all' || edges === 'window' || entries.length === 0) return entries.map(seen);
    const latest = this.#latestRun(owner);
    if (edges === 'latest-run')
      return entries
        .filter(({ key, shape }) => shape.isDeclared || key === latest?.shapeKey)
        .map(seen);
    const courses = entries.map((entry): ShapeCourse => ({
      shape: seen(entry),
      success: entry.shape.isDeclared ? null : this.#success(owner, entry.key),
      isRunning: this.#running.has(entry.key),
      isLatest: entry.key === latest?.shapeKey,
    }));
    return currentShapes(courses, this.#ends);
  }

  readonly #ends: Ends = {
    cut: (key) => this.fates.cut(this.names.all(key)),
    isDropped: (key) => this.fates.gone(this.#ownNames.all(key))?.change === 'dropped',
  };

  /** What a job's latest run showed, by start. */
  #latestRun(job: NodeKey): LatestRun | null {
    const stored = sql(
      this.#db,
      `SELECT started_at || ' ' || key AS started, shape_key AS shapeKey FROM run
       WHERE job_key = $job AND started_at <= $until AND last_seen <= $until ORDER BY started_at DESC, key DESC LIMIT 1`,
    ).get({ job, until: this.#until }) as LatestRun | undefined;
    let latest = stored ?? null;
    for (const { startedAt, key, shapeKey } of this.#runsOf.get(job) ?? []) {
      const started = `${startedAt ?? ''} ${key}`;
      if (!latest || started > latest.started) latest = { started, shapeKey };
    }
    return latest;
  }

  /** The latest successful run that showed a shape. */
  #success(job: NodeKey, shapeKey: string): RunEnd | null {
    const stored = sql(
      this.#db,
      `SELECT last_seen AS at, run_id AS runId FROM run WHERE shape_key = ? AND last_seen <= ? AND state = 'complete'
       ORDER BY last_seen DESC, run_id DESC LIMIT 1`,
    ).get(shapeKey, this.#until) as RunEnd | undefined;
    let latest = stored ?? null;
    for (const run of this.#runsOf.get(job) ?? []) {
      if (run.shapeKey !== shapeKey || run.state !== 'complete') continue;
      const { lastSeen: at, runId } = run;
      if (!latest || at > latest.at || (at === latest.at && runId > latest.runId))
        latest = { at, runId };
    }
    return latest;
  }
}

function namedInputs(shape: Shape): NodeKey[] {
  return [...shape.inputs, ...shape.outputs.flatMap(({ sources }) => sources?.from ?? [])];
}
