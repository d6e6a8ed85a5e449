import { splitName } from '../node/node-name';
import type { Fold } from './drawn-graph';

/** What a folded card says: "23 more jobs", "upstream of orders", and how many of them failed. */
export function describeFold({ members, memberKind, side, anchor }: Fold) {
  return {
    what: `${members.length} more ${memberKind}s`,
    where: `${side === 'up' ? 'upstream' : 'downstream'} of ${splitName(anchor.name).tail}`,
    failed: members.filter(({ status }) => status === 'failed').length,
  };
}
