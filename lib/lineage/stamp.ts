import type { Instant } from './types';

/**
 * The place of a statement in the order of statements: event time, then event hash. Two different
 * events never have equal stamps, so "the last one wins" does not depend on arrival.
 */
export type Stamp = readonly [at: Instant, hash: string];

/** Whether stamp `a` comes after stamp `b`. */
export function isLater(a: Stamp, b: Stamp): boolean {
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}
