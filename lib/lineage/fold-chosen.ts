import type { HubFold, HubFolds } from './hub-folds';
import type { NodeKey } from './types';
import type { Side } from './walk';

type Keys = ReadonlySet<NodeKey>;
type Ends = { readonly from: NodeKey; readonly to: NodeKey };

const SIDES: readonly Side[] = ['up', 'down'];

/** What stands beside each node. */
class Adjacency {
  readonly #beside = {
    up: new Map<NodeKey, Set<NodeKey>>(),
    down: new Map<NodeKey, Set<NodeKey>>(),
  };

  constructor(edges: readonly Ends[], among: Keys) {
    for (const { from, to } of edges) {
      if (from === to || !among.has(from) || !among.has(to)) continue;
      this.#add('down', from, to);
      this.#add('up', to, from);
    }
  }

  #add(side: Side, key: NodeKey, other: NodeKey): void {
    const known = this.#beside[side].get(key);
    if (known) known.add(other);
    else this.#beside[side].set(key, new Set([other]));
  }

  at(key: NodeKey, side: Side): Keys {
    return this.#beside[side].get(key) ?? new Set();
  }

  count(key: NodeKey): number {
    return this.at(key, 'up').size + this.at(key, 'down').size;
  }
}

/** Some of the nodes chosen: those shown, and the cards that hold others back. */
export type FoldedChoice = { readonly shown: Keys; readonly folds: readonly HubFold[] };

/**
 * Folds the hubs of nodes that were chosen, not walked to: from the starts, and where nothing leads
 * to from there from what most stands beside, on to all that stands beside in the choice, except
 * through what is inside a card. What only leads to the insides of cards is not shown.
 *
 * @param starts nodes that are shown in any case.
 * @param edges at least all between the nodes chosen.
 * @param fan may have folded more of them before.
 */
export function foldChosen(
  chosen: Keys,
  starts: Iterable<NodeKey>,
  edges: readonly Ends[],
  fan: HubFolds,
): FoldedChoice {
  const beside = new Adjacency(edges, chosen);
  const shown = new Set<NodeKey>();
  const folded = new Set<NodeKey>();
  const beyond = new Set<NodeKey>();

  const goOn = (from: readonly NodeKey[]) => {
    const inside: NodeKey[] = [];
    const queue = [...from];
    for (const key of queue) shown.add(key);
    // Grows while it is gone through.
    for (const key of queue)
      for (const side of SIDES) {
        const near = [...beside.at(key, side)];
        const next = new Set(fan.narrow(key, side, near));
        for (const other of near)
          if (shown.has(other) || folded.has(other)) continue;
          else if (next.has(other)) {
            shown.add(other);
            queue.push(other);
          } else {
            folded.add(other);
            inside.push(other);
          }
      }
    leaveOut(inside);
  };
  /** What can only be come to through what is inside a card. */
  const leaveOut = (inside: NodeKey[]) => {
    for (let key = inside.pop(); key !== undefined; key = inside.pop())
      for (const side of SIDES)
        for (const other of beside.at(key, side)) {
          if (shown.has(other) || folded.has(other) || beyond.has(other)) continue;
          beyond.add(other);
          inside.push(other);
        }
  };

  goOn([...starts].filter((key) => chosen.has(key)));
  const byCount = [...chosen]
    .map((key) => [key, beside.count(key)] as const)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [key] of byCount)
    if (!shown.has(key) && !folded.has(key) && !beyond.has(key)) goOn([key]);
  // What was folded before, at a node that is inside a card by now, is out of sight.
  return { shown, folds: fan.folds(shown).filter(({ anchor }) => shown.has(anchor)) };
}
