import { splitAtRanges, type MatchRange } from './match-ranges';

/** A text with the found words marked; it is always set as text, never as markup. */
export function Highlight({
  text,
  ranges,
  offset = 0,
}: {
  text: string;
  ranges: readonly MatchRange[];
  offset?: number;
}) {
  if (ranges.length === 0) return text;
  return splitAtRanges(text, ranges, offset).map((part, index) =>
    part.isMatch ? (
      <mark key={index} className="rounded-xs bg-accent-soft text-accent">
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
