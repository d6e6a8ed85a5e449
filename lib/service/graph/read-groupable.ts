import 'server-only';

import {
  edgesAmong,
  numberEdge,
  placeNodes,
  type Evidence,
  type Grouping,
  type NodeKey,
  type NumberedEdge,
  type Pipelines,
  type Placed,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadJobChains } from '@/lib/store/job-chains';
import { wholeNode, type WholeGraph, type WholeNode } from '@/lib/store/whole-graph';

/** Nodes and edges to be gathered into groups, each node with its place. */
export type Groupable = {
  readonly nodeAt: (at: number) => WholeNode | null;
  readonly placed: readonly Placed[];
  readonly edges: () => Iterable<NumberedEdge>;
  /** All there is: no node has neighbours beyond, and none is nearer than another. */
  readonly isWhole: boolean;
  /** What is kept of it, if it is. */
  readonly whole: WholeGraph | null;
};

type Asked = {
  readonly allowed: ReadonlySet<Evidence>;
  readonly grouping: Grouping;
  readonly distances: ReadonlyMap<NodeKey, number>;
};

/** From so many nodes on, what is kept of the whole store is quicker than reading each. */
const MANY = 5000;

const NO_PIPELINES: Pipelines = {
  parentOf: () => null,
  jobOf: () => null,
  writersOf: () => [],
};

function pipelinesOf(
  db: Database,
  nodes: readonly WholeNode[],
  writersOf: Pipelines['writersOf'],
): Pipelines {
  const jobs = nodes.flatMap(({ key, kind }) => (kind === 'job' ? key : []));
  const writers = nodes.flatMap(({ key, kind }) => (kind === 'dataset' ? writersOf(key) : []));
  const chains = loadJobChains(db, [...new Set([...jobs, ...writers])]);
  return {
    parentOf: (key) => chains.get(key)?.parent ?? null,
    jobOf: (key) => chains.get(key) ?? null,
    writersOf: (key) => writersOf(key).filter((writer) => chains.has(writer)),
  };
}

function pipelinesOfWhole(db: Database, whole: WholeGraph): Pipelines {
  const writers = new Map<NodeKey, NodeKey[]>();
  for (const { from, to } of whole.edges()) {
    const [writer, written] = [whole.nodeAt(from), whole.nodeAt(to)];
    if (writer?.kind !== 'job' || !written) continue;
    const known = writers.get(written.key);
    if (known) known.push(writer.key);
    else writers.set(written.key, [writer.key]);
  }
  return pipelinesOf(db, whole.nodes(), (key) => writers.get(key) ?? []);
}

type Kept = { readonly version: number; readonly placed: Map<Grouping, readonly Placed[]> };
const kept = new WeakMap<WholeGraph, Kept>();

/** Places of all nodes of a store, kept until it changes. */
function placeWhole(db: Database, whole: WholeGraph, grouping: Grouping): readonly Placed[] {
  let known = kept.get(whole);
  if (known?.version !== whole.version)
    kept.set(whole, (known = { version: whole.version, placed: new Map() }));
  let placed = known.placed.get(grouping);
  if (!placed) {
    const pipelines = grouping === 'pipeline' ? pipelinesOfWhole(db, whole) : NO_PIPELINES;
    known.placed.set(grouping, (placed = placeNodes(whole.nodes(), grouping, pipelines)));
  }
  return placed;
}

function readMany(db: Database, graph: GraphIndex, asked: Asked): Groupable {
  const { allowed, grouping, distances } = asked;
  const whole = graph.whole(allowed);
  const placed = placeWhole(db, whole, grouping);
  const isWhole = distances.size === whole.size;
  return {
    nodeAt: (at) => whole.nodeAt(at),
    placed: isWhole ? placed : placed.filter(({ key }) => distances.has(key)),
    edges: () => whole.edges(),
    isWhole,
    whole: isWhole ? whole : null,
  };
}

/** Reads what groups need of the nodes a question reaches, whether a handful or a whole store. */
export function readGroupable(db: Database, graph: GraphIndex, asked: Asked): Groupable {
  const { allowed, grouping, distances } = asked;
  if (distances.size > MANY) return readMany(db, graph, asked);
  const keys = [...distances.keys()];
  const cards = graph.cards(keys);
  const numbers = new Map<NodeKey, number>();
  const nodes: WholeNode[] = [];
  for (const key of keys) {
    const card = cards.get(key);
    if (!card) continue;
    numbers.set(key, nodes.length);
    nodes.push(wholeNode(card, nodes.length));
  }
  const beside = grouping === 'pipeline' ? graph.neighbours(keys) : null;
  const pipelines = beside
    ? pipelinesOf(db, nodes, (key) => [...(beside.get(key)?.up ?? [])])
    : NO_PIPELINES;
  const numberOf = (key: NodeKey) => numbers.get(key) ?? -1;
  return {
    nodeAt: (at) => nodes[at] ?? null,
    placed: placeNodes(nodes, grouping, pipelines),
    edges: () =>
      edgesAmong(graph.seenBy(allowed).views(keys), distances).map((edge) =>
        numberEdge(edge, numberOf),
      ),
    isWhole: false,
    whole: null,
  };
}
