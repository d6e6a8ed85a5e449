import type { Brush } from './scene';

const FAMILY = '"Inter Variable", ui-sans-serif, system-ui, sans-serif';
/** Chrome remembers what a font list stood for, and overlooks faces that came later: a new list, a new look. */
let list = 0;

const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** A font of the house; sizes in px. */
export function font(weight: 400 | 500 | 600, size: number): string {
  return `${weight} ${size}px ${FAMILY}, v${list}`;
}

/** Says that there are more faces than before. */
export function forgetFonts(): void {
  list += 1;
  kept.clear();
}

/** The text as far as it fits into `width` px in the brush's font, with an ellipsis if it is cut. */
export function fitted(brush: Brush, text: string, width: number): string {
  const key = `${brush.font}|${Math.round(width)}|${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const result = cut(brush, text, width);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, result);
  return result;
}

/** What tells names of one kind apart stands at their end. */
const END_LETTERS = 8;

/** {@link fitted}, cut before its last letters. */
export function fittedWithEnd(brush: Brush, text: string, width: number): string {
  const whole = fitted(brush, text, width);
  if (whole === text) return text;
  const letters = Array.from(text);
  const end = letters.slice(-END_LETTERS).join('');
  const start = letters.slice(0, -END_LETTERS).join('');
  return fitted(brush, start, width - brush.measureText(end).width) + end;
}

function cut(brush: Brush, text: string, width: number): string {
  // A name may have thousands of characters, and none of them is wider than 2 px at the least.
  const letters = Array.from(text.slice(0, Math.max(1, Math.ceil(width))));
  const isWhole = letters.length === Array.from(text).length;
  if (isWhole && brush.measureText(text).width <= width) return text;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const fits = brush.measureText(`${letters.slice(0, middle).join('')}…`).width <= width;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${letters.slice(0, low).join('')}…`;
}
