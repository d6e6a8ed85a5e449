import 'server-only';

import { databaseFile } from '@/lib/store/database';
import { digestDifferences } from '@/lib/store/projection-digest';
import { rebuildProjections, type RebuildProgress, type Unprojected } from '@/lib/store/rebuild';

export type RebuildAnswer = {
  readonly events: number;
  readonly unprojected: readonly Unprojected[];
  /** Digests of the projections as they were and as the log makes them. */
  readonly before: string;
  readonly after: string;
  /** Tables that were not as the log makes them; empty: identical. */
  readonly differences: readonly string[];
  readonly switchMs: number;
};

/** Makes the projections of the store named by DATABASE_URL again from its log. */
export async function rebuild(onProgress?: RebuildProgress): Promise<RebuildAnswer> {
  const { before, after, ...rest } = await rebuildProjections(databaseFile(), onProgress);
  return {
    ...rest,
    before: before.hash,
    after: after.hash,
    differences: digestDifferences(before, after),
  };
}
