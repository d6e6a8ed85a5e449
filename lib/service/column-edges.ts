import 'server-only';

import type { ColumnEdge, ColumnReasonView } from '@/lib/contract/columns';
import type { Column, ColumnReason, NodeId, NodeKey, Side } from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import { allowed, gradeName, type SideWalk, type TraceRequest } from './trace-columns';

/** Edges between columns in one answer. */
export const COLUMN_EDGE_LIMIT = 20_000;

type Ids = Pick<ReadonlyMap<NodeKey, NodeId>, 'get'>;

/** Why, as the contract says it; null if the job is not among `ids`. */
function drawReason(reason: ColumnReason, ids: Ids): ColumnReasonView | null {
  const { owner, ownerKind, evidence, use, grade, firstSeen, lastSeen, runCount, lastRun } = reason;
  const job = ownerKind === 'job' ? ids.get(owner) : null;
  if (job === undefined) return null;
  return { job, evidence, use, grade: gradeName(grade), firstSeen, lastSeen, runCount, lastRun };
}

/** Stands for the ids of all nodes where edges are counted and not drawn. */
const ANY_ID: Ids = { get: (key) => key as string as NodeId };

/** What is seen of one edge over several shapes: counts add up, times widen. */
function widened(a: ColumnEdge, b: ColumnReasonView): ColumnEdge {
  return {
    ...a,
    runCount: a.runCount + b.runCount,
    firstSeen: b.firstSeen < a.firstSeen ? b.firstSeen : a.firstSeen,
    lastSeen: b.lastSeen > a.lastSeen ? b.lastSeen : a.lastSeen,
    lastRun: b.lastSeen > a.lastSeen ? b.lastRun : a.lastRun,
  };
}

/** Edges of one job, evidence and use, by the pair of their columns. */
type Alike = Map<number, { edge: ColumnEdge; readonly of: ColumnReason[] }>;
type Viewed = { readonly view: ColumnReasonView; readonly edges: Alike } | null;

/** Columns a pair of numbers can tell apart: their product is an exact number. */
const PAIRING = 2 ** 26;

/** Column edges, each pair of one job and use once, as many as an answer may hold. */
export class ColumnEdges {
  isExact = true;
  size = 0;
  readonly #ids: Ids;
  readonly #limit: number;
  readonly #numbers = new Map<Column, number>();
  readonly #views = new Map<ColumnReason, Viewed>();
  readonly #alike = new Map<string, Alike>();

  /**
   * No edges yet.
   *
   * @param limit edges at most; {@link COLUMN_EDGE_LIMIT} if absent.
   */
  constructor(ids: Ids, limit = COLUMN_EDGE_LIMIT) {
    this.#ids = ids;
    this.#limit = limit;
  }

  get edges(): ColumnEdge[] {
    return [...this.#alike.values()].flatMap((edges) =>
      Array.from(edges.values(), ({ edge }) => edge),
    );
  }

  #viewed(reason: ColumnReason): Viewed {
    let viewed = this.#views.get(reason);
    if (viewed !== undefined) return viewed;
    const view = drawReason(reason, this.#ids);
    viewed = null;
    if (view) {
      const name = JSON.stringify([view.job, view.evidence, view.use]);
      const edges = this.#alike.get(name) ?? (new Map() as Alike);
      this.#alike.set(name, edges);
      viewed = { view, edges };
    }
    this.#views.set(reason, viewed);
    return viewed;
  }

  #numberOf(column: Column): number {
    let number = this.#numbers.get(column);
    if (number === undefined) this.#numbers.set(column, (number = this.#numbers.size));
    return number;
  }

  /** Adds one pair, `near` being where the walk came from. */
  add(near: Column, far: Column, side: Side, reason: ColumnReason): void {
    const [from, to] = side === 'down' ? [near, far] : [far, near];
    const [a, b] = [this.#ids.get(from.node), this.#ids.get(to.node)];
    const viewed = this.#viewed(reason);
    if (!a || !b || !viewed) return;
    const { view, edges } = viewed;
    const pair = this.#numberOf(from) * PAIRING + this.#numberOf(to);
    const known = edges.get(pair);
    if (!known) {
      if (this.size >= this.#limit) {
        this.isExact = false;
        return;
      }
      const edge = { from: a, fromField: from.field, to: b, toField: to.field, ...view };
      edges.set(pair, { edge, of: [reason] });
      this.size += 1;
    } else if (!known.of.includes(reason)) {
      known.of.push(reason);
      known.edge = widened(known.edge, view);
    }
  }
}

/** All column edges between the columns a trace reached. */
export function edgesOfTrace(
  index: LinkedColumns,
  walks: readonly SideWalk[],
  request: Pick<TraceRequest, 'evidence' | 'indirect' | 'depth'>,
  ids: Ids,
  limit = COLUMN_EDGE_LIMIT,
): ColumnEdges {
  const drawn = new ColumnEdges(ids, limit);
  const allows = allowed(request);
  // The ways the walk took come first: should not all fit, every column still hangs together.
  for (const { side, arrivals } of walks)
    for (let at = 0; at < arrivals.size; at += 1) {
      const [far, reason] = [arrivals.columnAt(at), arrivals.reasonAt(at)];
      const near = arrivals.columnAt(arrivals.fromAt(at));
      if (far && near && reason) drawn.add(near, far, side, reason);
    }
  const draw = (near: Column, far: Column, side: Side, reason: ColumnReason) => {
    drawn.add(near, far, side, reason);
    return drawn.isExact;
  };
  eachStep(index, walks, { ...request, allows }, draw);
  return drawn;
}

type EachStep = Pick<TraceRequest, 'depth'> & {
  readonly allows: (reason: ColumnReason) => boolean;
};

/** Calls for every step between two columns a trace reached, as long as it is told to go on. */
function eachStep(
  index: LinkedColumns,
  walks: readonly SideWalk[],
  { depth, allows }: EachStep,
  call: (near: Column, far: Column, side: Side, reason: ColumnReason) => boolean,
): void {
  for (const { side, arrivals } of walks)
    for (let at = 0; at < arrivals.size; at += 1) {
      const near = arrivals.columnAt(at);
      if (!near || arrivals.distanceAt(at) >= depth) continue;
      for (const { far, reason } of index.links(near, side)) {
        if (!allows(reason)) continue;
        for (const column of far)
          if (arrivals.has(column) && !call(near, column, side, reason)) return;
      }
    }
}

/** All column edges between the datasets given. */
export function edgesAmongColumns(
  index: LinkedColumns,
  request: Pick<TraceRequest, 'evidence' | 'indirect'>,
  ids: ReadonlyMap<NodeKey, NodeId>,
  limit = COLUMN_EDGE_LIMIT,
): ColumnEdges {
  const drawn = new ColumnEdges(ids, limit);
  const allows = allowed(request);
  index.prepare(new Set(ids.keys()), 'up');
  for (const node of ids.keys()) {
    const { byField, common } = index.linksOf(node, 'up');
    const add = (near: Column, links: typeof common) => {
      for (const { far, reason } of links)
        if (allows(reason)) for (const column of far) drawn.add(near, column, 'up', reason);
    };
    for (const [field, links] of byField) add(index.column(node, field), links);
    add(index.column(node, null), common);
  }
  return drawn;
}

/** How many of a trace's edges only filter, join, group or sort. */
export function countIndirect(
  index: LinkedColumns,
  walks: readonly SideWalk[],
  request: Pick<TraceRequest, 'evidence' | 'depth'>,
): number {
  const counted = new ColumnEdges(ANY_ID);
  const isAllowed = allowed({ ...request, indirect: true });
  const allows = (reason: ColumnReason) => reason.use?.type === 'INDIRECT' && isAllowed(reason);
  eachStep(index, walks, { ...request, allows }, (near, far, side, reason) => {
    counted.add(near, far, side, reason);
    return counted.isExact;
  });
  return counted.size;
}
