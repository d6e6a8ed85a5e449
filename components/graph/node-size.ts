import type { DrawnNode } from './drawn-graph';

const DATASET = { width: 236, height: 68 };
/** Jobs are smaller: they are steps between what people look for. */
const JOB = { width: 196, height: 46 };
const FOLD = { width: 196, height: 46 };

/** Size of a node's card in px; layout, canvas and style sheet agree on it. */
export function nodeSize(drawn: DrawnNode) {
  if (drawn.kind === 'fold') return FOLD;
  return drawn.node.kind === 'job' ? JOB : DATASET;
}
