import { z } from 'zod';

import {
  NODE_KINDS,
  NODE_STATUSES,
  RUN_STATES,
  STRENGTHS,
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

/** The least that names and links a version. */
export const VersionRef = z.object({
  node: NodeRef,
  /** `<node id>@<key, percent-encoded>`. */
  id: z.string(),
  key: z.string(),
  /** Short, for people: `v3`, `sha256 791d583e`, or the time of the run that wrote it. */
  label: z.string(),
  /** What the key proves: `strong` full content hash or snapshot, `weak` sampled digest, `label` a name, `run` only who wrote it. */
  strength: z.enum(STRENGTHS),
});
export type VersionRef = z.infer<typeof VersionRef>;

/** Something the server read differently from what was asked, and why. */
export const Notice = z.object({ parameter: z.string(), message: z.string() });
export type Notice = z.infer<typeof Notice>;

/** Something off about a stored event; `pointer` is an RFC 6901 JSON pointer into it. */
export const EventWarning = z.object({ pointer: z.string(), message: z.string() });
export type EventWarning = z.infer<typeof EventWarning>;
