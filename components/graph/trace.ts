import type { GraphResponse } from '@/lib/contract/graph';

/** What a trace lights: node ids and {@link edgeId}s. */
export type Traced = { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> };
/** What is lit of what is drawn: ids of cards and edges. */
export type Lit = Traced & {
  /** By {@link rowId} which columns of open cards; null for all of the cards that are lit. */
  readonly rows: ReadonlySet<string> | null;
  /** Neither lit nor dimmed; absent for nothing, `all` for all the rest. */
  readonly around?: Traced | 'all';
  /** Of a column's trace; absent for others. */
  readonly column?: LitColumnWay;
};

/** How the trace of a column looks beyond the rows in sight. */
export type LitColumnWay = {
  /** Edges between cards, by id: the columns they lead to are out of sight. */
  readonly hidden: ReadonlySet<string>;
  /** Edges between cards that stand for edges between rows where those are too small to be seen. */
  readonly fromFar: ReadonlySet<string>;
  readonly ends: readonly TraceEnd[];
};

/** Where a trace goes on in columns that are out of sight, and in how many. */
export type TraceEnd = {
  readonly node: string;
  readonly side: 'up' | 'down';
  /** The row it goes on from, beyond the picture; null: within the card, in columns that it does not show. */
  readonly row: number | null;
  readonly count: number;
};

/** Name of a column of an open card. */
export function rowId(node: string, field: string | null): string {
  return field === null ? node : `${node}#${field}`;
}

/** What is between two things, nodes or cards. */
type Ends = { readonly from: string; readonly to: string };
type Lineage = Pick<GraphResponse, 'flows'> & { readonly edges: readonly Ends[] };
type Side = {
  readonly next: ReadonlyMap<string, readonly string[]>;
  /** Per job with flows of its own: entered from → allowed to leave to. */
  readonly flows: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  readonly edgeId: (here: string, there: string) => string;
};
/** A graph made ready for tracing; build it once per graph. */
export type TraceIndex = { readonly up: Side; readonly down: Side };

/** Name of the drawn edge between two nodes. */
export function edgeId(from: string, to: string): string {
  return `${from} ${to}`;
}

function sideOf({ edges, flows }: Lineage, isDown: boolean): Side {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [here, there] = isDown ? [from, to] : [to, from];
    const list = next.get(here);
    if (list === undefined) next.set(here, [there]);
    else list.push(there);
  }
  const allowed = new Map<string, Map<string, Set<string>>>();
  for (const { job, pairs } of flows) {
    const lanes = new Map<string, Set<string>>();
    for (const { from, to } of pairs) {
      const [here, there] = isDown ? [from, to] : [to, from];
      const lane = lanes.get(here) ?? new Set();
      lanes.set(here, lane.add(there));
    }
    allowed.set(job, lanes);
  }
  return {
    next,
    flows: allowed,
    edgeId: (here, there) => (isDown ? edgeId(here, there) : edgeId(there, here)),
  };
}

/** Makes a graph ready for {@link trace}. */
export function traceIndex(graph: Lineage): TraceIndex {
  return { up: sideOf(graph, false), down: sideOf(graph, true) };
}

function walk(side: Side, starts: readonly string[], nodes: Set<string>, edges: Set<string>) {
  const seen = new Set<string>();
  const todo: { readonly node: string; readonly cameFrom: string | null }[] = starts.map(
    (node) => ({
      node,
      cameFrom: null,
    }),
  );
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { node, cameFrom } = step;
    nodes.add(node);
    const lanes = cameFrom === null ? undefined : side.flows.get(node);
    // Where it matters which way a job was entered, each way is walked once; elsewhere one visit will do.
    const visit = lanes === undefined ? node : edgeId(node, cameFrom ?? '');
    if (seen.has(visit)) continue;
    seen.add(visit);
    for (const there of side.next.get(node) ?? []) {
      if (lanes !== undefined && !lanes.get(cameFrom ?? '')?.has(there)) continue;
      edges.add(side.edgeId(node, there));
      todo.push({ node: there, cameFrom: node });
    }
  }
}

/**
 * Everything the starts come from and lead to. Through a job with flows of its own it goes only from
 * an input to the outputs that input is known to reach.
 */
export function trace(index: TraceIndex, starts: readonly string[]): Traced {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  walk(index.up, starts, nodes, edges);
  walk(index.down, starts, nodes, edges);
  return { nodes, edges };
}
