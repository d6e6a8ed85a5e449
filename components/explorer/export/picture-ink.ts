import type { Ink } from '@/lib/export/inks';

import type { Tone } from '../../graph/tone';

/** The ink of a tone; grey is strong enough to be seen. */
export function inkOf(tone: Tone): Ink {
  if (tone === 'data') return 'accent';
  if (tone === 'job') return 'inkFaint';
  return tone.replace('hue-', 'hue') as Exclude<Ink, 'canvas' | 'surface'>;
}
