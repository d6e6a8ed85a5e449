import { z } from 'zod';

import { EVENT_KINDS } from './choices';
import { EventWarning, InstantSchema, NodeRef, Notice } from './shared-shapes';

export const EventSummary = z.object({
  /** SHA-256 of the exact bytes received, hexadecimal. */
  id: z.string(),
  kind: z.enum(EVENT_KINDS),
  eventType: z.string().nullable(),
  eventTime: InstantSchema,
  receivedAt: InstantSchema,
  producer: z.string().nullable(),
  /** The job of a run or job event, the dataset of a dataset event. */
  node: NodeRef,
  runId: z.string().nullable(),
  bytes: z.number().int(),
  warningCount: z.number().int(),
});
export type EventSummary = z.infer<typeof EventSummary>;

/** Answer of `GET /api/v2/events?node=&run=&kind=&warnings=&limit=&cursor=`, latest received first. */
export const EventList = z.object({
  events: z.array(EventSummary),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type EventList = z.infer<typeof EventList>;

/** Answer of `GET /api/v2/events/{id}`; the exact bytes are at `GET /api/v2/events/{id}?raw=1`. */
export const EventDetails = EventSummary.extend({
  warnings: z.array(EventWarning),
  /** The received bytes as text (UTF-8). */
  raw: z.string(),
});
export type EventDetails = z.infer<typeof EventDetails>;

/** Answer of `POST /api/v1/lineage`. */
export const IngestAnswer = z.object({
  id: z.string(),
  kind: z.enum(EVENT_KINDS),
  duplicate: z.boolean(),
  warnings: z.array(EventWarning),
});
export type IngestAnswer = z.infer<typeof IngestAnswer>;

/** Answer of `POST /api/v1/lineage/batch`. */
export const BatchAnswer = z.object({
  received: z.number().int(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  refused: z.array(z.object({ index: z.number().int(), message: z.string(), pointer: z.string() })),
});
export type BatchAnswer = z.infer<typeof BatchAnswer>;
