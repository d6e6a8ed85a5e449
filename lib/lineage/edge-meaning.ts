import type { SeenShape } from './owner-view';
import type { Shape } from './shape';
import type { Instant, NodeKey } from './types';

/**
 * What an edge means: seen in any run (`all`), in what made each output as it is now or is being
 * made (`current`), in each job's latest run whatever became of it (`latest-run`), or in runs
 * between two moments (`window`).
 */
export const EDGE_MEANINGS = ['all', 'current', 'latest-run', 'window'] as const;
export type EdgeMeaning = (typeof EDGE_MEANINGS)[number];

/** Moment and meaning of a graph question. */
export type Moment = {
  /** The moment to answer for; null for now. */
  readonly asOf: Instant | null;
  readonly edges: EdgeMeaning;
  /** Bounds of a window, both included; null for open. */
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** The present, seen in any run. */
export const EVER: Moment = { asOf: null, edges: 'all', from: null, to: null };

/** The end of a run, and which: of two at one time the greater id is the later. */
export type RunEnd = { readonly at: Instant; readonly runId: string };

function isLaterEnd(a: RunEnd, b: RunEnd): boolean {
  return a.at === b.at ? a.runId > b.runId : a.at > b.at;
}

/** A shape with what became of the runs that showed it. */
export type ShapeCourse = {
  readonly shape: SeenShape;
  /** Its latest run that was successful; null if none was. */
  readonly success: RunEnd | null;
  readonly isRunning: boolean;
  /** Whether the job's latest run showed it. */
  readonly isLatest: boolean;
};

/** When a dataset's content was last emptied or replaced, and the run that did it. */
export type Cut = { readonly at: Instant; readonly runId: string | null };

/** What became of datasets. */
export type Ends = {
  readonly cut: (dataset: NodeKey) => Cut | null;
  readonly isDropped: (dataset: NodeKey) => boolean;
};

/** A shape without inputs and outputs that are gone; null if nothing is left of what it wrote. */
function without(
  shape: SeenShape,
  keeps: (output: NodeKey) => boolean,
  { isDropped }: Ends,
): SeenShape | null {
  const outputs = shape.outputs.filter(({ key }) => keeps(key));
  if (outputs.length === 0 && shape.outputs.length > 0) return null;
  const isThere = (key: NodeKey) => !isDropped(key);
  const kept: Shape = {
    ...shape,
    inputs: shape.inputs.filter(isThere),
    outputs: outputs.map(({ key, sources }) => ({
      key,
      sources: sources && { ...sources, from: sources.from.filter(isThere) },
    })),
  };
  return { ...shape, ...kept };
}

/**
 * The shapes of one job that hold at present: for each output the latest successful run that wrote
 * it, so that a job whose runs write different datasets keeps them all; then runs on the way, and
 * what is declared. A run's outputs end when another empties, replaces or drops them; a dropped
 * dataset feeds nothing. A job without any successful run shows its latest one.
 *
 * @param courses all shapes of one owner, canonical.
 */
export function currentShapes(courses: readonly ShapeCourse[], ends: Ends): SeenShape[] {
  const latest = new Map<NodeKey, RunEnd>();
  let last: RunEnd | null = null;
  for (const { shape, success } of courses) {
    if (!success) continue;
    if (!last || isLaterEnd(success, last)) last = success;
    for (const { key } of shape.outputs) {
      const known = latest.get(key);
      if (!known || isLaterEnd(success, known)) latest.set(key, success);
    }
  }
  const all = () => true;
  const kept = courses.map(({ shape, success, isRunning, isLatest }): SeenShape | null => {
    if (shape.isDeclared) return without(shape, (key) => !ends.isDropped(key), ends);
    if (isRunning || (!last && isLatest)) return without(shape, all, ends);
    if (!success) return null;
    if (shape.outputs.length === 0) return success === last ? without(shape, all, ends) : null;
    const stands = (key: NodeKey): boolean => {
      const cut = ends.cut(key);
      const holds = cut === null || cut.runId === success.runId || success.at >= cut.at;
      return holds && latest.get(key) === success;
    };
    return without(shape, stands, ends);
  });
  return kept.filter((shape) => shape !== null);
}
