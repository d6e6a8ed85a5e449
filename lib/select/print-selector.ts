import { foreign } from './foreign-words';
import type { Pattern, Selector } from './selector';

/** Words and numbers that mean something elsewhere, and characters a bare word cannot hold. */
const NEEDS_QUOTES = /[\s()"+\\*:]|^(?:and|or|not|roots|sinks|\d+)$/i;

/** Writes a value so that it reads back as it is: bare where that will do, else in quotes. */
export function printPattern(pattern: Pattern): string {
  const isBare = pattern.every((part) => part === '' || !NEEDS_QUOTES.test(part));
  const word = pattern.join('*');
  if (isBare && word !== '' && !NEEDS_QUOTES.test(pattern.join('')) && foreign(word) === null)
    return word;
  return `"${pattern.map((part) => part.replace(/["\\*]/g, '\\$&')).join('*')}"`;
}

const hops = (count: number) => (count === Infinity ? '' : String(count));

/** Whether the text needs brackets inside something that binds more tightly. */
const RANK = { or: 0, and: 1, not: 2, walk: 3, ends: 4, field: 4, updated: 4 } as const;

function printed(selector: Selector, rank: number): string {
  const text = print(selector);
  return RANK[selector.kind] < rank ? `(${text})` : text;
}

function print(selector: Selector): string {
  switch (selector.kind) {
    case 'field': {
      const value = printPattern(selector.pattern);
      return selector.field === 'name' ? value : `${selector.field}:${value}`;
    }
    case 'updated': {
      const { than, count, unit } = selector.age;
      return `updated:${than === 'within' ? '<' : '>'}${count}${unit}`;
    }
    case 'not':
      return `not ${printed(selector.of, RANK.not)}`;
    case 'and':
    case 'or':
      return selector.parts
        .map((part) => printed(part, RANK[selector.kind] + 1))
        .join(` ${selector.kind} `);
    case 'ends':
      return `${selector.ends}(${print(selector.of)})`;
    case 'walk': {
      const { up, down } = selector.hops;
      const of = printed(selector.of, RANK.ends);
      return `${up === 0 ? '' : `${hops(up)}+`}${of}${down === 0 ? '' : `+${hops(down)}`}`;
    }
  }
}

/** Writes a selector as text that {@link parseSelector} reads back. */
export function printSelector(selector: Selector): string {
  return print(selector);
}
