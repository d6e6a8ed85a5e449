import { z } from 'zod';

import { RunSummary } from './runs';
import { InstantSchema, NodeRef, NodeStatusSchema } from './shared-shapes';

const ListedNode = NodeRef.extend({
  status: NodeStatusSchema,
  updatedAt: InstantSchema.nullable(),
  /** Immediate neighbours on both sides. */
  degree: z.number().int(),
});

/** Answer of `GET /api/v2/overview`: what the home page shows. */
export const Overview = z.object({
  counts: z.object({
    datasets: z.number().int(),
    jobs: z.number().int(),
    runs: z.number().int(),
    events: z.number().int(),
  }),
  /** Events received in the last 24 hours. */
  lastDay: z.object({
    events: z.number().int(),
    warnings: z.number().int(),
    failedRuns: z.number().int(),
  }),
  lastEventAt: InstantSchema.nullable(),
  /** Latest updated first. */
  recent: z.array(ListedNode),
  /** Most immediate neighbours first. */
  connected: z.array(ListedNode),
  /** Jobs whose latest run failed, latest first. */
  failing: z.array(RunSummary),
});
export type Overview = z.infer<typeof Overview>;

/** Answer of `GET /api/v2/pulse`: changes whenever anything was stored. Cheap; meant for polling. */
export const Pulse = z.object({ revision: z.string(), events: z.number().int() });
export type Pulse = z.infer<typeof Pulse>;

/** Answer of `GET /api/v2/health`. */
export const Health = z.object({
  status: z.literal('ok'),
  version: z.string(),
  events: z.number().int(),
  lastEventAt: InstantSchema.nullable(),
});
export type Health = z.infer<typeof Health>;

/** Body of `POST /api/v2/shares`: a path of this app with its query, for instance `/lineage?focus=…`. */
export const ShareRequest = z.object({
  path: z
    .string()
    .max(20_000)
    .regex(
      /^\/(?![/\\])\P{Cc}*$/u,
      'must be a path of this site, beginning with one slash and without control characters',
    ),
});
export type ShareRequest = z.infer<typeof ShareRequest>;

/** Answer of `POST /api/v2/shares`; the same path always gets the same id. */
export const ShareAnswer = z.object({ id: z.string(), path: z.string(), url: z.string() });
export type ShareAnswer = z.infer<typeof ShareAnswer>;

/** RFC 9457 problem document; every error of the API has this shape. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** RFC 6901 pointer to what is wrong in the body. */
  pointer: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
