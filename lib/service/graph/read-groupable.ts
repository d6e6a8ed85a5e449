import 'server-only';

import {
  edgesAmong,
  placeNodes,
  type Evidence,
  type Grouping,
  type NodeKey,
  type Pipelines,
  type Placed,
  type SliceEdge,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadJobChains } from '@/lib/store/job-chains';
import type { WholeGraph, WholeNode } from '@/lib/store/whole-graph';

/** Nodes and edges to be gathered into groups, each node with its place. */
export type Groupable = {
  readonly nodes: ReadonlyMap<NodeKey, WholeNode>;
  readonly placed: readonly Placed[];
  readonly edges: () => Iterable<SliceEdge>;
  /** All there is: no node has neighbours beyond. */
  readonly isWhole: boolean;
};

type Asked = {
  readonly allowed: ReadonlySet<Evidence>;
  readonly grouping: Grouping;
  readonly distances: ReadonlyMap<NodeKey, number>;
};

/** From so many nodes on, what is kept of the whole store is quicker than reading each. */
const MANY = 5000;

function pipelinesOf(
  db: Database,
  nodes: Iterable<WholeNode>,
  writersOf: Pipelines['writersOf'],
): Pipelines {
  const all = [...nodes];
  const jobs = all.flatMap(({ key, kind }) => (kind === 'job' ? key : []));
  const writers = all.flatMap(({ key, kind }) => (kind === 'dataset' ? writersOf(key) : []));
  const chains = loadJobChains(db, [...new Set([...jobs, ...writers])]);
  return {
    parentOf: (key) => chains.get(key)?.parent ?? null,
    jobOf: (key) => {
      const job = chains.get(key);
      return job ? { ...job, kind: 'job', type: 'JOB' } : null;
    },
    writersOf: (key) => writersOf(key).filter((writer) => chains.has(writer)),
  };
}

const NO_PIPELINES: Pipelines = {
  parentOf: () => null,
  jobOf: () => null,
  writersOf: () => [],
};

type Kept = { readonly version: number; readonly placed: Map<Grouping, readonly Placed[]> };
const kept = new WeakMap<WholeGraph, Kept>();

/** Places of all nodes of a store, kept until it changes. */
function placeWhole(db: Database, whole: WholeGraph, grouping: Grouping): readonly Placed[] {
  let known = kept.get(whole);
  if (known?.version !== whole.version)
    kept.set(whole, (known = { version: whole.version, placed: new Map() }));
  let placed = known.placed.get(grouping);
  if (!placed) {
    const nodes = [...whole.nodes.values()];
    placed = placeNodes(nodes, grouping, pipelinesOfWhole(db, whole, grouping));
    known.placed.set(grouping, placed);
  }
  return placed;
}

function pipelinesOfWhole(db: Database, whole: WholeGraph, grouping: Grouping): Pipelines {
  if (grouping !== 'pipeline') return NO_PIPELINES;
  const writers = new Map<NodeKey, NodeKey[]>();
  for (const { from, to } of whole.edges()) {
    if (whole.nodes.get(from)?.kind !== 'job') continue;
    const known = writers.get(to);
    if (known) known.push(from);
    else writers.set(to, [from]);
  }
  return pipelinesOf(db, whole.nodes.values(), (key) => writers.get(key) ?? []);
}

/** Reads what groups need of the nodes a question reaches, whether a handful or a whole store. */
export function readGroupable(
  db: Database,
  graph: GraphIndex,
  { allowed, grouping, distances }: Asked,
): Groupable {
  if (distances.size > MANY) {
    const whole = graph.whole(allowed);
    const { nodes } = whole;
    const placed = placeWhole(db, whole, grouping);
    const isWhole = distances.size === nodes.size;
    return {
      nodes,
      placed: isWhole ? placed : placed.filter(({ key }) => distances.has(key)),
      edges: () => whole.edges(),
      isWhole,
    };
  }
  const keys = [...distances.keys()];
  const cards = graph.cards(keys);
  const nodes = new Map<NodeKey, WholeNode>(
    keys.flatMap((key) => {
      const card = cards.get(key);
      return card ? [[key, card]] : [];
    }),
  );
  const beside = grouping === 'pipeline' ? graph.neighbours(keys) : null;
  const pipelines = beside
    ? pipelinesOf(db, nodes.values(), (key) => [...(beside.get(key)?.up ?? [])])
    : NO_PIPELINES;
  return {
    nodes,
    placed: placeNodes([...nodes.values()], grouping, pipelines),
    edges: () => edgesAmong(graph.seenBy(allowed).views(keys), distances),
    isWhole: false,
  };
}
