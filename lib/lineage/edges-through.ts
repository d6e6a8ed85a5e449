import { flowsAcross, type OwnerEdge, type OwnerView } from './owner-view';
import { EVIDENCE, type Evidence, type Instant, type NodeKey } from './types';
import type { GraphSource } from './walk';

/** Data flows from one node that is shown to another, through nodes that are not. */
export type EdgeThrough = {
  readonly from: NodeKey;
  readonly to: NodeKey;
  /** The nodes of one way of that evidence, in the order data flows, without its ends. */
  readonly through: readonly NodeKey[];
  /** Of all such ways the best, each believed as much as its weakest step. */
  readonly evidence: Evidence;
  /** When the last of its steps was first seen, and when any of them was last seen. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
};

export type ThroughRequest = {
  /** Nodes that edges start from, in the order they are told. */
  readonly from: Iterable<NodeKey>;
  readonly isShown: (key: NodeKey) => boolean;
  /** Whether a node that is not shown may be passed. */
  readonly mayPass: (key: NodeKey) => boolean;
  /** Nodes looked at, at most, those looked at from several nodes counted each time. */
  readonly steps: number;
};

/** A way that has come so far. */
type Way = {
  readonly key: NodeKey;
  /** Reached as an end of a flow: a job that is one opens on all its outputs. */
  readonly isOpen: boolean;
  /** Place in {@link EVIDENCE} of its weakest step. */
  readonly rank: number;
  readonly seen: Pick<OwnerEdge, 'firstSeen' | 'lastSeen'> | null;
  readonly before: Way | null;
};

const rankOf = (evidence: Evidence) => EVIDENCE.indexOf(evidence);

/** Known since both are known, seen when either was. */
function together(a: Way['seen'], b: OwnerEdge | undefined): Way['seen'] {
  if (a === null || b === undefined) return a ?? b ?? null;
  return {
    firstSeen: a.firstSeen > b.firstSeen ? a.firstSeen : b.firstSeen,
    lastSeen: a.lastSeen > b.lastSeen ? a.lastSeen : b.lastSeen,
  };
}

const after = (
  before: Way,
  key: NodeKey,
  isOpen: boolean,
  evidence: Evidence,
  edge?: OwnerEdge,
): Way => ({
  key,
  isOpen,
  rank: Math.max(before.rank, rankOf(evidence)),
  seen: together(before.seen, edge),
  before,
});

/** The ways on through one owner that has the last node among its inputs. */
function* across(view: OwnerView, way: Way, { isShown, mayPass }: ThroughRequest): Iterable<Way> {
  const own = view.inputs.get(way.key);
  if (!own) return;
  const isJob = view.kind === 'job';
  const job = isJob ? after(way, view.key, false, own.evidence, own) : null;
  if (job) yield job;
  if (isJob && (isShown(view.key) || !mayPass(view.key))) return;
  // The flow grades the step through a job; that the job reads the node is a fact.
  const entered = job ? { ...job, rank: way.rank } : way;
  for (const { keys, evidence } of flowsAcross(view, [way.key], 'down'))
    for (const key of keys)
      yield after(entered, key, true, evidence, isJob ? view.outputs.get(key) : own);
}

/** All ways one step, or one job, longer. */
function* onward(source: GraphSource, way: Way, request: ThroughRequest): Iterable<Way> {
  if (way.isOpen)
    for (const view of source.views([way.key]))
      if (view.kind === 'job')
        for (const [key, edge] of view.outputs) yield after(way, key, true, edge.evidence, edge);
  for (const view of source.views(source.ownersBeside([way.key], 'down')))
    yield* across(view, way, request);
}

/** Ways still to be followed: the best believed first, of them those begun first. */
class Agenda {
  readonly #byRank = EVIDENCE.map(() => [] as Way[]);
  readonly #at = EVIDENCE.map(() => 0);

  add(way: Way): void {
    this.#byRank[way.rank]?.push(way);
  }

  next(): Way | undefined {
    for (const [rank, ways] of this.#byRank.entries()) {
      const at = this.#at[rank] ?? 0;
      if (at === ways.length) continue;
      this.#at[rank] = at + 1;
      return ways[at];
    }
    return undefined;
  }
}

function hiddenOn(way: Way): NodeKey[] {
  const keys: NodeKey[] = [];
  // The start has nothing before it.
  for (let at = way.before; at?.before; at = at.before) keys.push(at.key);
  return keys.reverse();
}

/** What is reached from one node by ways through nodes that are not shown; null when `room` is too small. */
function throughFrom(source: GraphSource, from: NodeKey, request: ThroughRequest, room: number) {
  const start: Way = { key: from, isOpen: true, rank: 0, seen: null, before: null };
  const agenda = new Agenda();
  const beside = new Set<NodeKey>();
  for (const way of onward(source, start, request)) {
    agenda.add(way);
    if (way.before === start) beside.add(way.key);
  }
  const [done, found] = [new Set([`${from} o`]), new Map<NodeKey, EdgeThrough>()];
  let steps = 1;
  for (let way = agenda.next(); way !== undefined; way = agenda.next()) {
    const { key, isOpen, rank, seen } = way;
    const name = `${key} ${isOpen ? 'o' : 'c'}`;
    if (done.has(name)) continue;
    done.add(name);
    steps += 1;
    if (steps > room) return null;
    if (request.isShown(key)) {
      const evidence = EVIDENCE[rank];
      if (key !== from && !beside.has(key) && !found.has(key) && evidence && seen)
        found.set(key, { from, to: key, through: hiddenOn(way), evidence, ...seen });
    } else if (request.mayPass(key)) {
      for (const next of onward(source, way, request)) agenda.add(next);
    }
  }
  const edges = [...found.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
  return { edges, steps };
}

/**
 * Joins nodes that are shown where data flows between them through nodes that are not. Flows are
 * respected as by `walk`: where A→C and B→D go through one hidden job, A is not joined to D. Nodes
 * that have an edge of their own are not joined once more.
 *
 * @returns whether all were told: where `steps` do not suffice it ends before the node that needs more.
 */
export function* edgesThrough(
  source: GraphSource,
  request: ThroughRequest,
): Generator<EdgeThrough, boolean> {
  let room = request.steps;
  for (const from of request.from) {
    const found = throughFrom(source, from, request, room);
    if (found === null) return false;
    room -= found.steps;
    yield* found.edges;
  }
  return true;
}
