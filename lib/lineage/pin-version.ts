import { versionKey, type VersionKey } from './version-key';
import type { Instant, RunState } from './types';

/** One write of a dataset: which run, what it called the result, and when it was there to be read. */
export type Write = {
  readonly runKey: string;
  readonly runId: string;
  readonly version: string | null;
  readonly at: Instant;
  readonly startedAt: Instant | null;
  readonly state: RunState;
};

/** Key of the version a write made. */
export function writtenKey({ version, runId }: Pick<Write, 'version' | 'runId'>): VersionKey {
  return versionKey(version === null ? { kind: 'run', runId } : { kind: 'told', text: version });
}

/** Whether a write left something to read: a failed run only if it told a version all the same. */
function isUsable({ state, version }: Write): boolean {
  return version !== null || (state !== 'failed' && state !== 'aborted');
}

const isLater = (a: Write, b: Write) => a.at > b.at || (a.at === b.at && a.runKey > b.runKey);

/**
 * The write a run most likely read, if it did not say: the latest one that was there when the run
 * started. Its own writes do not count, so a job that reads what it writes reads what the run
 * before it left. Writes still going on count only where nothing else is there (streams).
 */
export function assumedWrite(
  writes: readonly Write[],
  reader: { readonly runKey: string; readonly startedAt: Instant | null },
): Write | null {
  const { startedAt } = reader;
  if (startedAt === null) return null;
  let [done, going]: (Write | null)[] = [null, null];
  for (const write of writes) {
    if (write.at > startedAt || write.runKey === reader.runKey || !isUsable(write)) continue;
    if (write.state === 'running') {
      if (!going || isLater(write, going)) going = write;
    } else if (!done || isLater(write, done)) done = write;
  }
  return done ?? going ?? null;
}

/**
 * The write that first made a version; later writes of the same version made it again. Null for
 * what no run is known to have written.
 */
export function firstWrite(writes: readonly Write[], key: string): Write | null {
  return writes.reduce<Write | null>(
    (first, write) =>
      writtenKey(write) === key && (!first || isLater(first, write)) ? write : first,
    null,
  );
}

/**
 * Whether one run can come before another in a pinned graph: by start, then by key. Every read in
 * such a graph goes from an earlier run's version to a later run, so it has no cycles.
 */
export function runsBefore(
  a: { readonly runKey: string; readonly startedAt: Instant | null },
  b: { readonly runKey: string; readonly startedAt: Instant | null },
): boolean {
  const [x, y] = [a.startedAt ?? '', b.startedAt ?? ''];
  return x < y || (x === y && a.runKey < b.runKey);
}
