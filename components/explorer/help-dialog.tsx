'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';

import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { useReturnFocus } from '../ui/use-return-focus';

const SHORTCUTS = [
  { keys: ['←', '→'], words: 'Walk along edges, upstream and downstream' },
  { keys: ['↑', '↓'], words: 'Walk through the column, or the list' },
  { keys: ['Enter'], words: 'Open the panel and keep the trace' },
  { keys: ['e'], words: 'Expand one hop on both sides, or open the group' },
  { keys: ['c'], words: 'Collapse both sides, or close the group' },
  { keys: ['o'], words: 'Open or close the columns of a dataset' },
  { keys: ['←', '→'], words: 'In a column: along its edges, to the column up- or downstream' },
  { keys: ['Space', 'Enter'], words: 'In a column: keep its trace, open its page' },
  { keys: ['t'], words: 'Tables, or the columns of every table' },
  { keys: ['w'], words: 'Why: the edges here, and how they are known' },
  { keys: ['g'], words: 'Gather by namespace, pipeline, source, type' },
  { keys: ['h'], words: 'Colour by type, status, freshness, owner, namespace, evidence' },
  { keys: ['['], words: 'One hop less' },
  { keys: [']'], words: 'One hop more' },
  { keys: [',', '.'], words: 'The moment before, and the moment after' },
  { keys: ['n'], words: 'Back to now' },
  { keys: ['p'], words: 'Paths: from this node, then on another one, to it' },
  { keys: ['<', '>'], words: 'The path before, and the next one' },
  { keys: ['/'], words: 'Find in the graph' },
  { keys: ['F'], words: 'Filter by type, status, owner, tag, namespace, age, evidence' },
  { keys: ['s'], words: 'Select nodes' },
  { keys: ['f'], words: 'Fit everything on the screen' },
  { keys: ['l'], words: 'List or graph' },
  { keys: ['x'], words: 'Take it away: picture, CSV, JSON, text' },
  { keys: ['j', 'k'], words: 'Next and previous tab of the panel' },
  { keys: ['Esc'], words: 'Let go of the paths or the trace, then close the panel' },
  { keys: ['?'], words: 'This help' },
] as const;

/** All shortcuts, and what the pointer does. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const onCloseAutoFocus = useReturnFocus();
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-ink/20 dark:bg-canvas/70" />
        <Dialog.Content
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(28rem,calc(100vw-2rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-raised"
        >
          <div className="flex items-start justify-between">
            <Dialog.Title className="text-base font-semibold text-ink">
              Reading the graph
            </Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" size="iconSm" aria-label="Close">
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className="mt-1 text-sm text-pretty text-ink-soft">
            Data flows from left to right. Point at a node to trace where it comes from and leads
            to; click to keep the trace and open its panel; click another one with Shift for the
            paths between the two. The other button of the mouse, or a finger held, says all that
            can be done with a card or an edge. Scroll to move, hold Ctrl or ⌘ and scroll to zoom.
          </Dialog.Description>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
            {SHORTCUTS.map(({ keys, words }) => (
              <div key={words} className="contents">
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd className="text-ink-soft">{words}</dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
