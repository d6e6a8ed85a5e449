import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphResponse } from '@/lib/contract/graph';
import {
  walkColumns,
  type Column,
  type ColumnLink,
  type ColumnReason,
  type ColumnSource,
  type Grade,
  type NodeKey,
  type Side,
} from '@/lib/lineage';

import { edgeId } from '../trace';

/** A column of an answer, by the id of its dataset. */
export type ColumnAt = { readonly node: string; readonly field: string | null };

/** Everything one column is made from and goes into, as far as an answer tells. */
export type ColumnTrace = {
  readonly has: (node: string, field: string | null) => boolean;
  /** Whether both ends of an edge are on the way, in its direction. */
  readonly passes: (edge: ColumnEdge) => boolean;
  /** Ids of datasets and jobs on the way. */
  readonly nodes: ReadonlySet<string>;
  /** The edges between tables and jobs it passes, by {@link edgeId}. */
  readonly steps: ReadonlySet<string>;
};

/** The edges of an answer made ready for tracing; build it once per answer. */
export type ColumnTracer = (start: ColumnAt) => ColumnTrace;

const GRADE: Record<ColumnEdge['grade'], Grade> = { sure: 0, indirect: 1, unknown: 2 };

type Ways = { readonly byField: Map<string, ColumnLink[]>; readonly common: ColumnLink[] };

/** An answer's edges as the domain walks them: the same rules as on the server. */
class AnswerColumns implements ColumnSource {
  readonly #columns = new Map<string, Map<string | null, Column>>();
  readonly #ways = { up: new Map<string, Ways>(), down: new Map<string, Ways>() };
  readonly #whole = { up: new Map<string, ColumnLink[]>(), down: new Map<string, ColumnLink[]>() };
  readonly #flat = new Set<Column>();

  constructor({ nodes, columnEdges = [] }: Pick<GraphResponse, 'nodes' | 'columnEdges'>) {
    const isFlat = new Set(
      nodes.flatMap(({ id, columns = [] }) =>
        columns.flatMap((one) => (one.isFlat ? [`${id}#${one.field}`] : [])),
      ),
    );
    for (const edge of columnEdges) {
      const [from, to] = [
        this.column(edge.from, edge.fromField),
        this.column(edge.to, edge.toField),
      ];
      const reason: ColumnReason = {
        owner: (edge.job ?? edge.to) as string as NodeKey,
        ownerKind: edge.job === null ? 'dataset' : 'job',
        evidence: edge.evidence,
        use: edge.use,
        grade: GRADE[edge.grade],
        runCount: edge.runCount,
        firstSeen: edge.firstSeen,
        lastSeen: edge.lastSeen,
        lastRun: edge.lastRun,
      };
      this.#add('down', from, to, reason);
      this.#add('up', to, from, reason);
      for (const one of [from, to]) if (isFlat.has(`${one.node}#${one.field}`)) this.#flat.add(one);
    }
  }

  column(node: string, field: string | null): Column {
    const own = this.#columns.get(node) ?? new Map<string | null, Column>();
    this.#columns.set(node, own);
    const column = own.get(field) ?? { node: node as NodeKey, field };
    own.set(field, column);
    return column;
  }

  #add(side: Side, near: Column, far: Column, reason: ColumnReason): void {
    const ways: Ways = this.#ways[side].get(near.node) ?? { byField: new Map(), common: [] };
    this.#ways[side].set(near.node, ways);
    const link = { far: [far], reason };
    if (near.field === null) ways.common.push(link);
    else {
      const list = ways.byField.get(near.field);
      if (list === undefined) ways.byField.set(near.field, [link]);
      else list.push(link);
    }
    const whole = this.#whole[side].get(near.node) ?? [];
    this.#whole[side].set(near.node, whole);
    const beyond = this.column(far.node, null);
    if (!whole.some((one) => one.far[0] === beyond && one.reason.owner === reason.owner))
      whole.push({ far: [beyond], reason: { ...reason, grade: 1 } });
  }

  readonly prepare = () => undefined;

  readonly links = ({ node, field }: Column, side: Side): readonly ColumnLink[] => {
    if (field === null) return this.#whole[side].get(node) ?? [];
    const ways = this.#ways[side].get(node);
    if (ways === undefined) return [];
    return [...(ways.byField.get(field) ?? []), ...ways.common];
  };

  readonly kin = (column: Column): readonly Column[] => {
    const { node, field } = column;
    if (field === null || this.#flat.has(column)) return [];
    return [...(this.#columns.get(node)?.values() ?? [])].filter((one) => {
      if (one.field === null || one === column || this.#flat.has(one)) return false;
      return one.field.startsWith(`${field}.`) || field.startsWith(`${one.field}.`);
    });
  };
}

type Arrivals = ReturnType<typeof walkColumns>['arrivals'];

/** One way of a trace. */
class Reached {
  readonly arrivals: Arrivals;
  readonly #nodes: ReadonlySet<string>;

  constructor(source: AnswerColumns, from: Column, side: Side) {
    const request = { from: [from], side, depth: Infinity, worst: 2, limit: Infinity } as const;
    this.arrivals = walkColumns(source, { ...request, allows: () => true }).arrivals;
    this.#nodes = new Set([...this.arrivals.keys()].map(({ node }) => node));
  }

  /** A dataset as a whole is on the way where any column of it is. */
  has(column: Column): boolean {
    return this.arrivals.has(column) || (column.field === null && this.#nodes.has(column.node));
  }
}

/** Where the way from one dataset to another leads. */
function stepsBetween(from: string, job: string | null, to: string): string[] {
  return job === null ? [edgeId(from, to)] : [edgeId(from, job), edgeId(job, to)];
}

/** Makes an answer's columns ready for {@link ColumnTracer}. */
export function columnTracer(graph: Pick<GraphResponse, 'nodes' | 'columnEdges'>): ColumnTracer {
  const source = new AnswerColumns(graph);
  return ({ node, field }) => {
    const start = source.column(node, field);
    const sides = {
      up: new Reached(source, start, 'up'),
      down: new Reached(source, start, 'down'),
    };
    const both = [sides.up, sides.down];
    const passes = (edge: ColumnEdge) => {
      const a = source.column(edge.from, edge.fromField);
      const b = source.column(edge.to, edge.toField);
      return both.some((side) => side.has(a) && side.has(b));
    };
    const nodes = new Set<string>([node]);
    const steps = new Set<string>();
    const pass = (from: string, job: string | null, to: string) => {
      for (const id of [from, job, to]) if (id !== null) nodes.add(id);
      for (const step of stepsBetween(from, job, to)) steps.add(step);
    };
    for (const [side, { arrivals }] of Object.entries(sides))
      for (const [column, { via }] of arrivals) {
        if (!via?.reason) continue;
        const { owner, ownerKind } = via.reason;
        const job = ownerKind === 'job' ? owner : null;
        if (side === 'down') pass(via.from.node, job, column.node);
        else pass(column.node, job, via.from.node);
      }
    for (const edge of graph.columnEdges ?? [])
      if (passes(edge)) pass(edge.from, edge.job, edge.to);
    return {
      has: (id, name) => both.some((side) => side.has(source.column(id, name))),
      passes,
      nodes,
      steps,
    };
  };
}
