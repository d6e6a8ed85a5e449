import { z } from 'zod';

import {
  DIRECTIONS,
  EDGE_MEANINGS,
  EVIDENCE,
  GROUPINGS,
  NODE_KINDS,
  STRENGTHS,
} from '@/lib/lineage';

import {
  EXPANDED_PATTERN,
  EXPANSION_PATTERN,
  FOLDS,
  GRAPH_LEVELS,
  GRAPH_MODES,
  KEY_PATTERN,
  PATHS_PATTERN,
  SELECT_LIMIT,
} from './choices';
import { ColumnAnswer, ColumnCounts, ColumnEdge, GraphColumn, SchemaColumn } from './columns';
import {
  InstantSchema,
  NodeIdSchema,
  NodeKeySchema,
  NodeRef,
  NodeStatusSchema,
  Notice,
  RunStateSchema,
} from './shared-shapes';

/** Query of `GET /api/v2/graph`, already read leniently (see lib/url). */
export const GraphQuery = z.object({
  /**
   * Node id (`dataset:…`, `job:…`) or key; with `level=column` a column may follow: `#<field path>`,
   * percent-encoded. Null for a question about the whole store.
   */
  focus: z.string().min(1).nullable(),
  direction: z.enum(DIRECTIONS),
  /** Hops from the focus, datasets and jobs alike; `all` for no limit but {@link GRAPH_NODE_LIMIT}. */
  depth: z.union([z.number().int().min(0).max(1000), z.literal('all')]),
  /** Evidence to walk and draw. */
  evidence: z.array(z.enum(EVIDENCE)),
  expanded: z.array(z.string().regex(EXPANDED_PATTERN)),
  collapsed: z.array(z.string().regex(EXPANSION_PATTERN)),
  level: z.enum(GRAPH_LEVELS),
  mode: z.enum(GRAPH_MODES),
  edges: z.enum(EDGE_MEANINGS),
  /** The moment to answer for; null for now. */
  asOf: InstantSchema.nullable(),
  /** Bounds of the window, both included; null for open. Read with `edges=window` only. */
  from: InstantSchema.nullable(),
  to: InstantSchema.nullable(),
  /** Selector text that narrows the answer; null for everything the walk reaches. */
  select: z.string().max(SELECT_LIMIT).nullable(),
  group: z.enum(GROUPINGS),
  /**
   * Whether too many siblings are folded into one card; `expanded` opens cards, `also` takes members out.
   * Answers in groups or of versions fold nothing.
   */
  fold: z.enum(FOLDS),
  /** Nodes to show besides. */
  also: z.array(z.string().regex(KEY_PATTERN)),
  /** Two nodes, `<key>..<key>`: everything on the paths listed between them is shown besides. */
  paths: z.string().regex(PATHS_PATTERN).nullable(),
  /**
   * Keys of datasets whose columns are all wanted, those without lineage too. With any, what flows between
   * columns is in the answer at table level as well.
   */
  columns: z.array(z.string().regex(KEY_PATTERN)),
  /** Whether columns that only filter, join, group or sort are followed. Read with columns only. */
  indirect: z.boolean(),
});
export type GraphQuery = z.infer<typeof GraphQuery>;

/** A dataset by one of its names. */
export const DatasetName = z.object({
  id: NodeIdSchema,
  key: NodeKeySchema,
  namespace: z.string(),
  name: z.string(),
});
export type DatasetName = z.infer<typeof DatasetName>;

/** How a dataset ended, by its `lifecycleStateChange` facets: nobody has written it since. */
export const GoneDataset = z.object({
  change: z.enum(['dropped', 'renamed']),
  at: InstantSchema,
  /** Run that did it; null if an event without a run said so. */
  runId: z.string().nullable(),
  /** What it is called since, if it was renamed. */
  to: DatasetName.nullable(),
});
export type GoneDataset = z.infer<typeof GoneDataset>;

export const GraphNode = NodeRef.extend({
  status: NodeStatusSchema,
  /** When the status was reached: the latest run's end or start. */
  statusAt: InstantSchema.nullable(),
  updatedAt: InstantSchema.nullable(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  owners: z.array(z.string()),
  /** Columns of its schema, nested ones too. */
  columnCount: z.number().int(),
  /** At column level, or with `columns`: of a dataset, how many columns there are. */
  columnCounts: ColumnCounts.optional(),
  /** How it ended under this name; null while it lives. */
  gone: GoneDataset.nullable(),
  /** The name it had before a rename. */
  renamedFrom: DatasetName.nullable(),
  /** Immediate neighbours on each side in the evidence asked for, shown or not. */
  upstreamCount: z.number().int(),
  downstreamCount: z.number().int(),
  /** Of those, how many this answer does not show, neither by themselves nor as an edge `through` them. */
  hiddenUpstream: z.number().int(),
  hiddenDownstream: z.number().int(),
  /**
   * Hops from the focus: negative upstream, positive downstream, 0 the focus. Of nodes shown besides
   * (`also`, `paths`), hops by what is shown, by hidden nodes where nothing shown leads to them, and one
   * more than the farthest where those do not either.
   */
  distance: z.number().int(),
  /** The innermost open group around it, in an answer with groups. */
  group: z.string().optional(),
  /** At column level: its columns that take part, the nearest first. */
  columns: z.array(GraphColumn).optional(),
  /** Of a dataset named in `columns`: what else its schema holds, in its order. */
  otherColumns: z.array(SchemaColumn).optional(),
  /** In a pinned graph, which version of the dataset this is; null if nobody knows. */
  version: z
    .object({
      key: z.string(),
      /** Key of the dataset it is a version of. */
      node: NodeKeySchema,
      label: z.string(),
      strength: z.enum(STRENGTHS),
      /** Some run drawn here did not say that it read this version. */
      assumed: z.boolean(),
    })
    .nullish(),
  /** In a pinned graph, the run that stands where its job does. */
  run: z
    .object({
      id: z.string(),
      /** Key of its job. */
      node: NodeKeySchema,
      state: RunStateSchema,
      startedAt: InstantSchema.nullable(),
      endedAt: InstantSchema.nullable(),
    })
    .nullish(),
});
export type GraphNode = z.infer<typeof GraphNode>;

/** Nodes gathered into one. */
export const GraphGroup = z.object({
  /** `group:<grouping>:<part>…`, in `expanded` to open it. */
  id: z.string(),
  /** The open group around it; null at the top. */
  parent: z.string().nullable(),
  /** The namespace, job, source or type it gathers, or how the names in it begin (`raw/…`). */
  label: z.string(),
  /** Its nodes and inner groups are in the answer; else it stands for them. */
  isOpen: z.boolean(),
  datasets: z.number().int(),
  jobs: z.number().int(),
  /** Nodes in it whose last run failed. */
  failing: z.number().int(),
  updatedAt: InstantSchema.nullable(),
  /** Of its nearest node. */
  distance: z.number().int(),
  /** Neighbours of its nodes on each side that the answer does not reach. */
  hiddenUpstream: z.number().int(),
  hiddenDownstream: z.number().int(),
});
export type GraphGroup = z.infer<typeof GraphGroup>;

/** Siblings at one side of a node, too many to be drawn one by one: "4 of 37 shown". */
export const GraphFold = z.object({
  id: z.string(),
  /** `<key of the node>.<side>.<kind>`: in `expanded` it shows all of them. */
  name: z.string(),
  /** The node they stand beside. */
  anchor: NodeIdSchema,
  side: z.enum(['up', 'down']),
  kind: z.enum(NODE_KINDS),
  /** How many there are, and how many of them are among the nodes shown. */
  total: z.number().int(),
  shown: z.number().int(),
  /** Of those not shown, how many failed. */
  failing: z.number().int(),
  /** The strongest of the edges between the node and those not shown. */
  evidence: z.enum(EVIDENCE),
});
export type GraphFold = z.infer<typeof GraphFold>;

/** An arrow between nodes, or between closed groups, which then stands for all between their nodes. */
export const GraphEdge = z.object({
  from: NodeIdSchema,
  to: NodeIdSchema,
  evidence: z.enum(EVIDENCE),
  firstSeen: InstantSchema,
  lastSeen: InstantSchema,
  runCount: z.number().int(),
  /** The latest run that showed it, by run id; null when it was only declared. */
  lastRun: z.string().nullable(),
  /** How many edges it stands for; one if absent. */
  weight: z.number().int().optional(),
  /** In a pinned graph: the run did not say which version it read. */
  assumed: z.boolean().optional(),
  /**
   * Nodes that the selector leaves out, along one way that data takes from end to end: nobody
   * reported this edge, it stands for those on the way, and is believed as the weakest of them.
   * `firstSeen` is when all of them were known, `lastSeen` when any was seen; it has no runs.
   */
  through: z.array(NodeIdSchema).optional(),
});
export type GraphEdge = z.infer<typeof GraphEdge>;

/**
 * What flows where inside a job whose inputs do not all reach all its outputs.
 * A job without an entry in `flows` passes every drawn input to every drawn output.
 */
export const JobFlows = z.object({
  job: NodeIdSchema,
  pairs: z.array(z.object({ from: NodeIdSchema, to: NodeIdSchema })),
});
export type JobFlows = z.infer<typeof JobFlows>;

export const GraphAnswer = z.object({
  shown: z.number().int(),
  /** Nodes inside closed groups; they are not among those shown. */
  grouped: z.number().int(),
  /** Nodes inside folded cards; they are not among those shown. */
  folded: z.number().int(),
  /** Other nodes the question reaches that are not shown: beyond its depth, or with a way to them only through folded ones. */
  hidden: z.number().int(),
  /** False when counting stopped (at 1,000 hidden nodes): `hidden` is then "at least". */
  hiddenExact: z.boolean(),
  truncatedBy: z.enum(['limit', 'select', 'depth', 'evidence', 'collapsed', 'folded']).nullable(),
  /** Not counted are those through hidden nodes. */
  inferredEdges: z.number().int(),
  /** The moment the answer speaks of; null means now. */
  asOf: InstantSchema.nullable(),
  /** At column level only. */
  columns: ColumnAnswer.optional(),
});
export type GraphAnswer = z.infer<typeof GraphAnswer>;

export const GraphResponse = z.object({
  /** Null where the question had no focus. */
  focus: NodeIdSchema.nullable(),
  nodes: z.array(GraphNode),
  /** Groups in sight, open ones before what is in them; none in an answer without groups. */
  groups: z.array(GraphGroup),
  /** Folded cards; none where `fold=none`. */
  folds: z.array(GraphFold),
  edges: z.array(GraphEdge),
  flows: z.array(JobFlows),
  /** At column level, or with `columns`. */
  columnEdges: z.array(ColumnEdge).optional(),
  answer: GraphAnswer,
  notices: z.array(Notice),
});
export type GraphResponse = z.infer<typeof GraphResponse>;
