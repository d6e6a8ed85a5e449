import 'server-only';

import type { GRAPH_TABLES } from '@/lib/contract/choices';
import type { GraphEdge, GraphNode, GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { statementOf } from '@/lib/export/statement';
import { toDot } from '@/lib/export/to-dot';
import { toMermaid } from '@/lib/export/to-mermaid';

import type { Cell } from './csv';
import { csvResponse, jsonResponse, textResponse, type About } from './table-response';

/** A question and the whole answer to it, ready to be written in any form. */
export type GraphDownload = {
  readonly question: GraphQuery;
  readonly table: (typeof GRAPH_TABLES)[number];
  readonly hasMark: boolean;
  readonly graph: GraphResponse;
};
type Present = (download: GraphDownload, notices: readonly Notice[]) => Response;

function aboutGraph({ question, graph }: GraphDownload, notices: readonly Notice[]): About {
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  const words = [...notices, ...graph.notices].map(({ message }) => message).join(' ');
  return {
    fileName: focus ? `lineage-of-${focus.name}` : 'lineage',
    statement: new Map([...statementOf(question, graph), ['notices', words]]),
  };
}

const NODE_HEAD = [
  'distance',
  'kind',
  'type',
  'namespace',
  'name',
  'owners',
  'status',
  'status_at',
  'updated_at',
  'tags',
  'description',
  'columns',
  'upstream',
  'downstream',
  'hidden_upstream',
  'hidden_downstream',
  'key',
  'id',
] as const;

function nodeCells(node: GraphNode): Cell[] {
  const { distance, kind, type, namespace, name, status, statusAt, updatedAt, description } = node;
  return [
    ...[distance, kind, type, namespace, name, node.owners.join('; ')],
    ...[status, statusAt, updatedAt, node.tags.join('; '), description, node.columnCount],
    ...[node.upstreamCount, node.downstreamCount, node.hiddenUpstream, node.hiddenDownstream],
    ...[node.key, node.id],
  ];
}

function* nodeRows({ nodes }: GraphResponse): Generator<Cell[]> {
  for (const node of nodes) yield nodeCells(node);
}

const EDGE_HEAD = [
  'from_namespace',
  'from_name',
  'to_namespace',
  'to_name',
  'evidence',
  'runs',
  'first_seen',
  'last_seen',
  'last_run',
  'from_id',
  'to_id',
] as const;

function* edgeRows({ nodes, edges }: GraphResponse): Generator<Cell[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const named = (id: GraphEdge['from']): Cell[] => {
    const node = byId.get(id);
    return [node?.namespace ?? null, node?.name ?? null];
  };
  for (const { from, to, evidence, runCount, firstSeen, lastSeen, lastRun } of edges) {
    const seen = [evidence, runCount, firstSeen, lastSeen, lastRun];
    yield [...named(from), ...named(to), ...seen, from, to];
  }
}

/** The nodes or the edges of an answer as CSV. */
export const graphCsv: Present = (download, notices) => {
  const { graph, table, hasMark } = download;
  const about = aboutGraph(download, notices);
  if (table === 'edges') {
    const name = { ...about, fileName: `${about.fileName}-edges` };
    return csvResponse(name, EDGE_HEAD, edgeRows(graph), hasMark);
  }
  return csvResponse(about, NODE_HEAD, nodeRows(graph), hasMark);
};

/** An answer as JSON: what `GET /api/v2/graph` says, and the question. */
export const graphJson: Present = (download, notices) => {
  const { nodes, edges, flows, ...rest } = download.graph;
  const start = {
    question: download.question,
    ...rest,
    notices: [...notices, ...rest.notices],
  };
  return jsonResponse(aboutGraph(download, notices), start, [
    ['nodes', nodes],
    ['edges', edges],
    ['flows', flows],
  ]);
};

/** An answer in the DOT language of Graphviz. */
export const graphDot: Present = (download, notices) =>
  textResponse(
    aboutGraph(download, notices),
    'gv',
    'text/vnd.graphviz; charset=utf-8',
    toDot(download.question, download.graph),
  );

/** An answer as a Mermaid flowchart. */
export const graphMermaid: Present = (download, notices) =>
  textResponse(
    aboutGraph(download, notices),
    'mmd',
    'text/vnd.mermaid; charset=utf-8',
    toMermaid(download.question, download.graph),
  );
