import type { GraphMoment } from '@/lib/contract/moments';
import type { Instant } from '@/lib/lineage';

/** Place of the last moment that is not after `asOf`; the number of moments stands for now. */
export function placeOf(moments: readonly GraphMoment[], asOf: Instant | null): number {
  if (asOf === null) return moments.length;
  return Math.max(
    0,
    moments.findLastIndex(({ at }) => at <= asOf),
  );
}

/** The moment before; null if there is none. */
export function momentBefore(
  moments: readonly GraphMoment[],
  asOf: Instant | null,
): Instant | null {
  // Now looks like the last moment, unless something else was picked.
  const until = asOf ?? moments.at(-1)?.at ?? null;
  return until === null ? null : (moments.findLast(({ at }) => at < until)?.at ?? null);
}

/** The moment after; null for now. */
export function momentAfter(moments: readonly GraphMoment[], asOf: Instant | null): Instant | null {
  if (asOf === null) return null;
  const next = moments.find(({ at }) => at > asOf)?.at ?? null;
  // The last one looks like now.
  return next === moments.at(-1)?.at ? null : next;
}
