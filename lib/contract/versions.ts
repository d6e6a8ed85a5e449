import { z } from 'zod';

import { COLUMN_CHANGES } from '@/lib/lineage';

import { CodeView, SchemaField } from './nodes';
import { RunSummary } from './runs';
import { InstantSchema, NodeRef, Notice, VersionRef } from './shared-shapes';

export type { VersionRef };

/** How a version's content can be recognised, and how far that proves it is the same. */
const FingerprintView = z.object({
  strength: z.enum(['strong', 'weak']),
  algorithm: z.string(),
  value: z.string(),
  /** Facet that told it. */
  source: z.string(),
});

export const VersionSummary = VersionRef.extend({
  /** When its run last named it as an output; of what was only read, when it was first read. */
  at: InstantSchema,
  lastSeen: InstantSchema,
  /** The run that wrote it first; of a job version, the latest run of it. Null for what was only ever read. */
  run: RunSummary.nullable(),
  /** Runs that wrote it (of a job version: runs of it). */
  writes: z.number().int(),
  /** Runs that say they read it; runs that did not say which version they read are not among them. */
  reads: z.number().int(),
  rowCount: z.number().nullable(),
  bytes: z.number().nullable(),
  fingerprints: z.array(FingerprintView),
  /** Which of the dataset's schemas it has, numbered from 1 by first sight. */
  schema: z
    .object({
      hash: z.string(),
      number: z.number().int(),
      /** Its own events listed no columns; this is the schema in force then. */
      assumed: z.boolean(),
    })
    .nullable(),
  /** What the run said it did to the dataset (`lifecycleStateChange`), in upper case: TRUNCATE, OVERWRITE, CREATE, … */
  change: z.string().nullable(),
  /** Of a job version. */
  codeVersion: z
    .object({
      commit: z.string().nullable(),
      repoUrl: z.string().nullable(),
      url: z.string().nullable(),
      inputs: z.number().int(),
      outputs: z.number().int(),
    })
    .nullable(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** Answer of `GET /api/v2/nodes/{key}/versions`, latest first. */
export const VersionList = z.object({
  node: NodeRef,
  versions: z.array(VersionSummary),
  total: z.number().int(),
  /** Distinct schemas among all versions. */
  schemaCount: z.number().int(),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type VersionList = z.infer<typeof VersionList>;

/** A version a run read or wrote. */
export const VersionUse = z.object({
  /** Null key and label: nobody knows which version. */
  version: VersionRef.nullable(),
  node: NodeRef,
  /** The run did not say which version it read; this was the latest when it started. */
  assumed: z.boolean(),
  rowCount: z.number().nullable(),
  bytes: z.number().nullable(),
});
export type VersionUse = z.infer<typeof VersionUse>;

const NamedValue = z.object({ name: z.string(), value: z.string() });
const TestResult = z.object({
  name: z.string(),
  status: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  runId: z.string(),
});

/** Answer of `GET /api/v2/nodes/{key}/versions/{version}`. */
export const VersionDetails = VersionSummary.extend({
  fields: z.array(SchemaField).nullable(),
  /** What the run that wrote it read, of a job version what its latest run did. */
  inputs: z.array(VersionUse),
  outputs: z.array(VersionUse),
  /** Every run that wrote it, first first. */
  writers: z.array(RunSummary),
  readers: z.array(z.object({ run: RunSummary, assumed: z.boolean() })),
  readersTruncated: z.boolean(),
  parameters: z.array(NamedValue),
  metrics: z.array(NamedValue),
  tests: z.array(TestResult),
  /** Of the run that wrote it; of a job version, its own. */
  code: CodeView.nullable(),
  previous: VersionRef.nullable(),
  next: VersionRef.nullable(),
  notices: z.array(Notice),
});
export type VersionDetails = z.infer<typeof VersionDetails>;

/** What became of one column. */
export type ColumnDiffView = {
  before: SchemaField | null;
  after: SchemaField | null;
  beforeIndex: number | null;
  afterIndex: number | null;
  changes: (typeof COLUMN_CHANGES)[number][];
  fields: ColumnDiffView[];
};
const ColumnDiffView: z.ZodType<ColumnDiffView> = z.object({
  before: SchemaField.nullable(),
  after: SchemaField.nullable(),
  beforeIndex: z.number().int().nullable(),
  afterIndex: z.number().int().nullable(),
  changes: z.array(z.enum(COLUMN_CHANGES)),
  get fields() {
    return z.array(ColumnDiffView);
  },
});

/** Answer of `GET /api/v2/nodes/{key}/schema-diff`. */
export const SchemaDiff = z.object({
  from: VersionSummary,
  to: VersionSummary,
  /** Columns in the order of the later schema; null if one of the two has no known schema. */
  columns: z.array(ColumnDiffView).nullable(),
  /** Columns changed, nested ones counted. */
  changed: z.number().int(),
  notices: z.array(Notice),
});
export type SchemaDiff = z.infer<typeof SchemaDiff>;

/** One value on both sides; null where a side does not have it. */
const ValuePair = z.object({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const NumberPair = z.object({
  name: z.string(),
  /** Column it is measured on; null for the whole dataset. */
  column: z.string().nullable(),
  unit: z.enum(['rows', 'bytes', 'files', 'rate', 'value']),
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type NumberPair = z.infer<typeof NumberPair>;

/** Answer of `GET /api/v2/nodes/{key}/versions/diff`. */
export const VersionDiff = z.object({
  from: VersionSummary,
  to: VersionSummary,
  statistics: z.array(NumberPair),
  parameters: z.array(ValuePair),
  metrics: z.array(ValuePair),
  code: z.object({
    before: CodeView.nullable(),
    after: CodeView.nullable(),
    isSameText: z.boolean(),
    isSameCommit: z.boolean(),
  }),
  /** Inputs by version, on both sides. */
  inputs: z.array(
    z.object({ node: NodeRef, before: VersionUse.nullable(), after: VersionUse.nullable() }),
  ),
  outputs: z.array(
    z.object({ node: NodeRef, before: VersionUse.nullable(), after: VersionUse.nullable() }),
  ),
  notices: z.array(Notice),
});
export type VersionDiff = z.infer<typeof VersionDiff>;
