import { z } from 'zod';

import { NodeRef, NodeStatusSchema, Notice } from './shared-shapes';

/** A node inside a folded card; its key in `also` takes it out. */
export const FoldMember = NodeRef.extend({ status: NodeStatusSchema });
export type FoldMember = z.infer<typeof FoldMember>;

/** Answer of `GET /api/v2/graph/members`. */
export const MembersResponse = z.object({
  /** What needs a look first (failed, running, aborted), then by name. */
  members: z.array(FoldMember),
  /** How many of those inside the card match. */
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type MembersResponse = z.infer<typeof MembersResponse>;
