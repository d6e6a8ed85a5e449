/** What of a text is read; a line of a list shows less. */
const LENGTH_READ = 2000;

/** Marks at the beginning of a line: headings, quotes, list items; and the fences around code. */
const LINE_MARKS = /^[ \t]{0,8}(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d{1,9}[.)][ \t]|[`~]{3,}.*$)/gm;
/** Links and images, of which the words stay. */
const LINK = /!?\[([^\][]*)\]\([^()\s]*\)/g;
/** Asterisks before and after strong words. Not those of `count(*)` or `2 * 3`, nor of globs. */
const OPENING = /(?<=^|[\s("'…])\*{1,3}(?=[\p{L}\p{N}`[])/gu;
const CLOSING = /(?<=[\p{L}\p{N}`\].!?)])\*{1,3}(?=$|[\s.,;:!?)"'…])/gu;
/** Underscores only around several words: one alone is likely a name, as `__proto__`. */
const UNDERSCORED = /(?<![\p{L}\p{N}_])_{1,2}([^\s_][^_]* [^_]*[^\s_])_{1,2}(?![\p{L}\p{N}_])/gu;

/**
 * The words of a Markdown text in one line, for lists where marks would only be in the way. Also for
 * excerpts, whose first or last marks may have been cut off.
 */
export function plainWords(markdown: string): string {
  return markdown
    .slice(0, LENGTH_READ)
    .replace(LINE_MARKS, '')
    .replace(LINK, '$1')
    .replace(OPENING, '')
    .replace(CLOSING, '')
    .replace(UNDERSCORED, '$1')
    .replaceAll('`', '')
    .replace(/\s+/g, ' ')
    .trim();
}
