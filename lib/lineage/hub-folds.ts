import type { Evidence, NodeKey, NodeKind } from './types';
import type { Fan, Side } from './walk';

/** Siblings of one kind at one side of a node, too many to be drawn one by one. */
export type HubFold = {
  /** `<key of the node>.<side>.<kind>`. */
  readonly name: string;
  readonly anchor: NodeKey;
  readonly side: Side;
  readonly kind: NodeKind;
  /** All that were reached. */
  readonly siblings: ReadonlySet<NodeKey>;
  /** The strongest of the edges to those held back, where that is known. */
  readonly evidence?: Evidence;
};

/** What decides which siblings stay out. */
export type Sibling = {
  readonly kind: NodeKind;
  readonly name: string;
  /** Failed, running: needs a look. */
  readonly isUrgent: boolean;
};

type Rules = {
  /** More siblings than this fold. */
  readonly most: number;
  /** So many of them stay out, besides those that are kept. */
  readonly stayOut: number;
  readonly isKept: (key: NodeKey) => boolean;
  /** Whether the reader opened the fold of this name. */
  readonly isOpen: (name: string) => boolean;
  /** Those of the neighbours that are neighbours in the evidence asked for, too. */
  readonly seen: (node: NodeKey, side: Side, beside: readonly NodeKey[]) => readonly NodeKey[];
  readonly describe: (keys: readonly NodeKey[]) => ReadonlyMap<NodeKey, Sibling>;
};

type Growing = HubFold & {
  readonly siblings: Set<NodeKey>;
  readonly out: ReadonlySet<NodeKey>;
};

const NOTHING: Sibling = { kind: 'dataset', name: '', isUrgent: false };

type Named = readonly [key: NodeKey, sibling: Sibling];

/** What needs a look first, then by name: the same few at every look. */
function byInterest([a, x]: Named, [b, y]: Named): number {
  if (x.isUrgent !== y.isUrgent) return x.isUrgent ? -1 : 1;
  if (x.name !== y.name) return x.name < y.name ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The keys of siblings in the order in which they stay out, and are listed. */
export function sortSiblings(siblings: Iterable<Named>): NodeKey[] {
  return [...siblings].sort(byInterest).map(([key]) => key);
}

/** The first few in that order: sorting thousands of them took half of an answer's time. */
function firstOf(siblings: Iterable<Named>, count: number): NodeKey[] {
  let few: Named[] = [];
  let last: Named | undefined;
  for (const one of siblings) {
    if (last && few.length >= count && byInterest(one, last) > 0) continue;
    few = [...few, one].sort(byInterest).slice(0, count);
    last = few.at(-1);
  }
  return few.map(([key]) => key);
}

/**
 * Folds hubs while a walk goes: where more than `most` siblings of one kind stand at one side of a node, the walk goes on to a few and
 * those that are kept, and never looks at the rest. So an answer at a hub costs what it shows.
 */
export class HubFolds implements Fan {
  readonly most: number;
  readonly #rules: Rules;
  readonly #folds = new Map<string, Growing>();
  /** The sides, `<key>.<side>`, at which something is folded. */
  readonly #anchors = new Set<string>();

  constructor(rules: Rules) {
    this.most = rules.most;
    this.#rules = rules;
  }

  readonly narrow = (node: NodeKey, side: Side, beside: readonly NodeKey[]): readonly NodeKey[] => {
    const isFolded = this.#anchors.size > 0 && this.#anchors.has(`${node}.${side}`);
    if (beside.length <= this.most && !isFolded) return beside;
    const siblings = this.#rules.seen(node, side, beside);
    if (siblings.length <= this.most && !isFolded) return beside;
    const described = this.#rules.describe(siblings);
    const next = this.#kinds(siblings, described).flatMap(([kind, own]) => [
      ...this.#goOn(`${node}.${side}.${kind}`, { anchor: node, side, kind }, own),
    ]);
    // A dataset that declares its own sources stands beside itself.
    return beside.includes(node) ? [node, ...next] : next;
  };

  #kinds(siblings: readonly NodeKey[], described: ReadonlyMap<NodeKey, Sibling>) {
    const kinds = new Map<NodeKind, Map<NodeKey, Sibling>>();
    for (const key of siblings) {
      const sibling = described.get(key) ?? NOTHING;
      const own = kinds.get(sibling.kind) ?? new Map<NodeKey, Sibling>();
      kinds.set(sibling.kind, own.set(key, sibling));
    }
    return [...kinds];
  }

  #goOn(
    name: string,
    at: Pick<HubFold, 'anchor' | 'side' | 'kind'>,
    siblings: ReadonlyMap<NodeKey, Sibling>,
  ): Iterable<NodeKey> {
    const { isOpen, isKept, most, stayOut } = this.#rules;
    let fold = this.#folds.get(name);
    if (isOpen(name) || (!fold && siblings.size <= most)) return siblings.keys();
    if (!fold) {
      const out = new Set(firstOf(siblings, stayOut));
      this.#anchors.add(`${at.anchor}.${at.side}`);
      this.#folds.set(name, (fold = { name, ...at, siblings: new Set(), out }));
    }
    const { siblings: all, out } = fold;
    for (const key of siblings.keys()) all.add(key);
    return [...siblings.keys()].filter((key) => out.has(key) || isKept(key));
  }

  /** The folds that hold anything back. */
  folds(shown: { readonly has: (key: NodeKey) => boolean }): HubFold[] {
    return [...this.#folds.values()].filter(({ siblings }) =>
      [...siblings].some((key) => !shown.has(key)),
    );
  }
}
