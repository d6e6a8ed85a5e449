export type MatchRange = { readonly start: number; readonly end: number };

/** More words than anyone types; bounds the work on a pasted text. */
const MAX_WORDS = 12;

/**
 * Where the words of `query` stand in `text`, ignoring case: in order, not overlapping.
 * Both are data: nothing in them is read as a pattern.
 */
export function matchRanges(text: string, query: string): readonly MatchRange[] {
  const words = query.trim().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export type TextPart = { readonly text: string; readonly isMatch: boolean };

/** Cuts `text` at the ranges into parts that together are the text again. `offset`: where it begins in what the ranges measure. */
export function splitAtRanges(
  text: string,
  ranges: readonly MatchRange[],
  offset = 0,
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const range of ranges) {
    const start = Math.max(range.start - offset, done);
    const end = Math.min(range.end - offset, text.length);
    if (start >= end) continue;
    if (start > done) parts.push({ text: text.slice(done, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMatch: false });
  return parts;
}
