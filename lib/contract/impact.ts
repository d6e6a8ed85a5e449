import { z } from 'zod';

import { EDGE_MEANINGS, EVIDENCE } from '@/lib/lineage';

import { IMPACT_DIRECTIONS, IMPACT_ORDERS } from './choices';
import { InstantSchema, NodeRef, NodeStatusSchema, Notice } from './shared-shapes';

/** Query of `GET /api/v2/nodes/{key}/impact`, already read leniently (see lib/url). */
export const ImpactQuery = z.object({
  direction: z.enum(IMPACT_DIRECTIONS),
  /** Evidence to walk. */
  evidence: z.array(z.enum(EVIDENCE)),
  order: z.enum(IMPACT_ORDERS),
  edges: z.enum(EDGE_MEANINGS),
  /** The moment to answer for; null for now. */
  asOf: InstantSchema.nullable(),
  /** Bounds of the window, both included; null for open. */
  from: InstantSchema.nullable(),
  to: InstantSchema.nullable(),
});
export type ImpactQuery = z.infer<typeof ImpactQuery>;

export const ImpactRow = NodeRef.extend({
  /** Hops from the node, datasets and jobs alike; 1 or more. */
  distance: z.number().int(),
  /** That of the weakest step on the path. */
  evidence: z.enum(EVIDENCE),
  owners: z.array(z.string()),
  /** State of the job's latest run, or of the run that last wrote the dataset. */
  status: NodeStatusSchema,
  /** When it was reached. */
  statusAt: InstantSchema.nullable(),
  /** Id of that run. */
  lastRun: z.string().nullable(),
  /**
   * A shortest path from the node to this one, both included, in the order of walking; the ends of a
   * path of over 100 nodes, with null for the middle.
   */
  path: z.array(NodeRef.nullable()),
});
export type ImpactRow = z.infer<typeof ImpactRow>;

export const ImpactAnswer = z.object({
  direction: z.enum(IMPACT_DIRECTIONS),
  /** Evidence walked. */
  evidence: z.array(z.enum(EVIDENCE)),
  /** What an edge means. */
  edges: z.enum(EDGE_MEANINGS),
  /** Nodes reached; all of them are in the pages together, none is left out. */
  total: z.number().int(),
  /** Hops to the farthest. */
  farthest: z.number().int(),
  /** The moment the answer speaks of; null means now. */
  asOf: InstantSchema.nullable(),
});
export type ImpactAnswer = z.infer<typeof ImpactAnswer>;

/** How many nodes the same owners answer for. */
export const OwnerCount = z.object({ owners: z.array(z.string()), nodes: z.number().int() });
export type OwnerCount = z.infer<typeof OwnerCount>;

/** Answer of `GET /api/v2/nodes/{key}/impact`. */
export const ImpactResponse = z.object({
  node: NodeRef,
  rows: z.array(ImpactRow),
  /** Over all pages; the nodes nobody owns last. Empty on every page but the first. */
  byOwners: z.array(OwnerCount),
  answer: ImpactAnswer,
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type ImpactResponse = z.infer<typeof ImpactResponse>;
