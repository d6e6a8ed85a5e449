import { cn } from '../ui/cn';
import type { Mix } from './mix';
import { strongOf } from './tone';

/** A slim bar of the values in a group or a folded card, by how many have each; its words stand elsewhere. */
export function MixBar({ mix, className }: { mix: Mix; className?: string }) {
  if (mix.length === 0) return null;
  return (
    <span aria-hidden className={cn('flex gap-px overflow-hidden rounded-full', className)}>
      {mix.map(({ word, tone, count }) => (
        <span
          key={word}
          className="h-full"
          style={{ flexGrow: count, flexBasis: 0, background: `var(${strongOf(tone)})` }}
        />
      ))}
    </span>
  );
}

/** The same values in words, each with its colour and how many have it. */
export function MixList({ mix }: { mix: Mix }) {
  if (mix.length === 0) return null;
  return (
    <ul
      aria-label="Colours"
      className="flex flex-wrap gap-x-3 gap-y-1 px-3 pt-2 text-2xs text-ink-soft"
    >
      {mix.map(({ word, tone, count }) => (
        <li key={word} className="flex min-w-0 items-center gap-1.5" title={word}>
          <span
            aria-hidden
            className="size-2 shrink-0 rounded-xs"
            style={{ background: `var(${strongOf(tone)})` }}
          />
          <span className="min-w-0 truncate">{word}</span>
          <span className="text-ink-faint tabular-nums">{count.toLocaleString('en')}</span>
        </li>
      ))}
    </ul>
  );
}
