import 'server-only';

import type { GRAPH_TABLES } from '@/lib/contract/choices';
import type { GraphEdge, GraphNode, GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { GraphLists } from '@/lib/export/graph-lists';
import { statementOf } from '@/lib/export/statement';
import { toDot } from '@/lib/export/to-dot';
import { toMermaid } from '@/lib/export/to-mermaid';
import type { GraphExport } from '@/lib/service/export-graph';

import { COLUMN_HEAD, columnRows } from './column-rows';
import type { Cell } from './csv';
import { csvResponse, jsonResponse, textResponse, type About } from './table-response';

/** A question and the whole answer to it, ready to be written in any form. */
export type GraphDownload = {
  readonly question: GraphQuery;
  readonly table: (typeof GRAPH_TABLES)[number];
  readonly hasMark: boolean;
  readonly graph: GraphExport;
};
type Present = (download: GraphDownload, notices: readonly Notice[]) => Response;

function aboutGraph(
  { question, graph: { rest, focusName, edgeCount, close } }: GraphDownload,
  notices: readonly Notice[],
): About {
  const words = [...notices, ...rest.notices].map(({ message }) => message).join(' ');
  const statement = statementOf(question, rest, edgeCount);
  return {
    fileName: focusName === null ? 'lineage' : `lineage-of-${focusName}`,
    statement: new Map([...statement, ['notices', words]]),
    close,
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

function* nodeRows({ nodes }: GraphExport): Generator<Cell[]> {
  for (const node of nodes()) yield nodeCells(node);
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
  'through',
  'from_id',
  'to_id',
] as const;

function* edgeRows({ edges }: GraphExport): Generator<Cell[]> {
  for (const { edge, from, to } of edges()) {
    const { evidence, runCount, firstSeen, lastSeen, lastRun } = edge;
    const named = [from.namespace, from.name, to.namespace, to.name];
    const through = edge.through?.join('; ') ?? null;
    yield [
      ...[...named, evidence, runCount, firstSeen, lastSeen, lastRun],
      ...[through, edge.from, edge.to],
    ];
  }
}

function* edgesOf({ edges }: GraphExport): Generator<GraphEdge> {
  for (const { edge } of edges()) yield edge;
}

/** The nodes, the edges, or the ways between columns of an answer as CSV. */
export const graphCsv: Present = (download, notices) => {
  const { graph, table, hasMark } = download;
  const about = aboutGraph(download, notices);
  if (table === 'edges') {
    const name = { ...about, fileName: `${about.fileName}-edges` };
    return csvResponse(name, EDGE_HEAD, edgeRows(graph), hasMark);
  }
  if (table === 'columns') {
    const name = { ...about, fileName: `${about.fileName}-columns` };
    const rows = columnRows(graph.rest.columnEdges ?? [], graph.nodes());
    return csvResponse(name, COLUMN_HEAD, rows, hasMark);
  }
  return csvResponse(about, NODE_HEAD, nodeRows(graph), hasMark);
};

/** An answer as JSON: what `GET /api/v2/graph` says, and the question. */
export const graphJson: Present = (download, notices) => {
  const { question, graph } = download;
  const { rest } = graph;
  const start = { question, ...rest, notices: [...notices, ...rest.notices] };
  return jsonResponse(aboutGraph(download, notices), start, [
    ['nodes', graph.nodes()],
    ['edges', edgesOf(graph)],
    ['flows', graph.flows()],
  ]);
};

type ToText = (statement: ReadonlyMap<string, string>, graph: GraphLists) => Iterable<string>;

function graphText(extension: string, contentType: string, write: ToText): Present {
  return (download, notices) => {
    const { question, graph } = download;
    const { rest, edgeCount, nodes } = graph;
    const lists = { focus: rest.focus, nodes: nodes(), edges: edgesOf(graph) };
    const lines = write(statementOf(question, rest, edgeCount), lists);
    return textResponse(aboutGraph(download, notices), extension, contentType, lines);
  };
}

/** An answer in the DOT language of Graphviz. */
export const graphDot = graphText('gv', 'text/vnd.graphviz; charset=utf-8', toDot);

/** An answer as a Mermaid flowchart. */
export const graphMermaid = graphText('mmd', 'text/vnd.mermaid; charset=utf-8', toMermaid);
