import { walk, type GraphSource, type NodeKey, type Side, type Walked } from '@/lib/lineage';

import type { Age, Pattern, Selector, SelectorField } from './selector';

type Keys = ReadonlySet<NodeKey>;

/** What a selector is asked of. `within` narrows where it helps; null is the whole store. */
export type SelectionSource = {
  readonly graph: GraphSource;
  readonly all: () => Keys;
  readonly having: (field: SelectorField, pattern: Pattern, within: Keys | null) => Keys;
  readonly updated: (age: Age, within: Keys | null) => Keys;
};

export type Selection = {
  readonly keys: Keys;
  /** False where a walk stopped at the limit. */
  readonly isWhole: boolean;
};

const SIDES: readonly Side[] = ['up', 'down'];

class Evaluation {
  isWhole = true;
  readonly #source: SelectionSource;
  readonly #limit: number;

  constructor(source: SelectionSource, limit: number) {
    this.#source = source;
    this.#limit = limit;
  }

  of(selector: Selector, within: Keys | null): Keys {
    switch (selector.kind) {
      case 'field':
        return this.#source.having(selector.field, selector.pattern, within);
      case 'updated':
        return this.#source.updated(selector.age, within);
      case 'not': {
        const universe = within ?? this.#source.all();
        return difference(universe, this.of(selector.of, universe));
      }
      case 'and':
        return (
          selector.parts.reduce<Keys | null>((left, part) => this.of(part, left), within) ??
          new Set()
        );
      case 'or':
        return new Set(selector.parts.flatMap((part) => [...this.of(part, within)]));
      case 'walk':
        return only(this.#walk(selector), within);
      case 'ends':
        return only(this.#ends(this.of(selector.of, null), selector.ends), within);
    }
  }

  #walk({ of, hops }: Extract<Selector, { kind: 'walk' }>): Keys {
    const start = this.of(of, null);
    const found = new Set(start);
    for (const side of SIDES) {
      if (hops[side] === 0 || start.size === 0) continue;
      const limit = Math.max(this.#limit, start.size);
      const walked = walk(this.#source.graph, { from: [...start], side, depth: hops[side], limit });
      this.isWhole &&= !walked.hitLimit;
      for (const key of walked.hops.keys()) found.add(key);
    }
    return found;
  }

  #reach(from: readonly NodeKey[], side: Side): Walked {
    const limit = Math.max(this.#limit, from.length);
    const walked = walk(this.#source.graph, { from, side, depth: Infinity, limit });
    this.isWhole &&= !walked.hitLimit;
    return walked;
  }

  /**
   * Those that none of the others leads to, by whatever way. Where they lead to each other in a
   * circle and nothing leads into the circle, all of it counts.
   */
  #ends(keys: Keys, ends: 'roots' | 'sinks'): Keys {
    const [onward, back]: [Side, Side] = ends === 'roots' ? ['down', 'up'] : ['up', 'down'];
    const { met } = this.#reach([...keys], onward);
    const found = difference(keys, met);
    const covered = this.#reach([...found], onward).hops;
    const left = new Set([...keys].filter((key) => !covered.has(key)));
    for (let [key] = left; key !== undefined; [key] = left) {
      left.delete(key);
      const beyond = this.#reach([key], onward).hops;
      const before = [...this.#reach([key], back).hops.keys()].filter((one) => keys.has(one));
      if (!before.every((one) => beyond.has(one))) continue;
      for (const one of before) found.add(one);
      for (const one of beyond.keys()) left.delete(one);
    }
    return found;
  }
}

function difference(keys: Keys, gone: Keys): Set<NodeKey> {
  return new Set([...keys].filter((key) => !gone.has(key)));
}

function only(keys: Keys, within: Keys | null): Keys {
  return within === null ? keys : new Set([...keys].filter((key) => within.has(key)));
}

/**
 * The nodes a selector means. Walks respect flows; what they reach does not depend on `within`.
 *
 * @param within nodes to choose among; null for the whole store.
 * @param limit nodes one walk reaches at most.
 */
export function evaluateSelector(
  selector: Selector,
  source: SelectionSource,
  within: Keys | null,
  limit: number,
): Selection {
  const evaluation = new Evaluation(source, limit);
  return { keys: evaluation.of(selector, within), isWhole: evaluation.isWhole };
}
