import { z } from 'zod';

import {
  InstantSchema,
  JsonSchema,
  NodeRef,
  Notice,
  RunStateSchema,
  VersionRef,
} from './shared-shapes';

export const RunSummary = z.object({
  runId: z.string(),
  job: NodeRef,
  state: RunStateSchema,
  startedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  /** Milliseconds from start to end; null while running or unknown. */
  durationMs: z.number().nullable(),
  nominalStart: InstantSchema.nullable(),
  nominalEnd: InstantSchema.nullable(),
  parent: z.object({ runId: z.string(), job: NodeRef }).nullable(),
  /** The outermost run it is a part of; null if that is its parent, or it has none. */
  root: z.object({ runId: z.string(), job: NodeRef }).nullable(),
  /**
   * Which try of its work it was, from 1: as a facet told, else counted among the runs of its job
   * for the same nominal time that were over before it began. Null if neither is known.
   */
  attempt: z.object({ number: z.number().int(), told: z.boolean() }).nullable(),
  errorMessage: z.string().nullable(),
  /** On a dataset's run list: whether the run wrote or read it, which version, and how many rows. */
  use: z
    .object({
      side: z.enum(['input', 'output']),
      version: z.string().nullable(),
      rowCount: z.number().nullable(),
      bytes: z.number().nullable(),
    })
    .nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** Answer of `GET /api/v2/nodes/{key}/runs`, latest start first. */
export const RunList = z.object({
  runs: z.array(RunSummary),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type RunList = z.infer<typeof RunList>;

export const FacetView = z.object({
  name: z.string(),
  /** Where in the event the facet sat. */
  on: z.enum(['run', 'job', 'dataset', 'input', 'output']),
  body: JsonSchema,
  producer: z.string().nullable(),
  schemaUrl: z.string().nullable(),
  /** Whether Headwater reads it into a panel of its own; all facets are kept either way. */
  known: z.boolean(),
  /** Time of the event that last set it. */
  at: InstantSchema,
});
export type FacetView = z.infer<typeof FacetView>;

export const RunDataset = z.object({
  node: NodeRef,
  side: z.enum(['input', 'output']),
  version: z.string().nullable(),
  /** The version by its stable id; null if nobody knows which. */
  pinned: VersionRef.nullable(),
  /** The run did not say which version it read; this was the latest when it started. */
  assumed: z.boolean(),
  rowCount: z.number().nullable(),
  bytes: z.number().nullable(),
  facets: z.array(FacetView),
});
export type RunDataset = z.infer<typeof RunDataset>;

/** Answer of `GET /api/v2/runs/{runId}`. */
export const RunDetails = RunSummary.extend({
  /** From the immediate parent outwards to the root. */
  ancestors: z.array(z.object({ runId: z.string(), job: NodeRef, state: RunStateSchema })),
  children: z.array(RunSummary),
  /** All tries of the same work, first first; empty if it is the only one. */
  attempts: z.array(RunSummary),
  /** All runs under its root, each below its parent; where there is but one, it is this run. */
  tree: z.object({
    runs: z.array(
      z.object({
        runId: z.string(),
        job: NodeRef,
        state: RunStateSchema,
        startedAt: InstantSchema.nullable(),
        durationMs: z.number().nullable(),
        depth: z.number().int(),
      }),
    ),
    /** More runs belong to it than are listed. */
    isCut: z.boolean(),
  }),
  inputs: z.array(RunDataset),
  outputs: z.array(RunDataset),
  error: z
    .object({
      message: z.string(),
      language: z.string().nullable(),
      stackTrace: z.string().nullable(),
    })
    .nullable(),
  engine: z.object({ name: z.string().nullable(), version: z.string() }).nullable(),
  parameters: z.array(
    z.object({ key: z.string(), value: z.string(), description: z.string().nullable() }),
  ),
  /** Values are masked unless they are plainly harmless. */
  environment: z.array(z.object({ name: z.string(), value: z.string() })),
  tests: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      severity: z.string().nullable(),
      expected: z.string().nullable(),
      actual: z.string().nullable(),
    }),
  ),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  facets: z.array(FacetView),
  events: z.array(
    z.object({ id: z.string(), eventTime: InstantSchema, eventType: z.string().nullable() }),
  ),
  warningCount: z.number().int(),
});
export type RunDetails = z.infer<typeof RunDetails>;
