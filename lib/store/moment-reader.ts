import 'server-only';

import {
  canonicalShape,
  currentShapes,
  sighted,
  type Ends,
  type Instant,
  type Moment,
  type NodeKey,
  type SeenShape,
  type Shape,
  type ShapeCourse,
  type ShapeSighting,
  type Side,
} from '@/lib/lineage';

import { addRun } from './add-run';
import { sql, type Database } from './database';
import { loadBody } from './facet-store';
import { Fates } from './fates';
import { loadNames, loadNamesAt, type GraphNames } from './graph-names';
import type { GraphReader, OwnerPair } from './graph-reader';
import { briefOf, loadCards, type NodeBrief, type NodeCard } from './node-cards';
import { loadPastCards } from './past-cards';
import { loadOnTheWay, NOBODY, type OnTheWay } from './replay';
import { RunsUntil } from './runs-until';
import { parseShape, readShapeRow, type ShapeRow } from './shape-rows';

const EVER_AFTER = '~'; // sorts after every time

type Declared = { readonly key: string; readonly at: Instant };

/** One shape of an owner and how it was seen, before names are resolved. */
type Entry = { readonly key: string; readonly shape: Shape; readonly seen: ShapeSighting };

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
  readonly onTheWay: OnTheWay;
  readonly #runs: RunsUntil;
  readonly #ownNames: GraphNames;

  constructor(db: Database, moment: Moment) {
    const { asOf } = moment;
    this.#db = db;
    this.moment = moment;
    this.#until = asOf ?? EVER_AFTER;
    this.onTheWay = asOf === null ? NOBODY : loadOnTheWay(db, asOf);
    this.#ownNames = asOf === null ? loadNames(db) : loadNamesAt(db, asOf);
    this.fates = new Fates(db, asOf, this.#ownNames, this.onTheWay);
    this.names =
      moment.edges === 'current' ? this.#ownNames.following(this.fates.renames) : this.#ownNames;
    const mayRun = moment.edges === 'current' || moment.edges === 'window';
    this.#runs = new RunsUntil(db, { until: this.#until, onTheWay: this.onTheWay.runs, mayRun });
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
    const passing = this.onTheWay.runs.flatMap(({ jobKey: owner, content }) => {
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
      : loadPastCards(this.#db, keys, { ...known, at: asOf, onTheWay: this.onTheWay });
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
    const late = isWindow && from !== null ? this.#runs.runningSince(row.key, from, to) : [];
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

  #addOnTheWay(owner: NodeKey, entries: Map<NodeKey, Entry[]>): void {
    const { edges, from, to } = this.moment;
    for (const run of this.#runs.onTheWay(owner)) {
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
    const seen = ({ shape, seen: sighting }: Entry) =>
      sighted(canonicalShape(shape, this.names.of), sighting);
    const { edges } = this.moment;
    if (edges === 'all' || edges === 'window' || entries.length === 0) return entries.map(seen);
    const latest = this.#runs.latest(owner);
    if (edges === 'latest-run')
      return entries
        .filter(({ key, shape }) => shape.isDeclared || key === latest?.shapeKey)
        .map(seen);
    const courses = entries.map((entry): ShapeCourse => ({
      shape: seen(entry),
      success: entry.shape.isDeclared ? null : this.#runs.success(owner, entry.key),
      isRunning: this.#runs.isRunning(entry.key),
      isLatest: entry.key === latest?.shapeKey,
    }));
    return currentShapes(courses, this.#ends);
  }

  readonly #ends: Ends = {
    cut: (key) => this.fates.cut(this.names.all(key)),
    isDropped: (key) => this.fates.gone(this.#ownNames.all(key))?.change === 'dropped',
  };
}

function namedInputs(shape: Shape): NodeKey[] {
  return [...shape.inputs, ...shape.outputs.flatMap(({ sources }) => sources?.from ?? [])];
}
