import { z } from 'zod';

import { GraphResponse } from './graph';
import { InstantSchema, NodeRef, VersionRef } from './shared-shapes';
import { VersionDetails } from './versions';

/** A column somebody tagged, somewhere behind a model, and whether it reached the model. */
const TaggedColumn = z.object({
  node: NodeRef,
  column: z.string(),
  tag: z.string(),
  isProhibited: z.boolean(),
  /**
   * `direct`: values go into the model; `indirect`: it decides about rows or groups; `none`: every
   * run tells its column lineage, and none leads there; `unknown`: a run on the way does not.
   */
  reach: z.enum(['direct', 'indirect', 'none', 'unknown']),
});
export type TaggedColumn = z.infer<typeof TaggedColumn>;

/** Answer of `GET /api/v2/nodes/{key}/versions/{version}/certificate`: what one version of a model was made of. */
export const Certificate = z.object({
  version: VersionDetails,
  owners: z.array(z.object({ name: z.string(), type: z.string().nullable() })),
  /** What no known run made: the raw data behind it. */
  sources: z.array(
    z.object({ node: NodeRef, version: VersionRef.nullable(), assumed: z.boolean() }),
  ),
  runs: z.array(
    z.object({
      runId: z.string(),
      job: NodeRef,
      state: z.string(),
      startedAt: InstantSchema.nullable(),
      commit: z.string().nullable(),
      repoUrl: z.string().nullable(),
    }),
  ),
  columns: z.array(TaggedColumn),
  graph: GraphResponse,
  /** In words: what had to be assumed, and what nobody told. */
  doubts: z.array(z.string()),
  eventCount: z.number().int(),
  lastEventAt: InstantSchema.nullable(),
  generatedAt: InstantSchema,
});
export type Certificate = z.infer<typeof Certificate>;
