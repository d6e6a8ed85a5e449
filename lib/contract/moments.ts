import { z } from 'zod';

import { InstantSchema, Notice } from './shared-shapes';

/** A burst of runs and statements after which a graph may look different. */
export const GraphMoment = z.object({
  /** The last of it: as of then the graph shows all of it. */
  at: InstantSchema,
  /** Runs that last spoke in it. */
  runs: z.number().int(),
  /** Of those, how many failed. */
  failed: z.number().int(),
});
export type GraphMoment = z.infer<typeof GraphMoment>;

export const GraphMoments = z.object({
  /** Earliest first. */
  moments: z.array(GraphMoment),
  /** The server's clock. */
  now: InstantSchema,
  notices: z.array(Notice),
});
export type GraphMoments = z.infer<typeof GraphMoments>;
