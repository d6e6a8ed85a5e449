import 'server-only';

import { runsBefore, shapeInputs, type NodeKey, type Reader, type Write } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import { loadPinnedRuns, type PinnedRunRow } from '@/lib/store/pinned-store';

import type { Pins } from '../pins';

/** Runs looked through for a circle at most; beyond, the order of starts decides. */
const RUNS_LOOKED_AT = 500;

/**
 * Decides which reads a pinned graph draws, so that it has no cycles: those of a version whose run
 * started earlier, and of the others (runs at one moment, streams that read what began after them)
 * those on no circle. A circle of drawn reads would be one of reads in the order of starts alone,
 * which there cannot be.
 */
export class ReadOrder {
  readonly #db: Database;
  readonly #pins: Pins;
  readonly #nameOf: (key: NodeKey) => NodeKey;
  readonly #makers = new Map<string, readonly Write[]>();

  constructor(db: Database, pins: Pins, nameOf: (key: NodeKey) => NodeKey) {
    this.#db = db;
    this.#pins = pins;
    this.#nameOf = nameOf;
  }

  /** Whether a run's read of what another wrote is drawn. */
  allows(write: Write, reader: Reader): boolean {
    if (runsBefore(write, reader)) return true;
    const seen = new Set([write.runKey]);
    for (const run of seen) {
      if (run === reader.runKey || seen.size > RUNS_LOOKED_AT) return false;
      for (const { runKey } of this.#madeBy(run)) seen.add(runKey);
    }
    return true;
  }

  /** The writes a run read from. */
  #madeBy(runKey: string): readonly Write[] {
    let known = this.#makers.get(runKey);
    if (!known) {
      const [run] = loadPinnedRuns(this.#db, [runKey]);
      this.#makers.set(runKey, (known = run ? this.#read(run) : []));
    }
    return known;
  }

  #read(run: PinnedRunRow): Write[] {
    const told = new Map<NodeKey, string>();
    for (const { side, dataset, version } of run.told)
      if (side === 'input' && !told.has(this.#nameOf(dataset)))
        told.set(this.#nameOf(dataset), version);
    const reader = { runKey: run.key, startedAt: run.startedAt };
    const inputs = new Set([...(run.shape ? shapeInputs(run.shape) : [])].map(this.#nameOf));
    return [...inputs].flatMap(
      (dataset) => this.#pins.read(dataset, told.get(dataset) ?? null, reader).write ?? [],
    );
  }
}
