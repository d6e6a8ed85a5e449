import type { Instant, NodeKey } from './types';

/** A name under which a dataset is known. */
export type AliasMember = {
  readonly key: NodeKey;
  /** First time an event named it as a dataset of its own; null if only a symlink mentions it. */
  readonly namedAt: Instant | null;
};

/**
 * The name that stands for a set of aliases: the one first used by an event as a dataset of its
 * own; ties go to the smaller key. Depends on the set alone, never on the order of arrival.
 */
export function representative(members: readonly AliasMember[]): NodeKey | null {
  const [best] = [...members].sort((a, b) => {
    const [x, y] = [a.namedAt ?? '~', b.namedAt ?? '~']; // "~" sorts after every time
    if (x !== y) return x < y ? -1 : 1;
    return a.key < b.key ? -1 : 1;
  });
  return best?.key ?? null;
}
