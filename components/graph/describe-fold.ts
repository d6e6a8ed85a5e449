import { splitName } from '../node/node-name';
import type { Fold } from './drawn-graph';

/** What a folded card says: "23 more jobs", "upstream of orders", and how many of them failed. */
export function describeFold({ count, failed, shown, memberKind, side, anchor }: Fold) {
  return {
    what: `${count.toLocaleString('en')} more ${memberKind}s`,
    /** "4 of 37 shown". */
    share: `${shown.toLocaleString('en')} of ${(shown + count).toLocaleString('en')} shown`,
    where: `${side === 'up' ? 'upstream' : 'downstream'} of ${splitName(anchor.name).tail}`,
    failed,
  };
}
