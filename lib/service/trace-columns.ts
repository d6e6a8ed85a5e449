import 'server-only';

import type { ColumnGrade, GraphColumn } from '@/lib/contract/columns';
import {
  walkColumns,
  type Column,
  type ColumnReason,
  type ColumnWalked,
  type Evidence,
  type Grade,
  type NodeKey,
  type Side,
  type Slice,
} from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

/** Columns of one trace, each way. */
const COLUMN_LIMIT = 250_000;
/** Columns one answer draws each way. */
export const COLUMNS_DRAWN = 5000;

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
export function allowed({ evidence, indirect }: Pick<TraceRequest, 'evidence' | 'indirect'>) {
  return ({ evidence: own, use }: ColumnReason) =>
    evidence.has(own) && (indirect || use?.type !== 'INDIRECT');
}

/** Walks kept of a graph, and columns in all of them: a page of an impact list is asked for after the other, and its column's own page. */
const WALKS_KEPT = 8;
const COLUMNS_KEPT = 500_000;

type KeptWalks = { edition: number; readonly walks: Map<string, SideWalk> };
const kept = new WeakMap<LinkedColumns, KeptWalks>();

/** The walks made since something was last forgotten. */
function keptOf(index: LinkedColumns): Map<string, SideWalk> {
  let known = kept.get(index);
  if (known?.edition !== index.edition)
    kept.set(index, (known = { edition: index.edition, walks: new Map() }));
  return known.walks;
}

function keep(walks: Map<string, SideWalk>, name: string, walk: SideWalk): void {
  walks.delete(name);
  walks.set(name, walk);
  let columns = 0;
  for (const { arrivals } of walks.values()) columns += arrivals.size;
  for (const [old, { arrivals }] of walks) {
    if (walks.size <= 1 || (walks.size <= WALKS_KEPT && columns <= COLUMNS_KEPT)) break;
    walks.delete(old);
    columns -= arrivals.size;
  }
}

/** Follows one column each way asked for. */
export function walkSides(index: LinkedColumns, request: TraceRequest): SideWalk[] {
  const { from, sides, depth, evidence, indirect, limit = COLUMN_LIMIT } = request;
  return sides.map((side) => {
    index.prepare(new Set([from.node]), side); // so that the column is the index's own object
    const asked = [from.node, from.field, side, String(depth), String(limit), [...evidence].sort(), indirect]; // prettier-ignore
    const name = JSON.stringify(asked);
    const walks = keptOf(index);
    const walk = walks.get(name) ?? {
      ...walkColumns(index, {
        from: [index.column(from.node, from.field)],
        side,
        depth,
        worst: 2,
        limit,
        allows: allowed(request),
      }),
      side,
    };
    keep(walks, name, walk);
    return walk;
  });
}

/** Whether the schema or the lineage of a node names a column, or a part of it. */
export function isNamed(columns: LinkedColumns, { node, field }: Column): boolean {
  if (field === null) return true;
  return (
    columns.schemaOf(node).columns.has(field) ||
    (['up', 'down'] as const).some((side) => columns.linksOf(node, side).byField.has(field)) ||
    (['up', 'down'] as const).some((side) => columns.kin({ node, field }, side).length > 0)
  );
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
    for (let at = 0; at < arrivals.size; at += 1) {
      const [node, reason] = [arrivals.columnAt(at)?.node, arrivals.reasonAt(at)];
      const distance = arrivals.distanceAt(at);
      if (node !== undefined && node !== focus) place(node, sign * distance * 2);
      if (reason?.ownerKind === 'job') place(reason.owner, sign * (distance * 2 - 1));
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
    for (let at = 0; at < arrivals.size; at += 1) {
      const column = arrivals.columnAt(at);
      if (!column) continue;
      const { node, field } = column;
      const own = byNode.get(node) ?? new Map<string | null, ColumnPlace>();
      byNode.set(node, own);
      if (own.has(field)) continue;
      const steps = arrivals.distanceAt(at);
      const distance = steps === 0 ? 0 : steps * (side === 'up' ? -1 : 1);
      own.set(field, { field, distance, grade: gradeName(arrivals.gradeAt(at)) });
    }
  return new Map([...byNode].map(([node, columns]) => [node, [...columns.values()]]));
}
