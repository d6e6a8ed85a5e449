import { z } from 'zod';

import { SUGGEST_FIELDS } from './choices';
import { Notice } from './shared-shapes';

/** Query of `GET /api/v2/suggest`, already read leniently. */
export const SuggestQuery = z.object({
  field: z.enum(SUGGEST_FIELDS),
  prefix: z.string(),
  limit: z.number().int().min(1).max(200),
});
export type SuggestQuery = z.infer<typeof SuggestQuery>;

export const SuggestResponse = z.object({
  /** Those that begin with the text first, then those that hold it. */
  values: z.array(
    z.object({
      value: z.string(),
      /** Nodes that have it; null for names. */
      count: z.number().int().nullable(),
    }),
  ),
  notices: z.array(Notice),
});
export type SuggestResponse = z.infer<typeof SuggestResponse>;
