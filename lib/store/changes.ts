import 'server-only';

import type { Instant } from '@/lib/lineage';

/**
 * Which nodes this process has written since each index last looked. Kept on globalThis: the
 * writer and Next's bundles are separate module graphs of one process. Writes of other processes
 * show in `PRAGMA data_version` instead.
 */
type Changes = { keys: Set<string>; hasNewAliases: boolean; earliest: Instant | null };

/** What has been written since an index last looked. */
export type Written = {
  readonly keys: ReadonlySet<string>;
  readonly hasNewNames: boolean;
  /** Event time of the earliest event. */
  readonly earliest: Instant | null;
};

/** Who keeps something in memory that changes make old. */
export type ChangeReader = 'graph' | 'columns';

const PENDING = Symbol.for('headwater.changes');
const holder = globalThis as { [PENDING]?: Record<ChangeReader, Changes> };

const none = (): Changes => ({ keys: new Set(), hasNewAliases: false, earliest: null });

function pending(): Record<ChangeReader, Changes> {
  return (holder[PENDING] ??= { graph: none(), columns: none() });
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
  if (isSilent) return;
  const { graph, columns } = pending();
  graph.keys.add(key);
  columns.keys.add(key);
}

/** Says of what time an event was: answers for moments before it stay as they are. */
export function noteEvent(at: Instant): void {
  if (isSilent) return;
  for (const changes of Object.values(pending()))
    if (changes.earliest === null || at < changes.earliest) changes.earliest = at;
}

/** Says that some dataset goes by another name now, or is gone. */
export function noteNewAlias(): void {
  if (isSilent) return;
  const { graph, columns } = pending();
  graph.hasNewAliases = columns.hasNewAliases = true;
}

/** Takes what was noted since this reader's last call. */
export function takeChanges(reader: ChangeReader): Changes {
  const changes = pending();
  const taken = changes[reader];
  changes[reader] = none();
  return taken;
}
