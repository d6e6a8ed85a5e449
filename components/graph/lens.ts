import type { GraphNode } from '@/lib/contract/graph';

import { isModel } from '../node/node-type';
import type { Tone } from './tone';

/** Decides the colour of a node seen from far: a lens. */
export type Lens = (node: GraphNode) => Tone;

/** The usual lens: what needs a look first, then what it is. */
export function usualTone(node: GraphNode): Tone {
  if (node.status === 'failed') return 'bad';
  if (node.status === 'running') return 'run';
  if (isModel(node)) return 'model';
  return node.kind === 'job' ? 'job' : 'data';
}
