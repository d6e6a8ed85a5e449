import 'server-only';

/**
 * Which nodes this process has written since the graph index last looked. Kept on globalThis: the
 * writer and Next's bundles are separate module graphs of one process. Writes of other processes
 * show in `PRAGMA data_version` instead.
 */
type Changes = { keys: Set<string>; hasNewAliases: boolean };

const PENDING = Symbol.for('headwater.changes');
const holder = globalThis as { [PENDING]?: Changes };

function pending(): Changes {
  return (holder[PENDING] ??= { keys: new Set(), hasNewAliases: false });
}

/** Says that what is drawn of a node may have changed. Saying it too often does no harm. */
export function noteChange(key: string): void {
  pending().keys.add(key);
}

/** Says that some dataset goes by another name now. */
export function noteNewAlias(): void {
  pending().hasNewAliases = true;
}

/** Takes what was noted since the last call. */
export function takeChanges(): Changes {
  const changes = pending();
  const taken = { ...changes };
  changes.keys = new Set();
  changes.hasNewAliases = false;
  return taken;
}
