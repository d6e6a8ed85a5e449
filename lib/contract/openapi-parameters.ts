import { DIRECTIONS, EDGE_MEANINGS, EVIDENCE, GROUPINGS } from '@/lib/lineage';

import {
  BESIDES_LIMIT,
  FOLDS,
  GRAPH_LEVELS,
  GRAPH_MODES,
  GRAPH_NODE_LIMIT,
  HUB_SIBLINGS,
  IMPACT_DIRECTIONS,
  IMPACT_ORDERS,
  PATHS_LISTED,
} from './choices';

/* Parameters that endpoints share, as OpenAPI describes them. */

export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: object;
  readonly required?: boolean;
};

export const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
export const choice = (
  name: string,
  values: readonly string[],
  description: string,
): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', enum: values },
});
export const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
export const PAGE: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Entries of one page, 1 to 200; 50 if absent.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  text('cursor', '`nextCursor` of the page before.'),
];
export const PAIR: readonly Parameter[] = [
  text(
    'from',
    'Version key or id, `latest`, or a moment (ISO 8601); the version before `to` if absent.',
  ),
  text('to', 'Likewise; the latest version if absent.'),
];
/** The moment to answer for. */
export const AS_OF = text(
  'asOf',
  'Moment to answer for (ISO 8601): the answer is what only the events up to then, by event time, would give, whenever they arrive; now if absent.',
);

/** The question about a graph. */
export const GRAPH: readonly Parameter[] = [
  text(
    'focus',
    'Node id (`dataset:<namespace>:<name>`, `job:…`, parts percent-encoded) or node key. Needed unless `select` or `group` is given.',
  ),
  choice('direction', DIRECTIONS, 'Which way to walk; both if absent.'),
  text(
    'depth',
    `Hops, datasets and jobs alike, or \`all\`; 2 if absent. At most ${GRAPH_NODE_LIMIT} nodes are shown, and the answer says so.`,
  ),
  text(
    'evidence',
    `Kinds of evidence to walk and draw, comma-separated: ${EVIDENCE.join(', ')}; all if absent.`,
  ),
  text(
    'expanded',
    'Further hops from shown nodes: `<key>.up`, `<key>.down`, with `*` all the way; with a selector a hop passes over what it leaves out, to the nearest nodes it means, and brings in neighbours that lead to none; folded cards to open, by name (`<key>.down.job`); and groups to open, by id; comma-separated.',
  ),
  text('collapsed', 'Sides not to walk past: `<key>.up`, `<key>.down`; comma-separated.'),
  choice(
    'mode',
    GRAPH_MODES,
    'Datasets and jobs (`logical`, if absent), or the exact versions and runs that the focused version was made of and went into (`pinned`). In pinned mode `@<version key>` behind the focus names a version; the latest if absent.',
  ),
  AS_OF,
  choice(
    'edges',
    EDGE_MEANINGS,
    "What an edge means: seen in any run (`all`, if absent); in the latest successful run for each output of a job, runs on the way and declarations (`current`); in each job's latest run whatever became of it (`latest-run`); in runs active in a window (`window`).",
  ),
  text('from', 'Start of the window, included; with `edges=window`.'),
  text('to', 'End of the window, included; with `edges=window`.'),
  text(
    'select',
    'Which nodes to show, of those reached from the focus, or of all without one: `orders` (a name, or its last parts; `*` is a wildcard), `+orders` and `2+orders+1` (with what is up- and downstream), `orders+ and +churn` (between), `type:` (as the screen calls it, `type:"feature view"`: `type:model` are machine-learning models and dbt’s models, which are jobs, alike; `kind:job` are all jobs), `kind:`, `namespace:`, `owner:`, `tag:`, `column:`, `status:`, `evidence:` (at either end of such an edge), `updated:<7d`, `not`, `and`, `or`, brackets, `roots(…)`, `sinks(…)`, quoted text. No edge is drawn over a hidden node. Text that cannot be read is ignored with a notice.',
  ),
  choice(
    'group',
    GROUPINGS,
    'What nodes are gathered by: namespace; pipeline (the topmost parent of a job, and what its jobs alone write; the rest by namespace); source (the scheme of the namespace, such as `s3`, else the namespace); or type. Groups of more than 50 are divided by how names begin. A closed group is one node with counts and one edge to each neighbour; `expanded` opens it. Without focus and selector the whole store is shown.',
  ),
  choice(
    'fold',
    FOLDS,
    `\`hubs\`, if absent: where more than ${HUB_SIBLINGS} siblings of one kind stand at one side of a node, a few are shown and the rest is one of \`folds\`, whose name in \`expanded\` opens it. What a selector calls by name stays in sight. Answers in groups (a group of more than 50 is divided instead) or of versions fold nothing. \`none\`, if absent of a download: every node by itself.`,
  ),
  text(
    'also',
    `Node keys to show besides, comma-separated, whatever the walk or the selector leaves out, with the groups around them open; at most ${BESIDES_LIMIT}.`,
  ),
  text(
    'paths',
    `Two node keys, \`<key>..<key>\`: the nodes of the ${PATHS_LISTED} shortest paths between them are shown besides (see \`/api/v2/paths\`).`,
  ),
  choice(
    'level',
    GRAPH_LEVELS,
    'What the answer tells of columns; `table` if absent. At `column` the focus may name one: `#<field path>` behind it. In pinned mode it is a column of a version, and the columns are what exactly the runs shown said.',
  ),
  text(
    'columns',
    'Keys of datasets (in pinned mode of versions, too), with commas between: all their columns are listed (`columns` of a node, and `otherColumns` without lineage), and what flows between columns is in the answer at table level as well.',
  ),
  choice('indirect', ['1'], 'With columns: follow filters, joins, groupings and sorts, too.'),
];
/** As of when, and what an edge means. */
export const MOMENTS: readonly Parameter[] = [
  AS_OF,
  choice('edges', EDGE_MEANINGS, 'What an edge means, as for the graph.'),
  text('from', 'Start of the window, included; with `edges=window`.'),
  text('to', 'End of the window, included; with `edges=window`.'),
];
/** The same where `from` and `to` are the ends asked about. */
export const WINDOWED: readonly Parameter[] = [
  AS_OF,
  choice('edges', EDGE_MEANINGS, 'What an edge means, as for the graph.'),
  text('windowFrom', 'Start of the window, included; with `edges=window`.'),
  text('windowTo', 'End of the window, included; with `edges=window`.'),
];
/** A column by a name that no path can hold. */
export const FIELD = text(
  'field',
  'The field path, in place of the one in the path: for columns called ``, `.` or `..`.',
);
/** A column of a version instead of one of the dataset. */
export const VERSION_OF_COLUMN = text(
  'version',
  'Key or id of a version, `latest`, or a moment: the answer is then that of exactly the versions and runs around it, each step one run. A version id as the node does the same.',
);
/** The question about the paths between two nodes; `from` and `to` are the nodes, so a window has other words. */
export const BETWEEN: readonly Parameter[] = [
  { ...text('from', 'Node id or key.'), required: true },
  { ...text('to', 'Node id or key.'), required: true },
  text('evidence', 'Kinds of evidence to walk, comma-separated; all if absent.'),
  ...WINDOWED,
];
/** Whether a spreadsheet is to read it. */
export const BYTE_ORDER_MARK = choice(
  'bom',
  ['1', '0'],
  'Begin with a byte order mark, so that a spreadsheet reads UTF-8 as such.',
);
/** The question about an impact. */
export const IMPACT: readonly Parameter[] = [
  choice('direction', IMPACT_DIRECTIONS, 'Consequences or causes; downstream if absent.'),
  text('evidence', 'Kinds of evidence to walk, comma-separated; all if absent.'),
  choice('order', IMPACT_ORDERS, 'Nearest first, or what the same owners answer for together.'),
  ...MOMENTS,
];
export const NODE = path('key', 'Node key, or node id percent-encoded.');
