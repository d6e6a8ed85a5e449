import type { OwnerView } from './owner-view';
import { isStronger } from './shape';
import type { Evidence, NodeKey } from './types';
import { walk, type GraphSource } from './walk';

/**
 * One way from a node to another, through each job along a flow: no dataset twice, and a job twice
 * only where it makes a table and what is made of it, and what led into it first does not lead
 * straight to what it comes out by last. Where it does, the way round is a loop, not a path.
 */
export type FlowPath = {
  /** In the order data flows, both ends included. */
  readonly nodes: readonly NodeKey[];
  /** That of its weakest step: the whole is believed as much as that. */
  readonly evidence: Evidence;
};

export type PathLimits = {
  /** Paths listed at most. */
  readonly listed: number;
  /** Paths counted at most. */
  readonly counted: number;
  /** Nodes looked at on the way back from the end, at most. */
  readonly reach: number;
  /** Steps tried from the start, at most. */
  readonly steps: number;
};

export type FlowPaths = {
  /** Shortest first; of equal length in the order of their keys. */
  readonly paths: readonly FlowPath[];
  /** Paths there are; at least so many where counting stopped. */
  readonly total: number;
  readonly isExact: boolean;
};

/** A way from the start that may become a path: its last node, and what is before it. */
type Way = {
  readonly key: NodeKey;
  /** Reached as an end of a flow: a job that is one opens on all its outputs. */
  readonly isOpen: boolean;
  readonly hops: number;
  readonly evidence: Evidence | null;
  readonly before: Way | null;
};

function weaker(a: Evidence | null, b: Evidence): Evidence {
  return a === null || isStronger(a, b) ? b : a;
}

/** Whether the way has been there, as the end of a flow. */
function holds(way: Way, key: NodeKey): boolean {
  for (let at: Way | null = way; at !== null; at = at.before)
    if (at.isOpen && at.key === key) return true;
  return false;
}

/** Whether one flow of the owner leads from where the way first went into it to this node. */
function hadShortcut(view: OwnerView, way: Way, key: NodeKey): boolean {
  for (let at = way; at.before !== null; at = at.before) {
    const entrance = at.before.key;
    const isInto = !at.isOpen && at.key === view.key;
    if (isInto && view.groups.some(({ from, to }) => from.has(entrance) && to.has(key)))
      return true;
  }
  return false;
}

function nodesOf(way: Way): NodeKey[] {
  const nodes: NodeKey[] = [];
  for (let at: Way | null = way; at !== null; at = at.before) nodes.push(at.key);
  return nodes.reverse();
}

const after = (before: Way, key: NodeKey, isOpen: boolean, own: Evidence): Way => ({
  key,
  isOpen,
  hops: before.hops + 1,
  evidence: weaker(before.evidence, own),
  before,
});

/** What is looked for: the end, and what leads to it. */
type Quest = { readonly end: NodeKey; readonly leads: (key: NodeKey) => boolean };

/** What one input of an owner flows to, each by its strongest flow; only what leads to the end. */
function flowsFrom(view: OwnerView, key: NodeKey, { leads }: Quest): Map<NodeKey, Evidence> {
  const flows = new Map<NodeKey, Evidence>();
  for (const { from, to, evidence } of view.groups) {
    if (!from.has(key)) continue;
    for (const other of to) {
      const known = flows.get(other);
      if (known ? isStronger(evidence, known) : leads(other)) flows.set(other, evidence);
    }
  }
  return flows;
}

/** The ways on from one through an owner that has its last node among its inputs. */
function* through(view: OwnerView, way: Way, quest: Quest): Iterable<Way> {
  const own = view.inputs.get(way.key)?.evidence;
  const isJob = view.kind === 'job';
  if (!own || (isJob && (!quest.leads(view.key) || holds(way, view.key)))) return;
  const job = isJob ? after(way, view.key, false, own) : null;
  if (job) yield job;
  if (isJob && view.key === quest.end) return;
  // The flow grades the step through the job; that the job reads the dataset is a fact.
  const entered = job ? { ...job, evidence: way.evidence } : way;
  for (const [key, evidence] of flowsFrom(view, way.key, quest)) {
    if (!holds(way, key) && !hadShortcut(view, way, key)) yield after(entered, key, true, evidence);
  }
}

/** All ways one step (or one job) longer that can still arrive. */
function* onward(source: GraphSource, way: Way, quest: Quest): Iterable<Way> {
  if (way.isOpen)
    for (const view of source.views([way.key]))
      if (view.kind === 'job')
        for (const [key, { evidence }] of view.outputs)
          if (quest.leads(key) && !holds(way, key)) yield after(way, key, true, evidence);
  for (const view of source.views(source.ownersBeside([way.key], 'down')))
    yield* through(view, way, quest);
}

/** Ways still to be followed, those that can end soonest first, of them the one begun last. */
class Agenda {
  readonly #byLength: (Way[] | undefined)[] = [];
  #at = 0;

  add(way: Way, hopsLeft: number): void {
    const length = way.hops + hopsLeft;
    (this.#byLength[length] ??= []).push(way);
    this.#at = Math.min(this.#at, length);
  }

  next(): Way | undefined {
    for (; this.#at < this.#byLength.length; this.#at += 1) {
      const way = this.#byLength[this.#at]?.pop();
      if (way) return way;
    }
    return undefined;
  }
}

/**
 * Finds the ways data takes from one node to another, shortest first. It goes back from the end
 * once, so that no step is tried that cannot arrive; a path holds no dataset twice, so cycles end.
 * Memory grows with the steps tried, which `steps` bounds.
 */
export function findPaths(
  source: GraphSource,
  from: NodeKey,
  to: NodeKey,
  { listed, counted, reach, steps }: PathLimits,
): FlowPaths {
  if (from === to) return { paths: [], total: 0, isExact: true };
  const back = walk(source, { from: to, side: 'up', depth: Infinity, limit: reach });
  const hopsLeft = back.hops;
  let isExact = !back.hitLimit;
  const nearest = hopsLeft.get(from);
  if (nearest === undefined) return { paths: [], total: 0, isExact };

  const quest: Quest = { end: to, leads: (key) => hopsLeft.has(key) };
  const agenda = new Agenda();
  agenda.add({ key: from, isOpen: true, hops: 0, evidence: null, before: null }, nearest);
  const found = new Set<string>();
  const paths: FlowPath[] = [];
  let tried = 0;
  for (let way = agenda.next(); way !== undefined; way = agenda.next()) {
    if (way.key === to) {
      const nodes = nodesOf(way);
      const name = nodes.join(' ');
      // A job that both writes and is named as a source is one step, however often it is told.
      if (found.has(name)) continue;
      if (found.size === counted) return { paths, total: found.size, isExact: false };
      found.add(name);
      if (paths.length < listed) paths.push({ nodes, evidence: way.evidence ?? 'observed' });
      continue;
    }
    const next = [...onward(source, way, quest)];
    tried += next.length;
    if (tried > steps) {
      isExact = false;
      break;
    }
    next.sort((a, b) => (a.key < b.key ? 1 : -1));
    for (const one of next) agenda.add(one, hopsLeft.get(one.key) ?? 0);
  }
  return { paths, total: found.size, isExact };
}
