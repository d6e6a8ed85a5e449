'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';

import { describeFold } from '../../graph/describe-fold';
import type { DrawnGraph, Fold } from '../../graph/drawn-graph';
import { FoldPopover } from '../../graph/fold-members';
import { useGraphActions } from '../../graph/graph-actions';
import type { Lens } from '../../graph/lens';
import { mixOf, mixWords, type Mix } from '../../graph/mix';
import { MixBar } from '../../graph/mix-bar';
import { takeFocus } from '../../graph/take-focus';
import type { Marks } from '../../graph/to-flow';
import { cn } from '../../ui/cn';

/** What the server folded, card by card: it is not among the rows. */
export function FoldList({ drawn, marks, lens }: { drawn: DrawnGraph; marks: Marks; lens: Lens }) {
  const folds = drawn.nodes.flatMap((one) => (one.kind === 'fold' && one.isOnServer ? one : []));
  if (folds.length === 0) return null;
  return (
    <ul
      aria-label="Folded"
      className="max-h-1/3 shrink-0 overflow-y-auto border-b border-line-strong"
    >
      {folds.map((fold) => (
        <FoldItem key={fold.id} fold={fold} mix={mixOf(lens, fold)} marks={marks} />
      ))}
    </ul>
  );
}

function FoldItem({ fold, mix, marks: { cursor } }: { fold: Fold; mix: Mix; marks: Marks }) {
  const { moveCursor } = useGraphActions();
  const { what, where, share, failed } = describeFold(fold);
  const isCursor = fold.id === cursor.id;
  return (
    <li className={cn('border-b border-line last:border-b-0', isCursor && 'bg-sunken')}>
      <Popover.Root>
        <Popover.Trigger asChild>
          <button
            ref={isCursor && cursor.by === 'keyboard' ? takeFocus : null}
            type="button"
            data-node={fold.id}
            aria-label={[`${what} ${where}`, share, mixWords(mix)].filter(Boolean).join(', ')}
            title={mixWords(mix) || undefined}
            className="flex h-10 w-full min-w-0 items-center gap-2 px-3 text-left text-sm hover:bg-sunken pointer-coarse:h-[42px]"
            onFocus={() => {
              moveCursor(fold.id);
            }}
          >
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className="mr-auto min-w-0 truncate font-medium text-ink">
              {what} <span className="font-normal text-ink-soft">{where}</span>
            </span>
            <MixBar mix={mix} className="h-1.5 w-24 shrink-0" />
            <span className="flex shrink-0 gap-3 text-2xs whitespace-nowrap text-ink-faint tabular-nums">
              {failed > 0 ? (
                <span className="font-medium text-bad">{failed.toLocaleString('en')} failed</span>
              ) : null}
              {share}
            </span>
          </button>
        </Popover.Trigger>
        <FoldPopover fold={fold} mix={mix} side="bottom" />
      </Popover.Root>
    </li>
  );
}
