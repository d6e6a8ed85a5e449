import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { columnId, groupName, type Evidence, type NodeId } from '@/lib/lineage';
import type { EdgeEnds } from '@/lib/url/column-query';

import { rowWords } from '../graph/columns/row-words';
import { splitName, tailOf } from '../node/node-name';

/** One edge of an answer as people read it, between nodes or between columns. */
export type EdgeFacts = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The job between two columns; null where the edge itself ends at a job, or there is none. */
  readonly job: GraphNode | null;
  readonly evidence: Evidence;
  /** How a column is used; undefined for an edge between nodes. */
  readonly use?: Pick<ColumnEdge, 'use' | 'grade'>;
  readonly runCount: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly lastRun: string | null;
  /** What to ask to learn how it is known; null where it stands for many. */
  readonly question: EdgeEnds | null;
  /** The edges of the way it stands for, where that leads through hidden nodes. */
  readonly steps?: readonly Step[];
};

/** An edge whose end is hidden: nothing of it is known here but what to ask. */
type Step = { readonly from: string; readonly to: string; readonly question: EdgeEnds };

type NodeOf = (id: string) => GraphNode | undefined;

/** Finds nodes of an answer by id. */
export function nodeFinder({ nodes }: Pick<GraphResponse, 'nodes'>): NodeOf {
  const byId = new Map<string, GraphNode>(nodes.map((node) => [node.id, node]));
  return (id) => byId.get(id);
}

function nameOf(id: string, nodeOf: NodeOf): string {
  const node = nodeOf(id);
  return node === undefined ? (groupName(id) ?? id) : splitName(node.name).tail;
}

/** What evidence is asked by: of a version its dataset, of a run its job. */
function askedAs(id: string, nodeOf: NodeOf): string | null {
  const node = nodeOf(id);
  return node === undefined ? null : (node.version?.node ?? node.run?.node ?? node.id);
}

/** The edges along a way through hidden nodes. */
function stepsOf({ from, to, through = [] }: GraphEdge): Step[] {
  // Several ways between groups name nothing on them.
  const ends = through.length === 0 ? [] : [...through, to];
  return ends.map((end, i) => {
    const start = i === 0 ? from : (ends[i - 1] ?? from);
    const question = { from: start, to: end, via: null };
    return { from: tailOf(start), to: tailOf(end), question };
  });
}

/** An edge between two nodes, or two groups. */
export function nodeEdgeFacts(edge: GraphEdge, nodeOf: NodeOf): EdgeFacts {
  const { evidence, runCount, firstSeen, lastSeen, lastRun } = edge;
  const [from, to] = [askedAs(edge.from, nodeOf), askedAs(edge.to, nodeOf)];
  return {
    id: `${edge.from} ${edge.to}`,
    from: nameOf(edge.from, nodeOf),
    to: nameOf(edge.to, nodeOf),
    job: null,
    ...{ evidence, runCount, firstSeen, lastSeen, lastRun },
    ...(edge.through === undefined
      ? { question: from === null || to === null ? null : { from, to, via: null } }
      : { question: null, steps: stepsOf(edge) }),
  };
}

function columnRef(node: NodeId, field: string | null): string {
  return field === null ? node : columnId(node, field);
}

/** An edge between two columns. */
export function columnEdgeFacts(edge: ColumnEdge, nodeOf: NodeOf): EdgeFacts {
  const { use, grade, evidence, runCount, firstSeen, lastSeen, lastRun } = edge;
  const words = (node: string, field: string | null) =>
    `${nameOf(node, nodeOf)} · ${rowWords({ field, grade })}`;
  return {
    id: JSON.stringify([edge.from, edge.fromField, edge.to, edge.toField, edge.job, use]),
    from: words(edge.from, edge.fromField),
    to: words(edge.to, edge.toField),
    job: edge.job === null ? null : (nodeOf(edge.job) ?? null),
    use: { use, grade },
    ...{ evidence, runCount, firstSeen, lastSeen, lastRun },
    question: {
      from: columnRef(edge.from, edge.fromField),
      to: columnRef(edge.to, edge.toField),
      via: edge.job,
    },
  };
}

/** Everything that leads into a node or out of it, or into and out of one of its columns. */
export function edgesOf(
  { nodes, edges, columnEdges = [] }: Pick<GraphResponse, 'nodes' | 'edges' | 'columnEdges'>,
  node: string,
  field?: string | null,
): { readonly into: EdgeFacts[]; readonly out: EdgeFacts[] } {
  const nodeOf = nodeFinder({ nodes });
  if (field === undefined)
    return {
      into: edges.filter(({ to }) => to === node).map((edge) => nodeEdgeFacts(edge, nodeOf)),
      out: edges.filter(({ from }) => from === node).map((edge) => nodeEdgeFacts(edge, nodeOf)),
    };
  const into = columnEdges.filter(({ to, toField }) => to === node && toField === field);
  const out = columnEdges.filter(({ from, fromField }) => from === node && fromField === field);
  return {
    into: into.map((edge) => columnEdgeFacts(edge, nodeOf)),
    out: out.map((edge) => columnEdgeFacts(edge, nodeOf)),
  };
}
