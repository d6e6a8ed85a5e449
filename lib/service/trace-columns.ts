import 'server-only';

import type {
  ColumnEdge,
  ColumnGrade,
  ColumnReasonView,
  GraphColumn,
} from '@/lib/contract/columns';
import {
  walkColumns,
  type Column,
  type ColumnReason,
  type ColumnWalked,
  type Evidence,
  type Grade,
  type NodeId,
  type NodeKey,
  type Side,
  type Slice,
} from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

/** Columns of one trace, each way. */
export const COLUMN_LIMIT = 50_000;
/** Column edges of one answer. */
export const COLUMN_EDGE_LIMIT = 20_000;

const GRADES: readonly ColumnGrade[] = ['sure', 'indirect', 'unknown'];

/** The word for how sure a step is. */
export function gradeName(grade: Grade): ColumnGrade {
  return GRADES[grade] ?? 'unknown';
}

export type TraceRequest = {
  readonly from: Column;
  readonly sides: readonly Side[];
  /** Steps from dataset to dataset; may be Infinity. */
  readonly depth: number;
  readonly evidence: ReadonlySet<Evidence>;
  /** Whether filters, joins and the like are walked. */
  readonly indirect: boolean;
  /** Columns each way at most; {@link COLUMN_LIMIT} if absent. */
  readonly limit?: number;
};

export type SideWalk = ColumnWalked & { readonly side: Side };

/** What a question lets pass: its evidence, and indirect uses or not. */
/** Whether a question walks a reason. */
export function allowed({ evidence, indirect }: Pick<TraceRequest, 'evidence' | 'indirect'>) {
  return ({ evidence: own, use }: ColumnReason) =>
    evidence.has(own) && (indirect || use?.type !== 'INDIRECT');
}

/** Follows one column each way asked for. */
export function walkSides(index: LinkedColumns, request: TraceRequest): SideWalk[] {
  return request.sides.map((side) => {
    index.prepare(new Set([request.from.node]), side); // so that the column is the index's own object
    const from = [index.column(request.from.node, request.from.field)];
    const walked = walkColumns(index, {
      from,
      side,
      depth: request.depth,
      worst: 2,
      limit: request.limit ?? COLUMN_LIMIT,
      allows: allowed(request),
    });
    return { ...walked, side };
  });
}

/** Datasets and jobs a trace passes, with their hops as the table graph counts them. */
export function sliceOf(focus: NodeKey, walks: readonly SideWalk[], limit: number): Slice {
  const distances = new Map<NodeKey, number>([[focus, 0]]);
  const place = (key: NodeKey, distance: number) => {
    const known = distances.get(key);
    if (known === undefined || Math.abs(distance) < Math.abs(known)) distances.set(key, distance);
  };
  for (const { side, arrivals } of walks) {
    const sign = side === 'up' ? -1 : 1;
    for (const [{ node }, { distance, via }] of arrivals) {
      if (node !== focus) place(node, sign * distance * 2);
      if (via?.reason?.ownerKind === 'job') place(via.reason.owner, sign * (distance * 2 - 1));
    }
  }
  const hitLimit = walks.some((walk) => walk.hitLimit) || distances.size > limit;
  if (distances.size <= limit) return { distances, hitLimit };
  const nearest = [...distances].sort(([, a], [, b]) => Math.abs(a) - Math.abs(b));
  return { distances: new Map(nearest.slice(0, limit)), hitLimit };
}

/** A column an answer speaks of, before its schema is asked. */
export type ColumnPlace = Pick<GraphColumn, 'field' | 'distance' | 'grade'>;

/** Columns of each node a trace reaches, the nearest first. */
export function columnsOf(walks: readonly SideWalk[]): Map<NodeKey, ColumnPlace[]> {
  const byNode = new Map<NodeKey, Map<string | null, ColumnPlace>>();
  for (const { side, arrivals } of walks)
    for (const [{ node, field }, arrival] of arrivals) {
      const own = byNode.get(node) ?? new Map<string | null, ColumnPlace>();
      byNode.set(node, own);
      if (own.has(field)) continue;
      const distance = arrival.distance === 0 ? 0 : arrival.distance * (side === 'up' ? -1 : 1);
      own.set(field, { field, distance, grade: gradeName(arrival.grade) });
    }
  return new Map([...byNode].map(([node, columns]) => [node, [...columns.values()]]));
}

type Ids = ReadonlyMap<NodeKey, NodeId>;

/** Why, as the contract says it; null if the job is not among `ids`. */
function drawReason(reason: ColumnReason, ids: Ids): ColumnReasonView | null {
  const { owner, ownerKind, evidence, use, grade, firstSeen, lastSeen, runCount, lastRun } = reason;
  const job = ownerKind === 'job' ? ids.get(owner) : null;
  if (job === undefined) return null;
  return { job, evidence, use, grade: gradeName(grade), firstSeen, lastSeen, runCount, lastRun };
}

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

/** Column edges, each pair of one job and use once, as many as an answer may hold. */
export class ColumnEdges {
  isExact = true;
  readonly #ids: Ids;
  readonly #reasons = new Map<ColumnReason, ColumnReasonView | null>();
  readonly #edges = new Map<string, ColumnEdge>();
  readonly #added = new Map<ColumnReason, Set<string>>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  get edges(): ColumnEdge[] {
    return [...this.#edges.values()];
  }

  get size(): number {
    return this.#edges.size;
  }

  #viewOf(reason: ColumnReason): ColumnReasonView | null {
    let view = this.#reasons.get(reason);
    if (view === undefined) this.#reasons.set(reason, (view = drawReason(reason, this.#ids)));
    return view;
  }

  /** Adds one pair, `near` being where the walk came from. */
  add(near: Column, far: Column, side: Side, reason: ColumnReason): void {
    const [from, to] = side === 'down' ? [near, far] : [far, near];
    const [a, b] = [this.#ids.get(from.node), this.#ids.get(to.node)];
    const view = this.#viewOf(reason);
    if (!a || !b || !view) return;
    const pair = JSON.stringify([a, from.field, b, to.field, view.job, view.evidence, view.use]);
    const added = this.#added.get(reason) ?? new Set<string>();
    this.#added.set(reason, added);
    if (added.has(pair)) return;
    added.add(pair);
    const known = this.#edges.get(pair);
    if (known) this.#edges.set(pair, widened(known, view));
    else if (this.#edges.size >= COLUMN_EDGE_LIMIT) this.isExact = false;
    else
      this.#edges.set(pair, { from: a, fromField: from.field, to: b, toField: to.field, ...view });
  }
}

/** All column edges between the columns a trace reached. */
export function edgesOfTrace(
  index: LinkedColumns,
  walks: readonly SideWalk[],
  request: Pick<TraceRequest, 'evidence' | 'indirect' | 'depth'>,
  ids: Ids,
): ColumnEdges {
  const drawn = new ColumnEdges(ids);
  const allows = allowed(request);
  // The ways the walk took come first: should not all fit, every column still hangs together.
  for (const { side, arrivals } of walks)
    for (const [far, { via }] of arrivals)
      if (via?.reason) drawn.add(via.from, far, side, via.reason);
  for (const { side, arrivals } of walks)
    for (const [near, { distance }] of arrivals) {
      if (!drawn.isExact || distance >= request.depth) continue;
      for (const { far, reason } of index.links(near, side)) {
        if (!allows(reason)) continue;
        for (const column of far) if (arrivals.has(column)) drawn.add(near, column, side, reason);
      }
    }
  return drawn;
}

/** All column edges between the datasets given. */
export function edgesAmongColumns(
  index: LinkedColumns,
  request: Pick<TraceRequest, 'evidence' | 'indirect'>,
  ids: Ids,
): ColumnEdges {
  const drawn = new ColumnEdges(ids);
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
