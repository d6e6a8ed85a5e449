import { z } from 'zod';

import { InstantSchema, NodeKindSchema, NodeRef, Notice } from './shared-shapes';

/** Query of `GET /api/v2/search`, already read leniently. An empty `q` lists everything, latest first. */
export const SearchQuery = z.object({
  q: z.string(),
  kind: NodeKindSchema.nullable(),
  type: z.string().nullable(),
  namespace: z.string().nullable(),
  tag: z.string().nullable(),
  owner: z.string().nullable(),
  limit: z.number().int().min(1).max(200),
  cursor: z.string().nullable(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchResult = NodeRef.extend({
  /** Where the text was found, best first. `alias`: under another name of the same dataset. */
  matched: z.array(
    z.object({
      in: z.enum(['name', 'alias', 'column', 'tag', 'owner', 'description', 'namespace']),
      /** The text that matched; for descriptions an excerpt. */
      text: z.string(),
    }),
  ),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  owners: z.array(z.string()),
  updatedAt: InstantSchema.nullable(),
});
export type SearchResult = z.infer<typeof SearchResult>;

const FacetCounts = z.array(z.object({ value: z.string(), count: z.number().int() }));

export const SearchResponse = z.object({
  results: z.array(SearchResult),
  total: z.number().int(),
  /** Counts over all matches, most first, at most 20 each. */
  facets: z.object({
    kind: FacetCounts,
    type: FacetCounts,
    namespace: FacetCounts,
    tag: FacetCounts,
    owner: FacetCounts,
  }),
  nextCursor: z.string().nullable(),
  notices: z.array(Notice),
});
export type SearchResponse = z.infer<typeof SearchResponse>;
