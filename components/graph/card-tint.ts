import type { Sign } from './sign';
import { strongOf, TONE_LOOKS, type Tone } from './tone';

/** How a lens colours a card that can be read: its border and the box of its icon; nothing for the usual look. */
export function cardTint({ tone, word }: Sign) {
  if (word === null) return {};
  const colour = `var(${strongOf(tone)})`;
  return { frame: { borderColor: colour }, icon: { background: colour, color: 'var(--surface)' } };
}

/** A block seen from far, as paint-blocks.ts paints it. */
export function blockStyle(tone: Tone) {
  const { fill, edge, ink, edgeAlpha } = TONE_LOOKS[tone];
  return {
    background: `var(${fill})`,
    color: `var(${ink})`,
    borderColor: `color-mix(in oklab, var(${edge}) ${100 * edgeAlpha}%, transparent)`,
  };
}
