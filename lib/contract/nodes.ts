import { z } from 'zod';

import { ColumnMark } from './columns';
import { DatasetName, GoneDataset } from './graph';
import { FacetView, RunSummary } from './runs';
import { InstantSchema, NodeRef, NodeStatusSchema } from './shared-shapes';

/** One column; nested fields hang below it. */
export type SchemaField = {
  name: string;
  type: string | null;
  description: string | null;
  nullable?: boolean | undefined;
  fields: SchemaField[];
};
export const SchemaField: z.ZodType<SchemaField> = z.object({
  name: z.string(),
  type: z.string().nullable(),
  description: z.string().nullable(),
  nullable: z.boolean().optional(),
  get fields() {
    return z.array(SchemaField);
  },
});

const Tag = z.object({
  key: z.string(),
  value: z.string(),
  source: z.string().nullable(),
  /** Column the tag is on; null for the whole node. */
  field: z.string().nullable(),
});

const ColumnMetrics = z.object({
  name: z.string(),
  nullCount: z.number().nullable(),
  /** nullCount / rowCount, 0…1. */
  nullRate: z.number().nullable(),
  distinctCount: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  sum: z.number().nullable(),
});

/** What one run measured on the dataset. */
export const QualityPoint = z.object({
  at: InstantSchema,
  runId: z.string(),
  rowCount: z.number().nullable(),
  bytes: z.number().nullable(),
  fileCount: z.number().nullable(),
  columns: z.array(ColumnMetrics),
});
export type QualityPoint = z.infer<typeof QualityPoint>;

export const AssertionView = z.object({
  assertion: z.string(),
  column: z.string().nullable(),
  success: z.boolean(),
  severity: z.string().nullable(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  at: InstantSchema,
  runId: z.string().nullable(),
});
export type AssertionView = z.infer<typeof AssertionView>;

export const CodeView = z.object({
  sql: z.object({ query: z.string(), dialect: z.string().nullable() }).nullable(),
  source: z.object({ language: z.string(), code: z.string() }).nullable(),
  location: z
    .object({
      type: z.string(),
      url: z.string(),
      repoUrl: z.string().nullable(),
      path: z.string().nullable(),
      version: z.string().nullable(),
      tag: z.string().nullable(),
      branch: z.string().nullable(),
    })
    .nullable(),
});
export type CodeView = z.infer<typeof CodeView>;

const NodeCommon = NodeRef.extend({
  subType: z.string().nullable(),
  status: NodeStatusSchema,
  statusAt: InstantSchema.nullable(),
  firstSeen: InstantSchema.nullable(),
  lastSeen: InstantSchema.nullable(),
  updatedAt: InstantSchema.nullable(),
  /** How it ended under this name; null while it lives. */
  gone: GoneDataset.nullable(),
  /** The name it had before a rename. */
  renamedFrom: DatasetName.nullable(),
  /** The moment all this was so; null means now. */
  asOf: InstantSchema.nullable(),
  /** Of a past node with very many events: only the latest up to then were read. */
  isCut: z.boolean(),
  /** Markdown or plain text as sent; never HTML on screen. */
  description: z.object({ text: z.string(), contentType: z.string().nullable() }).nullable(),
  tags: z.array(Tag),
  owners: z.array(
    z.object({ name: z.string(), type: z.string().nullable(), producer: z.string().nullable() }),
  ),
  producers: z.array(
    z.object({ producer: z.string(), events: z.number().int(), lastSeen: InstantSchema }),
  ),
  upstream: z.array(NodeRef),
  downstream: z.array(NodeRef),
  upstreamCount: z.number().int(),
  downstreamCount: z.number().int(),
  runCount: z.number().int(),
  eventCount: z.number().int(),
  warningCount: z.number().int(),
  facets: z.array(FacetView),
});

export const DatasetDetails = NodeCommon.extend({
  kind: z.literal('dataset'),
  /** Other identifiers of the same dataset (symlinks), as reported. */
  aliases: z.array(
    z.object({ namespace: z.string(), name: z.string(), type: z.string().nullable() }),
  ),
  dataSource: z.object({ name: z.string().nullable(), uri: z.string().nullable() }).nullable(),
  storage: z.object({ layer: z.string(), format: z.string().nullable() }).nullable(),
  catalog: z.object({ framework: z.string(), type: z.string(), name: z.string() }).nullable(),
  hierarchy: z.array(z.object({ type: z.string(), name: z.string() })),
  lifecycle: z.string().nullable(),
  version: z.string().nullable(),
  schema: z.object({ fields: z.array(SchemaField), at: InstantSchema }).nullable(),
  /** Columns that some column lineage leads into or out of; the schema may not have all of them. */
  columnMarks: z.array(ColumnMark),
  /** Oldest first, at most the last 60 runs that measured anything. */
  quality: z.array(QualityPoint),
  /** The latest result of each assertion. */
  assertions: z.array(AssertionView),
});
export type DatasetDetails = z.infer<typeof DatasetDetails>;

export const JobDetails = NodeCommon.extend({
  kind: z.literal('job'),
  processingType: z.string().nullable(),
  integration: z.string().nullable(),
  code: CodeView,
  parent: NodeRef.nullable(),
  children: z.array(NodeRef),
  latestRun: RunSummary.nullable(),
});
export type JobDetails = z.infer<typeof JobDetails>;

/** Answer of `GET /api/v2/nodes/{key}`: everything the panel shows. */
export const NodeDetails = z.discriminatedUnion('kind', [DatasetDetails, JobDetails]);
export type NodeDetails = z.infer<typeof NodeDetails>;
