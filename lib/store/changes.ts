import 'server-only';

import type { Instant } from '@/lib/lineage';

/**
 * Which nodes this process has written since the graph index last looked. Kept on globalThis: the
 * writer and Next's bundles are separate module graphs of one process. Writes of other processes
 * show in `PRAGMA data_version` instead.
 */
type Changes = { keys: Set<string>; hasNewAliases: boolean; earliest: Instant | null };

const PENDING = Symbol.for('headwater.changes');
const holder = globalThis as { [PENDING]?: Changes };

function pending(): Changes {
  return (holder[PENDING] ??= { keys: new Set(), hasNewAliases: false, earliest: null });
}

let isSilent = false;

/** Does work on a store nobody looks at: nothing of it is noted. */
export function unnoted<Result>(work: () => Result): Result {
  isSilent = true;
  try {
    return work();
  } finally {
    isSilent = false;
  }
}

/** Says that what is drawn of a node may have changed. Saying it too often does no harm. */
export function noteChange(key: string): void {
  if (!isSilent) pending().keys.add(key);
}

/** Says of what time an event was: answers for moments before it stay as they are. */
export function noteEvent(at: Instant): void {
  const changes = pending();
  if (isSilent) return;
  if (changes.earliest === null || at < changes.earliest) changes.earliest = at;
}

/** Says that some dataset goes by another name now, or is gone. */
export function noteNewAlias(): void {
  if (!isSilent) pending().hasNewAliases = true;
}

/** Takes what was noted since the last call. */
export function takeChanges(): Changes {
  const changes = pending();
  const taken = { ...changes };
  changes.keys = new Set();
  changes.hasNewAliases = false;
  changes.earliest = null;
  return taken;
}
