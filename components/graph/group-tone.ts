import type { Lens } from './lens';
import type { Tone } from './tone';

/** The colour of what stands for many nodes: grey where they have no one value. */
export function groupTone(lens: Lens, failing: number, otherwise: Tone): Tone {
  if (lens.name !== 'type' && lens.name !== 'status') return 'job';
  return failing > 0 ? 'bad' : otherwise;
}
