import type { ColumnUse } from './column-shape';

/**
 * Whether a value gets across masked alone: there is a way that passes it on, and none that does
 * without masking. Several producers, or one in several steps, may say both of one pair.
 */
export function isMaskedAlone(uses: Iterable<Pick<ColumnUse, 'type' | 'masking'> | null>): boolean {
  let isMasked = false;
  for (const use of uses) {
    if (use?.type === 'INDIRECT') continue;
    if (use?.masking !== true) return false;
    isMasked = true;
  }
  return isMasked;
}
