import { textWidth } from '../text-width';

const NAME_PX = 12;
const TYPE_PX = 11;
/** Between what stands in a row. */
const GAP_PX = 8;
/** A type keeps that share of a row however long its name is. */
const LEAST_TYPE_SHARE = 0.25;
/** What a card has left and right of a row. */
const BESIDE_ROW_PX = 26;
/** What a name cut within keeps of its end. */
const END_SHARE = 0.4;
/** Types are in capitals, which are wider than they are taken for. */
const TYPE_SLACK = 1.12;
const MASKED_PX = textWidth('masked', TYPE_PX);

/** The most letters of a text, from its start or its end, that are no wider than `room` px. */
function within(letters: readonly string[], room: number, isEnd: boolean): string {
  let [count, px] = [0, 0];
  while (count < letters.length) {
    px += textWidth(letters.at(isEnd ? -1 - count : count) ?? '', NAME_PX);
    if (px > room) break;
    count += 1;
  }
  return (isEnd ? letters.slice(letters.length - count) : letters.slice(0, count)).join('');
}

/**
 * A column's name as far as there is room for it. What tells columns of one table apart stands at the end:
 * of a nested one the outer names go, else the middle does.
 */
function fitName(name: string, room: number): string {
  if (textWidth(name, NAME_PX) <= room) return name;
  const left = room - textWidth('…', NAME_PX);
  // A name may have thousands of letters, and none is narrower than 3 px.
  const [start, last] = [Array.from(name.slice(0, room)), Array.from(name.slice(-room))];
  if (name.includes('.')) return `…${within(last, left, true)}`;
  const end = within(last, left * END_SHARE, true);
  return `${within(start, left - textWidth(end, NAME_PX), false)}…${end}`;
}

/** How a row of an open card is written: on the canvas, as an element and in a picture alike. */
export type FittedRow = { readonly name: string; readonly typeRoom: number };

/** Shares a row between the name of a column and its type: the name is cut when its type has no more to give. */
export function fitRow(
  { name, type, isMasked }: { name: string; type: string | null; isMasked: boolean },
  cardWidth: number,
): FittedRow {
  const room = cardWidth - BESIDE_ROW_PX - (isMasked ? MASKED_PX + GAP_PX : 0);
  if (type === null || type === '') return { name: fitName(name, room), typeRoom: 0 };
  const left = room - GAP_PX;
  const least = Math.max(LEAST_TYPE_SHARE * left, left - textWidth(name, NAME_PX));
  const typeRoom = Math.floor(Math.min(TYPE_SLACK * textWidth(type, TYPE_PX), least));
  return { name: fitName(name, left - typeRoom), typeRoom };
}
