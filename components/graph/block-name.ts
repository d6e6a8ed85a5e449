import { textWidth } from './text-width';

/** As wide as with the widest digits: `reader_0001` and `reader_0002` are set alike. */
function widthOf(text: string, sizePx: number): number {
  return textWidth(text.replaceAll('1', '0'), sizePx);
}

/** What stands between the edge of a block and its name, px on each side. */
const BESIDE_PX = 9;
const BORDER_PX = 2;
/** Large enough to survive the zoom; smaller where only so the name stays whole. */
const SIZES_PX = [28, 24, 20] as const;
const SMALLEST_PX = 20;
const LINE_HEIGHT = 1.05;
const MOST_LINES = 2;

export type BlockName = {
  readonly sizePx: number;
  readonly linePx: number;
  readonly lines: readonly string[];
};

/**
 * A name set into a block seen from far: broken after `_ - . / :` and before capitals, as large as it
 * stays whole; cut at the end only where no size holds it.
 */
export function blockName(name: string, width: number, height: number): BlockName {
  const room = width - 2 * BESIDE_PX;
  for (const sizePx of SIZES_PX) {
    const lines = wholeWords(name, sizePx, room);
    if (lines !== null && lines.length <= linesIn(height, sizePx)) return set(sizePx, lines);
  }
  return set(SMALLEST_PX, cutLines(name, room, linesIn(height, SMALLEST_PX)));
}

function set(sizePx: number, lines: readonly string[]): BlockName {
  return { sizePx, linePx: sizePx * LINE_HEIGHT, lines };
}

function linesIn(height: number, sizePx: number): number {
  const inside = height - 2 * BORDER_PX;
  return Math.max(1, Math.min(MOST_LINES, Math.floor(inside / (sizePx * LINE_HEIGHT))));
}

/** Lines of whole words; null if a word is too long for a line or there are too many of them. */
function wholeWords(name: string, sizePx: number, room: number): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const word of words(name)) {
    if (line !== '' && widthOf(line + word, sizePx) > room) {
      lines.push(line);
      line = '';
      if (lines.length >= MOST_LINES) return null;
    }
    line += word;
    if (widthOf(line, sizePx) > room) return null;
  }
  return [...lines, line];
}

/** A name has thousands of characters at the worst; no block shows more than these. */
const MOST_LETTERS = 120;

function words(name: string): string[] {
  return name
    .slice(0, MOST_LETTERS + 1)
    .split(/(?<=[_\-./:\s])(?=[^_\-./:\s])|(?<=\p{Ll})(?=\p{Lu})/u);
}

function cutLines(name: string, room: number, most: number): string[] {
  const letters = Array.from(name.slice(0, MOST_LETTERS));
  const lines: string[] = [];
  let from = 0;
  while (from < letters.length && lines.length < most) {
    const isLast = lines.length === most - 1;
    const rest = letters.slice(from).join('');
    if (widthOf(rest, SMALLEST_PX) <= room) return [...lines, rest];
    let to = from;
    const end = isLast ? '…' : '';
    while (widthOf(letters.slice(from, to + 1).join('') + end, SMALLEST_PX) <= room) to += 1;
    lines.push(letters.slice(from, Math.max(to, from + 1)).join('') + end);
    from = Math.max(to, from + 1);
  }
  return lines;
}
