import { z } from 'zod';

import { EVIDENCE } from '@/lib/lineage';

import { ColumnRef, ColumnUseView } from './columns';
import { EventSummary } from './events';
import { InstantSchema, JsonSchema, NodeRef, Notice } from './shared-shapes';

/** Where a statement sits: which facet, or a job's plain inputs and outputs. */
export const REPRESENTATIONS = ['lineage', 'columnLineage', 'input', 'output'] as const;

/** One place in one event that speaks of an edge. */
export const EdgeStatement = z.object({
  representation: z.enum(REPRESENTATIONS),
  event: EventSummary,
  /** RFC 6901 JSON pointer into the event as received. */
  pointer: z.string(),
  /** What stands there. */
  value: JsonSchema,
  /** Who made the facet, else who sent the event. */
  producer: z.string().nullable(),
});
export type EdgeStatement = z.infer<typeof EdgeStatement>;

/** Answer of `GET /api/v2/evidence`: how an edge is known. */
export const EdgeEvidence = z.object({
  from: ColumnRef,
  to: ColumnRef,
  /** The job between, or the job that is an end itself; null where a dataset declares its own sources. */
  job: NodeRef.nullable(),
  evidence: z.enum(EVIDENCE),
  /** How the column is used, each way it is; empty where nobody says. */
  uses: z.array(ColumnUseView),
  runCount: z.number().int(),
  firstSeen: InstantSchema,
  lastSeen: InstantSchema,
  lastRun: z.string().nullable(),
  /** Inputs and outputs of the job where several stand on both sides and the pairing is a guess. */
  pairing: z.object({ inputs: z.number().int(), outputs: z.number().int() }).nullable(),
  /** What the events of the latest run that showed it say, or the declaration; facets first. */
  statements: z.array(EdgeStatement),
  /** SQL of the job, as the latest event has it. */
  sql: z.object({ query: z.string(), dialect: z.string().nullable() }).nullable(),
  /** The moment the answer speaks of; null means now. */
  asOf: InstantSchema.nullable(),
  notices: z.array(Notice),
});
export type EdgeEvidence = z.infer<typeof EdgeEvidence>;
