import type { IToken } from 'chevrotain';

import type { Age, Pattern } from './selector';
import { Quoted } from './selector-tokens';

/** Reads a name or value with its wildcards: `orders*`, `"a \"b\" \*"`. */
export function readPattern({ image, tokenType }: IToken): Pattern {
  if (tokenType !== Quoted) return image.split('*') as [string, ...string[]];
  const parts: string[] = [];
  let part = '';
  for (const [piece] of image.slice(1, -1).matchAll(/\\[^]|[^]/gu)) {
    if (piece === '*') {
      parts.push(part);
      part = '';
    } else part += piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece;
  }
  const [first, ...rest] = [...parts, part];
  return [first, ...rest];
}

/** Hops of `+`, `2+`, `+2`; 0 without one. */
export function readHops(token: IToken | undefined): number {
  if (!token) return 0;
  const digits = token.image.replace('+', '');
  return digits === '' ? Infinity : Number(digits);
}

const AGE = /^([<>])(\d{1,4})([mhdw])$/i;

/** Reads `<7d`, `>2w`; null if it is no age. */
export function readAge(image: string): Age | null {
  const [, sign, count, unit] = AGE.exec(image.replaceAll('"', '')) ?? [];
  if (!sign || !count || !unit) return null;
  return {
    than: sign === '<' ? 'within' : 'beyond',
    count: Number(count),
    unit: unit.toLowerCase() as Age['unit'],
  };
}
