import { strongOf, type Tone } from '../tone';
import type { PaintedCard } from './drawing';
import type { Place } from './painting';
import type { Brush } from './scene';

/** Where the bar of a closed group or a folded card stands, px: as in mix-bar.tsx where it is put on cards. */
const GAP_PX = 1;

/** Paints the values in a group or a folded card as one bar, by how many have each. */
export function paintMix(
  brush: Brush,
  mix: NonNullable<PaintedCard['mix']>,
  { x, y, right, bottom }: Place,
  colour: (name: string) => string,
): void {
  const total = mix.reduce((sum, { count }) => sum + count, 0);
  const room = right - x - GAP_PX * (mix.length - 1);
  brush.save();
  brush.beginPath();
  brush.roundRect(x, y, right - x, bottom - y, (bottom - y) / 2);
  brush.clip();
  let left = x;
  for (const { tone, count } of mix as readonly { tone: Tone; count: number }[]) {
    const width = (room * count) / total;
    brush.fillStyle = colour(strongOf(tone));
    brush.fillRect(left, y, width, bottom - y);
    left += width + GAP_PX;
  }
  brush.restore();
}

/** The bar's place at the lower edge of a card that can be read: inside its frame and its round corners. */
export function barPlace({ x, right, bottom }: Place, isRound: boolean): Place {
  const inset = isRound ? 22 : 10;
  return { x: x + inset, y: bottom - 6, right: right - inset, bottom: bottom - 3 };
}

/** The same on a block seen from far: thicker, as its name is. */
export function farBarPlace({ x, right, bottom }: Place, isRound: boolean): Place {
  const inset = isRound ? 22 : 8;
  return { x: x + inset, y: bottom - 11, right: right - inset, bottom: bottom - 5 };
}
