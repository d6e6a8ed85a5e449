'use client';

import { Camera, Check, Infinity as Forever, Link2 } from 'lucide-react';
import { useRef, useState } from 'react';

import { heldAt, shareLink } from '@/lib/client/share-link';
import type { Instant } from '@/lib/lineage';

import { Button } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { Tooltip } from '../../ui/tooltip';

const SHOWN_MS = 2000;

type State =
  | { readonly kind: 'idle' | 'copied' }
  | { readonly kind: 'refused'; readonly link: string }
  | { readonly kind: 'failed' };

/**
 * Copies a link to what is shown, always current or as of this moment; a past view is of a moment
 * already. Long links are stored and get a short one.
 */
export function ShareButton({
  isPast,
  readNow,
  onSay,
}: {
  isPast: boolean;
  /** The moment that holds what is shown. */
  readNow: () => Promise<Instant>;
  onSay: (words: string) => void;
}) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const share = async (isHeld: boolean) => {
    clearTimeout(timer.current);
    const { location } = window;
    const link = await (async () =>
      shareLink(isHeld ? heldAt(location, await readNow()) : location))().catch(() => null);
    if (link === null) {
      setState({ kind: 'failed' });
      onSay('The link could not be made.');
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      setState({ kind: 'copied' });
      onSay('Link copied');
      timer.current = setTimeout(() => {
        setState({ kind: 'idle' });
      }, SHOWN_MS);
    } catch {
      // Without permission to write to the clipboard the link is shown for copying by hand.
      setState({ kind: 'refused', link });
    }
  };
  const face = (
    <>
      {state.kind === 'copied' ? <Check aria-hidden /> : <Link2 aria-hidden />}
      <span className="hidden lg:inline">{LABELS[state.kind]}</span>
    </>
  );
  return (
    <>
      {isPast ? (
        <Tooltip label="Copy a link to this past view">
          <Button
            aria-label="Share"
            onClick={() => {
              void share(false);
            }}
          >
            {face}
          </Button>
        </Tooltip>
      ) : (
        <Menu
          trigger={
            <Button aria-label="Share" title="Copy a link to exactly this">
              {face}
            </Button>
          }
        >
          <MenuItem
            icon={<Forever aria-hidden />}
            label="Always current"
            words="Whoever opens the link sees what is true then."
            onSelect={() => {
              void share(false);
            }}
          />
          <MenuItem
            icon={<Camera aria-hidden />}
            label="As of this moment"
            words="What happens later stays out; what is reported late of before comes in."
            onSelect={() => {
              void share(true);
            }}
          />
        </Menu>
      )}
      {state.kind === 'refused' ? (
        <input
          readOnly
          aria-label="Link to this view"
          value={state.link}
          className="h-8 w-48 rounded-md border border-line bg-surface px-2 text-xs text-ink"
          onFocus={(event) => {
            event.target.select();
          }}
        />
      ) : null}
    </>
  );
}

const LABELS = {
  idle: 'Share',
  copied: 'Link copied',
  refused: 'Copy this link',
  failed: 'Try again',
} as const;
