import { instantToMs } from './instant';
import type { Instant } from './types';

/** Shortest pause between two bursts, as a share of the whole time. */
const PAUSE_SHARE = 1 / 500;

/**
 * Cuts times into bursts at the longest pauses between them: a monthly pipeline of ten runs is one
 * burst a month.
 *
 * @param times in order.
 * @param most bursts at most.
 * @returns for each burst the places of its first and last time.
 */
export function bursts(
  times: readonly Instant[],
  most: number,
): (readonly [first: number, last: number])[] {
  const [start, end] = [times.at(0), times.at(-1)];
  if (start === undefined || end === undefined) return [];
  const shortest = (instantToMs(end) - instantToMs(start)) * PAUSE_SHARE;
  const pauses = times
    .slice(1)
    .map((time, at) => ({ at, ms: instantToMs(time) - instantToMs(times[at] ?? time) }))
    .filter(({ ms }) => ms > shortest)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, most - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return [...pauses, times.length - 1].map((last, at) => [(pauses[at - 1] ?? -1) + 1, last]);
}
