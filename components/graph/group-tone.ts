import type { Lens } from './lens';
import type { Tone } from './tone';

/** The colour of what stands for many nodes: grey under a lens, whose values have a bar of their own. */
export function groupTone(lens: Lens, failing: number, otherwise: Tone): Tone {
  if (lens.name !== 'type') return 'job';
  return failing > 0 ? 'bad' : otherwise;
}
