import { INKS, type Ink, type Theme } from './inks';
import { xmlText } from './xml-text';

/** One line of what the colours mean; a heading, or the rest, has no colour. */
export type KeyEntry = { readonly ink: Ink | null; readonly words: string };

/** Room for one entry. */
export const KEY_PX = 218;
const LINE_PX = 18;

/** How many stand side by side; the first of all, the heading, stands alone. */
const beside = (roomPx: number) => Math.max(1, Math.floor(roomPx / KEY_PX));

/** How much of the picture the lines take. */
export function keyHeight(key: readonly KeyEntry[], roomPx: number): number {
  return key.length === 0 ? 0 : LINE_PX * (1 + Math.ceil((key.length - 1) / beside(roomPx)));
}

/** What the colours mean, in lines whose first has its letters on `y`. */
export function drawKey(
  key: readonly KeyEntry[],
  { x, y, roomPx }: { x: number; y: number; roomPx: number },
  theme: Theme,
): string {
  const columns = beside(roomPx);
  return key
    .map(({ ink, words }, i) => {
      const left = i === 0 ? x : x + ((i - 1) % columns) * KEY_PX;
      const base = i === 0 ? y : y + LINE_PX * (1 + Math.floor((i - 1) / columns));
      const swatch =
        ink === null
          ? ''
          : `<rect x="${left}" y="${base - 10}" width="11" height="11" rx="2" fill="${INKS[theme][ink]}"/>`;
      return `${swatch}<text x="${left + (ink === null ? 0 : 18)}" y="${base}" font-size="12" fill="${INKS[theme].inkSoft}">${xmlText(words)}</text>`;
    })
    .join('');
}
