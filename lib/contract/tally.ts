import { z } from 'zod';

import { TALLIED } from './choices';
import { Notice } from './shared-shapes';

/** How many nodes have which value. */
export const Tally = z.object({
  /** The most frequent first. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  /** Values that are not listed, and how many nodes have one of them. */
  others: z.object({ values: z.number().int(), count: z.number().int() }),
});
export type Tally = z.infer<typeof Tally>;

/** Answer of `GET /api/v2/graph/tally`. */
export const TallyResponse = z.object({
  /** How many nodes are counted: those shown, and those in closed groups and folded cards. */
  total: z.number().int(),
  tallies: z.array(
    z.object({
      by: z.enum(TALLIED),
      all: Tally,
      /** Of each closed group and each folded card, by its id. */
      inside: z.array(Tally.extend({ id: z.string() })),
    }),
  ),
  notices: z.array(Notice),
});
export type TallyResponse = z.infer<typeof TallyResponse>;
