import { isStronger } from './shape';
import { Trail, type Step } from './trail';
import type { Evidence, NodeKey } from './types';
import { walk, type GraphSource, type Side } from './walk';

/** One node that the start has an effect on (or is made from). */
export type Impact = {
  readonly key: NodeKey;
  readonly hops: number;
  /** That of the weakest step on the path: the whole is believed as much as that. */
  readonly evidence: Evidence;
};

/** Everything one way of a node, nearest first, and how it was reached. */
export type ImpactWalk = {
  readonly rows: readonly Impact[];
  /** A shortest path to a row's node, both ends included; null stands for a middle left out. */
  readonly pathTo: (key: NodeKey) => (NodeKey | null)[];
};

/**
 * Walks all the way downstream (or upstream) of a node, flows respected, and keeps one shortest path
 * to each node. Memory grows with the nodes reached, a few words each.
 */
export function walkImpact(source: GraphSource, from: NodeKey, side: Side): ImpactWalk {
  const trail = new Trail();
  const { hops } = walk(source, { from, side, depth: Infinity, limit: Infinity, trail });

  const weakest = { reached: new Map<NodeKey, Evidence>(), opened: new Map<NodeKey, Evidence>() };
  const evidenceOf = (key: NodeKey, isOpen: boolean): Evidence => {
    // Down to what is known already, then back up: no recursion, chains may be long.
    const pending: { readonly key: NodeKey; readonly isOpen: boolean; readonly step: Step }[] = [];
    let best: Evidence | undefined;
    for (let at = { key, isOpen }; ;) {
      best = (at.isOpen ? weakest.opened : weakest.reached).get(at.key);
      const step =
        best === undefined && at.key !== from ? trail.stepTo(at.key, at.isOpen) : undefined;
      if (step === undefined) break;
      pending.push({ ...at, step });
      at = { key: step.from, isOpen: step.isFromOpen };
    }
    for (const { key: to, isOpen: open, step } of pending.reverse()) {
      const own = step.evidence ?? 'observed';
      if (best === undefined || isStronger(best, own)) best = own;
      (open ? weakest.opened : weakest.reached).set(to, best);
    }
    return best ?? 'observed';
  };

  const rows: Impact[] = [];
  for (const [key, distance] of hops)
    if (key !== from) rows.push({ key, hops: distance, evidence: evidenceOf(key, false) });
  // Held by nobody but what looks up the ways, as long as it is.
  weakest.reached.clear();
  weakest.opened.clear();
  rows.sort((a, b) => a.hops - b.hops || (a.key < b.key ? -1 : 1));
  return { rows, pathTo: (key) => trail.to(key, from) };
}
