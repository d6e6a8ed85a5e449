import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphResponse } from '@/lib/contract/graph';
import { walkColumns, type Column, type Side } from '@/lib/lineage';

import { edgeId } from '../trace';
import { AnswerColumns } from './answer-columns';
import { entry } from './entry';

/** A column of an answer, by the id of its dataset. */
export type ColumnAt = { readonly node: string; readonly field: string | null };

/** Everything one column is made from and goes into, as far as an answer tells. */
export type ColumnTrace = {
  readonly has: (node: string, field: string | null) => boolean;
  /** The same, of what it is made from only, or of what it goes into. */
  readonly hasOn: (side: Side, node: string, field: string | null) => boolean;
  /** Names of the columns on the way, by their dataset. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether both ends of an edge are on the way, in its direction. */
  readonly passes: (edge: ColumnEdge) => boolean;
  /** Ids of datasets and jobs on the way. */
  readonly nodes: ReadonlySet<string>;
  /** The edges between tables and jobs it passes, by {@link edgeId}. */
  readonly steps: ReadonlySet<string>;
};

/** The edges of an answer made ready for tracing; build it once per answer. */
export type ColumnTracer = (start: ColumnAt) => ColumnTrace;

type Arrivals = ReturnType<typeof walkColumns>['arrivals'];

/** One way of a trace. */
class Reached {
  readonly arrivals: Arrivals;
  readonly nodes: ReadonlySet<string>;

  constructor(source: AnswerColumns, from: Column, side: Side) {
    const request = { from: [from], side, depth: Infinity, worst: 2, limit: Infinity } as const;
    this.arrivals = walkColumns(source, { ...request, allows: () => true }).arrivals;
    this.nodes = new Set([...this.arrivals.keys()].map(({ node }) => node));
  }

  /** A dataset as a whole is on the way where any column of it is. */
  has(column: Column): boolean {
    return this.arrivals.has(column) || (column.field === null && this.nodes.has(column.node));
  }
}

/** Where the way from one dataset to another leads. */
function stepsBetween(from: string, job: string | null, to: string): string[] {
  return job === null ? [edgeId(from, to)] : [edgeId(from, job), edgeId(job, to)];
}

/** Makes an answer's columns ready for {@link ColumnTracer}, when the first is traced. */
export function columnTracer(graph: Pick<GraphResponse, 'nodes' | 'columnEdges'>): ColumnTracer {
  let ready: AnswerColumns | null = null;
  return ({ node, field }) => {
    const source = (ready ??= new AnswerColumns(graph));
    const start = source.column(node, field);
    const both = [new Reached(source, start, 'up'), new Reached(source, start, 'down')] as const;
    const has = (side: Reached, id: string, name: string | null) =>
      side.nodes.has(id) && side.has(source.column(id, name));
    const passes = ({ from, fromField, to, toField }: ColumnEdge) =>
      both.some((side) => has(side, from, fromField) && has(side, to, toField));
    const nodes = new Set<string>([node]);
    const steps = new Set<string>();
    const pass = (from: string, job: string | null, to: string) => {
      for (const id of [from, job, to]) if (id !== null) nodes.add(id);
      for (const step of stepsBetween(from, job, to)) steps.add(step);
    };
    both.forEach(({ arrivals }, at) => {
      for (const [column, { via }] of arrivals) {
        if (!via?.reason) continue;
        const { owner, ownerKind } = via.reason;
        const job = ownerKind === 'job' ? owner : null;
        if (at === 1) pass(via.from.node, job, column.node);
        else pass(column.node, job, via.from.node);
      }
    });
    for (const id of new Set(both.flatMap((side) => [...side.nodes])))
      for (const edge of source.edgesFrom(id)) if (passes(edge)) pass(edge.from, edge.job, edge.to);
    const columns = new Map<string, Set<string>>();
    for (const { arrivals } of both)
      for (const one of arrivals.keys())
        if (one.field !== null) entry(columns, one.node, () => new Set<string>()).add(one.field);
    return {
      has: (id, name) => both.some((side) => has(side, id, name)),
      hasOn: (side, id, name) => has(both[side === 'up' ? 0 : 1], id, name),
      columns,
      passes,
      nodes,
      steps,
    };
  };
}
