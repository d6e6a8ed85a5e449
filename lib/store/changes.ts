import 'server-only';

/**
 * Which nodes this process has written since each index last looked. Kept on globalThis: the
 * writer and Next's bundles are separate module graphs of one process. Writes of other processes
 * show in `PRAGMA data_version` instead.
 */
type Changes = { keys: Set<string>; hasNewAliases: boolean };

/** Who keeps something in memory that changes make old. */
export type ChangeReader = 'graph' | 'columns';

const PENDING = Symbol.for('headwater.changes');
const holder = globalThis as { [PENDING]?: Record<ChangeReader, Changes> };

const none = (): Changes => ({ keys: new Set(), hasNewAliases: false });

function pending(): Record<ChangeReader, Changes> {
  return (holder[PENDING] ??= { graph: none(), columns: none() });
}

/** Says that what is drawn of a node may have changed. Saying it too often does no harm. */
export function noteChange(key: string): void {
  const { graph, columns } = pending();
  graph.keys.add(key);
  columns.keys.add(key);
}

/** Says that some dataset goes by another name now. */
export function noteNewAlias(): void {
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
