import { IntRow } from './int-rows';
import { EVIDENCE, type Evidence, type NodeKey } from './types';

/** How a walk came to a node: from where, and through which job. */
export type Step = {
  readonly from: NodeKey;
  readonly through: NodeKey | null;
  /** `from` is a job that opened, as the end of a flow: its own way here is another one. */
  readonly isFromOpen: boolean;
  /** Of the step itself. */
  readonly evidence: Evidence | null;
};

/** The same between nodes by their numbers; `through` is -1 where there is no job. */
export type NumberedStep = Pick<Step, 'isFromOpen' | 'evidence'> & {
  readonly from: number;
  readonly through: number;
};

/** Nodes of a way written into a row at most; of a longer one the middle is left out. */
export const PATH_LIMIT = 100;

/** The last step to each node by its number: from where, through which job, and in `how` the rest of the step. */
class Steps {
  readonly from = new IntRow(-1);
  readonly through = new IntRow(-1);
  readonly how = new IntRow();
}

/**
 * The first, and so a shortest, way a walk took to each node. Every way respects the flows. Nodes have
 * numbers and steps are rows of them, so that a way to each of 100,000 nodes takes a few words.
 */
export class Trail {
  readonly #numbers = new Map<NodeKey, number>();
  readonly #keys: NodeKey[] = [];
  readonly #reached = new Steps();
  readonly #opened = new Steps();

  #numberOf(key: NodeKey): number {
    let at = this.#numbers.get(key);
    if (at === undefined) {
      at = this.#keys.push(key) - 1;
      this.#numbers.set(key, at);
    }
    return at;
  }

  #note({ from, through, how }: Steps, key: NodeKey, step: Step): void {
    const at = this.#numberOf(key);
    if (from.at(at) >= 0) return;
    from.set(at, this.#numberOf(step.from));
    through.set(at, step.through === null ? -1 : this.#numberOf(step.through));
    const evidence = step.evidence === null ? 0 : EVIDENCE.indexOf(step.evidence) + 1;
    how.set(at, evidence * 2 + Number(step.isFromOpen));
  }

  /** Notes how a node was reached. The first note counts. */
  reach(key: NodeKey, step: Step): void {
    this.#note(this.#reached, key, step);
  }

  /** Notes how a node was reached as an end of a flow. The first note counts. */
  open(key: NodeKey, step: Step): void {
    this.#note(this.#opened, key, step);
    this.reach(key, step);
  }

  /** Nodes with a number: all that were reached, and the start. */
  get size(): number {
    return this.#keys.length;
  }

  /** A node's number; undefined for what was not reached. */
  numberOf(key: NodeKey): number | undefined {
    return this.#numbers.get(key);
  }

  /** The node with a number. */
  keyAt(at: number): NodeKey {
    const key = this.#keys[at];
    if (key === undefined) throw new RangeError(`no node has the number ${at}`);
    return key;
  }

  /** The last step to the node with a number; undefined for the start and for what was not reached. */
  stepTo(at: number, isOpen: boolean): NumberedStep | undefined {
    const steps = isOpen ? this.#opened : this.#reached;
    const from = steps.from.at(at);
    if (from < 0) return undefined;
    const how = steps.how.at(at);
    return {
      from,
      through: steps.through.at(at),
      isFromOpen: how % 2 === 1,
      evidence: EVIDENCE[(how >> 1) - 1] ?? null,
    };
  }

  /** The way from the start of the walk to `key`, both included; null stands for a middle left out. */
  to(key: NodeKey, start: NodeKey): (NodeKey | null)[] {
    const path = this.wholeTo(key, start);
    if (path.length <= PATH_LIMIT) return path;
    const half = PATH_LIMIT / 2;
    return [...path.slice(0, half), null, ...path.slice(-half)];
  }

  /** The same however long it is. */
  wholeTo(key: NodeKey, start: NodeKey): NodeKey[] {
    const path: NodeKey[] = [key];
    const first = this.#numbers.get(start);
    for (let at = this.#numbers.get(key), isOpen = false; at !== undefined && at !== first;) {
      const step = this.stepTo(at, isOpen);
      if (step === undefined) break;
      if (step.through >= 0 && step.through !== at) path.push(this.keyAt(step.through));
      path.push(this.keyAt(step.from));
      at = step.from;
      isOpen = step.isFromOpen;
    }
    return path.reverse();
  }
}
