import { z } from 'zod';

import { EDGE_MEANINGS, EVIDENCE } from '@/lib/lineage';

import { IMPACT_DIRECTIONS } from './choices';
import { InstantSchema, NodeIdSchema, NodeRef, Notice } from './shared-shapes';

/** Query of `GET /api/v2/paths`, already read leniently (see lib/url). */
export const PathsQuery = z.object({
  /** Node id or key. */
  from: z.string().min(1),
  to: z.string().min(1),
  /** Evidence to walk. */
  evidence: z.array(z.enum(EVIDENCE)),
  edges: z.enum(EDGE_MEANINGS),
  /** The moment to answer for; null for now. */
  asOf: InstantSchema.nullable(),
  /** Bounds of the window, both included; null for open. */
  windowFrom: InstantSchema.nullable(),
  windowTo: InstantSchema.nullable(),
});
export type PathsQuery = z.infer<typeof PathsQuery>;

/**
 * One way data takes between the two nodes, through each job from an input to an output it flows to.
 * No dataset comes twice; a job may, by different flows.
 */
export const LineagePath = z.object({
  /** Whether data flows from the first node asked for to the second (`downstream`), or back. */
  direction: z.enum(IMPACT_DIRECTIONS),
  /** Datasets and jobs alike. */
  hops: z.number().int(),
  /** That of the weakest step. */
  evidence: z.enum(EVIDENCE),
  /** In the order data flows, both ends included. */
  nodes: z.array(NodeIdSchema),
});
export type LineagePath = z.infer<typeof LineagePath>;

/** Answer of `GET /api/v2/paths`. */
export const PathsResponse = z.object({
  from: NodeRef,
  to: NodeRef,
  /** Shortest first. */
  paths: z.array(LineagePath),
  /** All nodes on the paths listed. */
  nodes: z.array(NodeRef),
  answer: z.object({
    listed: z.number().int(),
    /** Paths found; at least so many where `totalExact` is false. */
    total: z.number().int(),
    /** False where counting stopped: at 1,000 paths, 20,000 nodes or 200,000 steps. */
    totalExact: z.boolean(),
    /** Hops of the shortest; null without a path. */
    shortest: z.number().int().nullable(),
    /** Evidence walked. */
    evidence: z.array(z.enum(EVIDENCE)),
    edges: z.enum(EDGE_MEANINGS),
    /** The moment the answer speaks of; null means now. */
    asOf: InstantSchema.nullable(),
  }),
  notices: z.array(Notice),
});
export type PathsResponse = z.infer<typeof PathsResponse>;
