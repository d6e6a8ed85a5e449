import { z } from 'zod';

import {
  NODE_KINDS,
  NODE_STATUSES,
  RUN_STATES,
  type Instant,
  type Json,
  type NodeId,
  type NodeKey,
} from '@/lib/lineage';

/** Node id as text; branded for the domain. */
export const NodeIdSchema = z.string().transform((value) => value as NodeId);
/** Node key as text; branded for the domain. */
export const NodeKeySchema = z.string().transform((value) => value as NodeKey);
/** UTC ISO-8601 time; branded for the domain. */
export const InstantSchema = z.string().transform((value) => value as Instant);
/**
 * A JSON value handed through untouched. Not `z.json()`: that rebuilds objects and would lose a
 * facet or column that is called `__proto__`.
 */
export const JsonSchema = z.unknown().transform((value) => value as Json);

export const NodeKindSchema = z.enum(NODE_KINDS);
export const NodeStatusSchema = z.enum(NODE_STATUSES);
export const RunStateSchema = z.enum(RUN_STATES);

/** The least needed to name, draw and link a node. */
export const NodeRef = z.object({
  id: NodeIdSchema,
  key: NodeKeySchema,
  kind: NodeKindSchema,
  /** `TABLE`, `FILE`, `MODEL`, … for datasets (`DATASET` if unknown); `TASK`, `QUERY`, … for jobs (`JOB` if unknown). */
  type: z.string(),
  namespace: z.string(),
  name: z.string(),
});
export type NodeRef = z.infer<typeof NodeRef>;

/** Something the server read differently from what was asked, and why. */
export const Notice = z.object({ parameter: z.string(), message: z.string() });
export type Notice = z.infer<typeof Notice>;

/** Something off about a stored event; `pointer` is an RFC 6901 JSON pointer into it. */
export const EventWarning = z.object({ pointer: z.string(), message: z.string() });
export type EventWarning = z.infer<typeof EventWarning>;
