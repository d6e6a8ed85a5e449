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

/** A run, as far as it decides which versions it read. */
export type Reader = { readonly runKey: string; readonly startedAt: Instant | null };

/**
 * Whether a write that was there when a run began came before it, if the run writes the dataset,
 * too. Of runs that took no time and the same moment the lesser key came first.
 */
function comesBefore({ startedAt, at, runKey }: Write, reader: Reader): boolean {
  const isAtOnce = at === reader.startedAt && startedAt === reader.startedAt;
  return isAtOnce ? runKey < reader.runKey : runKey !== reader.runKey;
}

/** Writes of one dataset in the order in which they were there to be read. */
export class WriteHistory {
  readonly all: readonly Write[];
  readonly #drops: readonly Instant[];
  /** Usable ones, those still going on apart. */
  readonly #done: readonly Write[];
  readonly #going: readonly Write[];
  readonly #firsts = new Map<string, Write>();
  readonly #counts = new Map<string, number>();
  readonly #writers: ReadonlySet<string>;

  /** Orders writes; what was written before a drop is not there after it. */
  constructor(writes: readonly Write[], drops: readonly Instant[] = []) {
    this.all = [...writes].sort((a, b) => (isLater(a, b) ? 1 : -1));
    this.#drops = drops;
    const usable = this.all.filter(isUsable);
    this.#done = usable.filter(({ state }) => state !== 'running');
    this.#going = usable.filter(({ state }) => state === 'running');
    this.#writers = new Set(this.all.map(({ runKey }) => runKey));
    for (const write of this.all) {
      const key = writtenKey(write);
      if (!this.#firsts.has(key)) this.#firsts.set(key, write);
      const { version } = write;
      if (version !== null) this.#counts.set(version, (this.#counts.get(version) ?? 0) + 1);
    }
  }

  /**
   * The write that first made a version; later writes of the same version made it again. Null for
   * what no run is known to have written.
   */
  first(key: string): Write | null {
    return this.#firsts.get(key) ?? null;
  }

  /** Whether it was ever dropped. */
  get hasDrops(): boolean {
    return this.#drops.length > 0;
  }

  /** How often a told version was written. */
  writesOf(version: string): number {
    return this.#counts.get(version) ?? 0;
  }

  /** The first complete write after a moment. */
  nextAfter(at: Instant | null): Write | null {
    const start = at === null ? 0 : countUntil(this.#done, at);
    return this.#done.slice(start).find(({ state }) => state === 'complete') ?? null;
  }

  /**
   * The write a run most likely read, if it did not say: the latest one that was there when the run
   * started. Its own writes do not count, so a job that reads what it writes reads what the run
   * before it left. Writes still going on count only where nothing else is there (streams).
   */
  readBy(reader: Reader): Write | null {
    const { startedAt } = reader;
    if (startedAt === null) return null;
    const dropped = this.#drops.reduce<string>(
      (last, at) => (at <= startedAt && at > last ? at : last),
      '',
    );
    const isWriter = this.#writers.has(reader.runKey);
    const latest = (writes: readonly Write[]): Write | null => {
      for (let at = countUntil(writes, startedAt) - 1; at >= 0; at -= 1) {
        const write = writes[at];
        if (!write || write.at < dropped) return null;
        if (!isWriter || comesBefore(write, reader)) return write;
      }
      return null;
    };
    return latest(this.#done) ?? latest(this.#going);
  }
}

/** How many of some writes, in order, were there at a moment. */
function countUntil(writes: readonly Write[], at: Instant): number {
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.at ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one run comes before another: by start, then by key. */
export function runsBefore(a: Reader, b: Reader): boolean {
  const [x, y] = [a.startedAt ?? '', b.startedAt ?? ''];
  return x < y || (x === y && a.runKey < b.runKey);
}
