import { z } from 'zod';

import { EVIDENCE } from '@/lib/lineage';

import { IMPACT_LISTS } from './choices';
import { InstantSchema, NodeIdSchema, NodeRef, Notice } from './shared-shapes';

/** How a column is used. */
export const ColumnUseView = z.object({
  /** `DIRECT`: into the value. `INDIRECT`: it only chooses, orders or groups rows. */
  type: z.enum(['DIRECT', 'INDIRECT']),
  /** `IDENTITY`, `TRANSFORMATION`, `AGGREGATION`; `FILTER`, `JOIN`, `GROUP_BY`, `SORT`, `WINDOW`, `CONDITIONAL`; others as sent. */
  subtype: z.string().nullable(),
  description: z.string().nullable(),
  masking: z.boolean(),
});
export type ColumnUseView = z.infer<typeof ColumnUseView>;

/**
 * How sure a step is: `sure`, a value is made from a value; `indirect`, a column only chooses,
 * orders or groups rows; `unknown`, the dataset is read and nobody says which column.
 */
export const COLUMN_GRADES = ['sure', 'indirect', 'unknown'] as const;
export const ColumnGradeSchema = z.enum(COLUMN_GRADES);
export type ColumnGrade = z.infer<typeof ColumnGradeSchema>;

/** Why one column is believed to feed another. */
export const ColumnReasonView = z.object({
  /** The job; null where the dataset itself declares its sources. */
  job: NodeIdSchema.nullable(),
  evidence: z.enum(EVIDENCE),
  /** Null where nobody says how, or which columns. */
  use: ColumnUseView.nullable(),
  grade: ColumnGradeSchema,
  firstSeen: InstantSchema,
  lastSeen: InstantSchema,
  runCount: z.number().int(),
  /** The latest run that showed it, by run id; null when it was only declared. */
  lastRun: z.string().nullable(),
});
export type ColumnReasonView = z.infer<typeof ColumnReasonView>;

/** Column → column. A null field is the dataset as a whole, or a column nobody named. */
export const ColumnEdge = ColumnReasonView.extend({
  from: NodeIdSchema,
  fromField: z.string().nullable(),
  to: NodeIdSchema,
  toField: z.string().nullable(),
});
export type ColumnEdge = z.infer<typeof ColumnEdge>;

/** How lineage goes on where an answer ends. */
const ColumnsBeyond = z.object({
  /** Columns it is made from, or goes into, that are next to it and in no node of the answer; absent for none. */
  hiddenUpstream: z.number().int().optional(),
  hiddenDownstream: z.number().int().optional(),
});

/** A column as the schema of its dataset has it. */
export const SchemaColumn = ColumnsBeyond.extend({
  field: z.string(),
  type: z.string().nullable(),
});
export type SchemaColumn = z.infer<typeof SchemaColumn>;

/** A column that takes part in an answer. */
export const GraphColumn = ColumnsBeyond.extend({
  /** Null: a column nobody named, or the dataset as a whole. */
  field: z.string().nullable(),
  type: z.string().nullable(),
  /** False: only lineage names it, no schema does. */
  inSchema: z.boolean(),
  /** The dots in its name are part of it: it is not a field within another. */
  isFlat: z.boolean().optional(),
  /** Steps from dataset to dataset: negative upstream, positive downstream, 0 the focus. */
  distance: z.number().int(),
  grade: ColumnGradeSchema,
});
export type GraphColumn = z.infer<typeof GraphColumn>;

/** How many columns a dataset has, whatever of them an answer shows. */
export const ColumnCounts = z.object({
  /** In its schema, nested ones too. */
  schema: z.number().int(),
  /** Named by lineage and not by the schema: dropped, renamed, spelled otherwise, or no schema was sent. */
  lineageOnly: z.number().int(),
  /** Named by lineage, in the schema or not. */
  withLineage: z.number().int(),
});
export type ColumnCounts = z.infer<typeof ColumnCounts>;

/** What an answer at column level shows of columns. */
export const ColumnAnswer = z.object({
  /** The column the question starts from; null for all columns of the nodes shown. */
  focus: z.string().nullable(),
  shown: z.number().int(),
  edges: z.number().int(),
  /** False where not all edges are in the answer. */
  edgesExact: z.boolean(),
  /**
   * Edges between columns that only filter, join, group or sort: how many `indirect=1` shows, asked
   * for or not; "at least" where `edgesExact` is false.
   */
  indirect: z.number().int(),
  /** Datasets of which nobody says the column. */
  unknown: z.number().int(),
});
export type ColumnAnswer = z.infer<typeof ColumnAnswer>;

/** A version of a dataset as answers about columns name it. */
export const PinnedVersionRef = z.object({ key: z.string(), label: z.string() });
export type PinnedVersionRef = z.infer<typeof PinnedVersionRef>;

/** A column by its dataset and field path. */
export const ColumnRef = z.object({
  node: NodeRef,
  field: z.string().nullable(),
  /** In a pinned answer the version it is a column of; null if nobody knows which. */
  version: PinnedVersionRef.nullish(),
});
export type ColumnRef = z.infer<typeof ColumnRef>;

/** One step beside a column. */
export const ColumnNeighbour = ColumnRef.extend({
  reason: ColumnReasonView,
  job: NodeRef.nullable(),
});
export type ColumnNeighbour = z.infer<typeof ColumnNeighbour>;

/** One step of a path; the first has no use. */
export const ColumnStepView = ColumnRef.extend({
  job: NodeRef.nullable(),
  use: ColumnUseView.nullable(),
  grade: ColumnGradeSchema,
});
export type ColumnStepView = z.infer<typeof ColumnStepView>;

/** Something reached from a column, and one shortest way to it. */
export const ColumnReach = ColumnRef.extend({
  distance: z.number().int(),
  /** The worst step of the way. */
  grade: ColumnGradeSchema,
  /** How the last step uses the column before it; null where nobody says. */
  use: ColumnUseView.nullable(),
  /** Whether the way masks what it passes on. A way that masks nothing is preferred to one that does, even if it is longer. */
  isMasked: z.boolean(),
  owners: z.array(z.string()),
  tags: z.array(z.string()),
  /** From the column asked about to this one. */
  path: z.array(ColumnStepView),
});
export type ColumnReach = z.infer<typeof ColumnReach>;

const SideReach = z.object({
  columns: z.number().int(),
  datasets: z.number().int(),
  indirect: z.number().int(),
  unknown: z.number().int(),
  isExact: z.boolean(),
});

const StepCounts = z.object({
  direct: z.number().int(),
  /** By filters, joins and the like. */
  indirect: z.number().int(),
});

/** Answer of `GET /api/v2/nodes/{key}/columns/{column}`. */
export const ColumnDetails = z.object({
  node: NodeRef,
  field: z.string(),
  /** With `version`: which one it is; null if nobody knows. */
  version: PinnedVersionRef.nullish(),
  type: z.string().nullable(),
  description: z.string().nullable(),
  tags: z.array(z.object({ key: z.string(), value: z.string(), source: z.string().nullable() })),
  /** When schemas held it; null if none ever did and only lineage names it. */
  schema: z
    .object({ firstSeen: InstantSchema, lastSeen: InstantSchema, isCurrent: z.boolean() })
    .nullable(),
  /** Columns of the same dataset whose names differ only in case, in how letters are composed, or in marks of list items (`a[].b`, `a.b`). They are kept apart. */
  spellings: z.array(z.string()),
  /** Somebody says explicitly that nothing feeds it, which is more than that nothing is known. */
  hasNoUpstream: z.boolean(),
  /** One step away, without filters, joins and the like. */
  upstream: z.array(ColumnNeighbour),
  downstream: z.array(ColumnNeighbour),
  /** One step away by filters, joins and the like. */
  indirectUpstream: z.array(ColumnNeighbour),
  indirectDownstream: z.array(ColumnNeighbour),
  /** How many there are one step away; the lists above hold the first 500. */
  counts: z.object({ upstream: StepCounts, downstream: StepCounts }),
  /** All the way. */
  reach: z.object({ upstream: SideReach, downstream: SideReach }),
  /** Models downstream that use it, and how that is known; of a column of a model itself, other models. The first few: `impact?only=models&indirect=1` has all. */
  models: z.array(ColumnReach),
  modelCount: z.number().int(),
  /** Where it begins: columns upstream with nothing known above them. The first few: `impact?only=ends&direction=upstream&indirect=1` has all. */
  origins: z.array(ColumnReach),
  originCount: z.number().int(),
  /** The moment the answer speaks of; null means now. */
  asOf: InstantSchema.nullable(),
  notices: z.array(Notice),
});
export type ColumnDetails = z.infer<typeof ColumnDetails>;

/** Answer of `GET /api/v2/nodes/{key}/columns/{column}/impact`, the nearest first. */
export const ColumnImpact = z.object({
  node: NodeRef,
  field: z.string(),
  version: PinnedVersionRef.nullish(),
  direction: z.enum(['upstream', 'downstream']),
  /** What is listed: everything, the models by the best way to each, or the columns with nothing known beyond them. */
  only: z.enum(IMPACT_LISTS),
  reached: z.array(ColumnReach),
  answer: z.object({
    /** Rows on this page. Columns, datasets, jobs, models and dashboards are counted over everything reached. */
    shown: z.number().int(),
    /** Rows on all pages of what is listed: columns, and datasets of which nobody says the column. */
    total: z.number().int(),
    columns: z.number().int(),
    datasets: z.number().int(),
    jobs: z.number().int(),
    models: z.number().int(),
    dashboards: z.number().int(),
    /** False where the walk stopped at its limit. */
    isExact: z.boolean(),
    indirect: z.boolean(),
    asOf: InstantSchema.nullable(),
  }),
  /** Jobs on the way, with their owners. Empty on every page but the first. */
  jobs: z.array(
    z.object({ node: NodeRef, distance: z.number().int(), owners: z.array(z.string()) }),
  ),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type ColumnImpact = z.infer<typeof ColumnImpact>;

/** What is known of each column of a dataset, for its schema. */
export const ColumnMark = z.object({
  field: z.string(),
  /** Different columns one step away whose values it is made from, or which are made from it. */
  upstream: z.number().int(),
  downstream: z.number().int(),
  /** Different columns, or datasets as a whole, it only filters, joins, groups or sorts. */
  indirect: z.number().int(),
  /** Whether what it is made from gets here masked alone: no step that says so passes it on as it is. */
  isMasked: z.boolean(),
});
export type ColumnMark = z.infer<typeof ColumnMark>;
