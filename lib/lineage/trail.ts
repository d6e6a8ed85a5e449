import type { Evidence, NodeKey } from './types';

/** How a walk came to a node: from where, and through which job. */
export type Step = {
  readonly from: NodeKey;
  readonly through: NodeKey | null;
  /** `from` is a job that opened, as the end of a flow: its own way here is another one. */
  readonly isFromOpen: boolean;
  /** Of the step itself. */
  readonly evidence: Evidence | null;
};

/** Nodes of a way written out at most; of a longer one the middle is left out. */
export const PATH_LIMIT = 100;

/** The first, and so a shortest, way a walk took to each node. Every way respects the flows. */
export class Trail {
  readonly #steps = new Map<NodeKey, Step>();
  readonly #opened = new Map<NodeKey, Step>();

  /** Notes how a node was reached. The first note counts. */
  reach(key: NodeKey, step: Step): void {
    if (!this.#steps.has(key)) this.#steps.set(key, step);
  }

  /** Notes how a node was reached as an end of a flow. The first note counts. */
  open(key: NodeKey, step: Step): void {
    if (!this.#opened.has(key)) this.#opened.set(key, step);
    this.reach(key, step);
  }

  /** The last step to `key`; undefined for the start and for what was not reached. */
  stepTo(key: NodeKey, isOpen: boolean): Step | undefined {
    return (isOpen ? this.#opened : this.#steps).get(key);
  }

  /** The way from the start of the walk to `key`, both included; null stands for a middle left out. */
  to(key: NodeKey, start: NodeKey): (NodeKey | null)[] {
    const path: NodeKey[] = [key];
    for (let at = key, isOpen = false; at !== start;) {
      const step = this.stepTo(at, isOpen);
      if (step === undefined) break;
      if (step.through !== null && step.through !== at) path.push(step.through);
      path.push(step.from);
      at = step.from;
      isOpen = step.isFromOpen;
    }
    path.reverse();
    if (path.length <= PATH_LIMIT) return path;
    const half = PATH_LIMIT / 2;
    return [...path.slice(0, half), null, ...path.slice(-half)];
  }
}
