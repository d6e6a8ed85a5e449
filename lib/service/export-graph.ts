import 'server-only';

import { setImmediate as breathe } from 'node:timers/promises';

import type { GraphNode, GraphQuery, GraphResponse, JobFlows } from '@/lib/contract/graph';
import {
  edgesAmong,
  partialFlows,
  type Evidence,
  type NodeId,
  type NodeKey,
  type OwnerView,
  type SliceEdge,
} from '@/lib/lineage';
import { GraphIndex } from '@/lib/store/graph-index';
import { openSnapshot, type Snapshot } from '@/lib/store/snapshot';

import { drawFolds } from './graph/draw-folds';
import {
  byText,
  drawEdge,
  drawFlows,
  drawNodes,
  type EdgeEnd,
  type NamedEdge,
} from './graph/draw-graph';
import { findThrough, namedThrough, withoutPassed } from './graph/draw-through';
import { countsOf, findFocus, reachGraph } from './graph/reach-graph';
import { getGraph } from './get-graph';
import { readMoment } from './read-moment';

/** Nodes, or edges, made at a time: their cards are held, no more. */
const CHUNK = 50;

/** A whole answer whose nodes, edges and flows are made while they are asked for. */
export type GraphExport = {
  readonly rest: Omit<GraphResponse, 'nodes' | 'edges' | 'flows'>;
  readonly focusName: string | null;
  readonly edgeCount: number;
  readonly nodes: () => Iterable<GraphNode>;
  readonly edges: () => Iterable<NamedEdge>;
  readonly flows: () => Iterable<JobFlows>;
  /** To be called when nothing more is asked for, or nobody is there to ask. */
  readonly close: () => void;
};

/** An answer that is in memory. */
function exportWhole(graph: GraphResponse): GraphExport {
  const { nodes, edges, flows, ...rest } = graph;
  const ends = new Map<string, EdgeEnd>(nodes.map((node) => [node.id, node]));
  const endOf = (id: NodeId) => ends.get(id) ?? { id, namespace: '', name: '' };
  return {
    rest,
    focusName: nodes.find(({ id }) => id === graph.focus)?.name ?? null,
    edgeCount: edges.length,
    nodes: () => nodes,
    *edges() {
      for (const edge of edges) yield { edge, from: endOf(edge.from), to: endOf(edge.to) };
    },
    flows: () => flows,
    close: () => undefined,
  };
}

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}

/** A graph of which only the keys are held: everything else is read when its turn comes, and let go of. */
class Passing {
  readonly #graph: GraphIndex;
  readonly #allowed: ReadonlySet<Evidence>;
  readonly #distances: ReadonlyMap<NodeKey, number>;
  readonly #keys: readonly NodeKey[];

  constructor(
    graph: GraphIndex,
    allowed: ReadonlySet<Evidence>,
    distances: ReadonlyMap<NodeKey, number>,
  ) {
    this.#graph = graph;
    this.#allowed = allowed;
    this.#distances = distances;
    this.#keys = [...distances.keys()].sort(byText);
  }

  *#views(keys: readonly NodeKey[] = this.#keys): Generator<OwnerView> {
    const source = this.#graph.seenBy(this.#allowed);
    for (const chunk of chunksOf(keys)) yield* source.views(chunk);
  }

  *#edges(): Generator<SliceEdge[]> {
    for (const view of this.#views()) yield edgesAmong([view], this.#distances);
  }

  *nodes(): Generator<GraphNode> {
    for (const chunk of chunksOf(this.#keys))
      yield* drawNodes(this.#graph, this.#allowed, chunk, this.#distances);
  }

  /** How many edges there are, in which evidence, and the jobs whose flows are to be told; others get their turn meanwhile. */
  async count() {
    const counts = { edges: 0, inferred: 0 };
    const partial: NodeKey[] = [];
    for (const chunk of chunksOf(this.#keys)) {
      for (const view of this.#views(chunk)) {
        for (const { edge } of edgesAmong([view], this.#distances)) {
          counts.edges += 1;
          if (edge.evidence === 'inferred') counts.inferred += 1;
        }
        if (partialFlows([view], this.#distances).length > 0) partial.push(view.key);
      }
      await breathe();
    }
    return { ...counts, partial };
  }

  *edges(): Generator<NamedEdge> {
    let waiting: SliceEdge[] = [];
    for (const own of this.#edges()) {
      // One by one: a job may have more than a call takes arguments.
      for (const edge of own) waiting.push(edge);
      if (waiting.length < CHUNK) continue;
      yield* this.#draw(waiting);
      waiting = [];
    }
    yield* this.#draw(waiting);
  }

  *#draw(edges: readonly SliceEdge[]): Generator<NamedEdge> {
    for (const chunk of chunksOf(edges)) {
      const heads = this.#graph.heads(chunk.flatMap(({ from, to }) => [from, to]));
      const ids = new Map([...heads].map(([key, { id }]) => [key, id]));
      for (const one of chunk) {
        const [edge, from, to] = [drawEdge(one, ids), heads.get(one.from), heads.get(one.to)];
        if (edge && from && to) yield { edge, from, to };
      }
    }
  }

  *flows(jobs: readonly NodeKey[]): Generator<JobFlows> {
    for (const view of this.#views(jobs))
      for (const own of partialFlows([view], this.#distances)) {
        const ends = own.pairs.flatMap(({ from, to }) => [from, to]);
        const heads = this.#graph.heads([own.owner, ...ends]);
        const drawn = drawFlows(own, new Map([...heads].map(([key, { id }]) => [key, id])));
        if (drawn) yield drawn;
      }
  }
}

/** Versions, columns and groups are answered in memory: none of them is large. */
function isPlain({ mode, focus, level, columns, group }: GraphQuery): boolean {
  const isPinned = mode === 'pinned' && focus !== null;
  return !isPinned && level === 'table' && columns.length === 0 && group === 'none';
}

/**
 * The whole answer to a question, without a bound on its nodes and in memory that holds little more
 * than their keys. Same nodes and edges as {@link getGraph}, in the same order, all of one moment:
 * what arrives while it is read is not in it.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function exportGraph(query: GraphQuery): Promise<GraphExport> {
  if (!isPlain(query)) return exportWhole(await getGraph(query, Infinity));
  const snapshot = openSnapshot();
  try {
    return await exportPassing(query, snapshot);
  } catch (error) {
    snapshot.close();
    throw error;
  }
}

async function exportPassing(query: GraphQuery, { db, close }: Snapshot): Promise<GraphExport> {
  const { moment, notices } = readMoment(query);
  const graph = new GraphIndex(db, moment).passing();
  const focus = query.focus === null ? null : findFocus(graph, query.focus);
  const allowed = new Set<Evidence>(query.evidence);
  const { reached } = reachGraph(graph, query, focus, Infinity, null);
  const passing = new Passing(graph, allowed, reached.distances);
  const counts = await passing.count();
  const through = findThrough(graph.seenBy(allowed), reached);
  const less = withoutPassed(through);
  const head = focus === null ? undefined : graph.heads([focus]).get(focus);
  return {
    rest: {
      focus: head?.id ?? null,
      groups: [],
      folds: drawFolds(graph, allowed, reached),
      answer: {
        shown: reached.distances.size,
        grouped: 0,
        ...countsOf(reached, query),
        inferredEdges: counts.inferred,
        asOf: moment.asOf,
      },
      notices: [...notices, ...reached.notices, ...through.notices],
    },
    focusName: head?.name ?? null,
    edgeCount: counts.edges + through.edges.length,
    *nodes() {
      for (const node of passing.nodes()) yield less(node);
    },
    *edges() {
      yield* passing.edges();
      yield* namedThrough(graph, through.edges);
    },
    flows: () => passing.flows(counts.partial),
    close,
  };
}
