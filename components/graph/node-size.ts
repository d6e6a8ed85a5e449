import { splitName } from '../node/node-name';
import type { DrawnNode } from './drawn-graph';
import { textWidth } from './text-width';

/** What a card holds beside its name: icon, gaps, borders. */
const BESIDE_NAME_PX = 58;
const NAME_PX = 12.25;
/** So much of a name is never cut. */
const WHOLE_NAME = 28;
/** Cards come in few widths, so that a column looks even. */
const STEP_PX = 20;

const DATASET = { least: 188, height: 64 };
/** Jobs are smaller: they are steps between what people look for. */
const JOB = { least: 168, height: 46 };
const FOLD = { width: 188, height: 46 };

/** Size of a node's card in px, by its name; layout, canvas and style sheet agree on it. */
export function nodeSize(drawn: DrawnNode): { readonly width: number; readonly height: number } {
  if (drawn.kind === 'fold') return FOLD;
  const { least, height } = drawn.node.kind === 'job' ? JOB : DATASET;
  const tail = Array.from(splitName(drawn.node.name).tail).slice(0, WHOLE_NAME).join('');
  const wanted = BESIDE_NAME_PX + textWidth(tail, NAME_PX) - least;
  return { width: least + Math.max(0, Math.ceil(wanted / STEP_PX)) * STEP_PX, height };
}
