import type { ShapeSighting } from '@/lib/lineage';

import type { RunSighting } from './runs-until';

/** How a shape was seen with one run more. */
export function addRun(seen: ShapeSighting | null, run: RunSighting): ShapeSighting {
  if (!seen)
    return { runCount: 1, firstSeen: run.firstSeen, lastSeen: run.lastSeen, lastRun: run.runId };
  const isLater =
    run.lastSeen > seen.lastSeen ||
    (run.lastSeen === seen.lastSeen && run.runId > (seen.lastRun ?? ''));
  return {
    runCount: seen.runCount + 1,
    firstSeen: run.firstSeen < seen.firstSeen ? run.firstSeen : seen.firstSeen,
    lastSeen: isLater ? run.lastSeen : seen.lastSeen,
    lastRun: isLater ? run.runId : seen.lastRun,
  };
}
