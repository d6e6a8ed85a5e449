import { GRAPH_TABLES } from './choices';
import { BYTE_ORDER_MARK, choice, GRAPH, IMPACT, NODE, type Parameter } from './openapi-parameters';

/** A download: streamed, without a bound, what it says of itself in `x-headwater-…` headers. */
function download(summary: string, parameters: readonly Parameter[], type: string, schema: object) {
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: { description: 'All of it, streamed.', content: { [type]: { schema } } },
        400: {
          description:
            'A part of the question cannot be read: a file is made only of what is understood whole.',
          content: PROBLEM,
        },
        404: { description: 'No event has named it.', content: PROBLEM },
      },
    },
  };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const TEXT = { type: 'string' };
const PROBLEM = { 'application/problem+json': { schema: reference('Problem') } };

/** Paths of what is streamed away whole. */
export const DOWNLOADS = {
  '/api/v2/graph.csv': download(
    'The whole answer to a graph question as CSV (RFC 4180)',
    [
      ...GRAPH,
      choice(
        'rows',
        GRAPH_TABLES,
        'One row a node, an edge, or a way from column to column; nodes if absent. The question says which columns: `level=column`, or `columns`.',
      ),
      BYTE_ORDER_MARK,
    ],
    'text/csv',
    TEXT,
  ),
  '/api/v2/graph.json': download(
    'The whole answer to a graph question, and the question',
    GRAPH,
    'application/json',
    reference('GraphResponse'),
  ),
  '/api/v2/graph.dot': download('The whole answer for Graphviz', GRAPH, 'text/vnd.graphviz', TEXT),
  '/api/v2/graph.mmd': download('The whole answer for Mermaid', GRAPH, 'text/vnd.mermaid', TEXT),
  '/api/v2/nodes/{key}/impact.csv': download(
    'The whole impact list as CSV (RFC 4180)',
    [NODE, ...IMPACT, BYTE_ORDER_MARK],
    'text/csv',
    TEXT,
  ),
  '/api/v2/nodes/{key}/impact.json': download(
    'The whole impact list',
    [NODE, ...IMPACT],
    'application/json',
    reference('ImpactResponse'),
  ),
};
