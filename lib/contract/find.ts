import { z } from 'zod';

import { NodeKeySchema, NodeRef, Notice } from './shared-shapes';

/** A node that the question reaches and its answer does not show. */
export const HiddenNode = NodeRef.extend({
  /** Hops from the focus, negative upstream; 0 without a focus. */
  distance: z.number().int(),
  /** The closed group or folded card it is in, by its id; null if it is in none. */
  within: z.string().nullable(),
  /** Keys that bring it in sight: written into `also`, they show it and a shortest way to it. */
  also: z.array(NodeKeySchema),
  /** Nodes in the middle of that way that `also` leaves out, since no more than 500 are shown besides. */
  leftOut: z.number().int(),
});
export type HiddenNode = z.infer<typeof HiddenNode>;

/** Answer of `GET /api/v2/graph/find`. */
export const FindResponse = z.object({
  /** The nearest first. */
  hidden: z.array(HiddenNode),
  /** How many there are; at least so many where `totalExact` is false. */
  total: z.number().int(),
  /** Closed groups and folded cards that hold some of them, the fullest first. */
  within: z.array(
    z.object({
      id: z.string(),
      /** In `expanded` it opens the group, or shows all that is in the card. */
      opens: z.string(),
      /** Name of the group; of a card what it is beside, "daily.orders". */
      label: z.string(),
      count: z.number().int(),
    }),
  ),
  /** False where looking stopped, at 20,000 nodes each way. */
  totalExact: z.boolean(),
  notices: z.array(Notice),
});
export type FindResponse = z.infer<typeof FindResponse>;
