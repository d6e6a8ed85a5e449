'use client';

import { Check, Link2 } from 'lucide-react';
import { useRef, useState } from 'react';

import { shareLink } from '@/lib/client/share-link';

import { Button } from '../ui/button';
import { Tooltip } from '../ui/tooltip';

const SHOWN_MS = 2000;

type State =
  | { readonly kind: 'idle' | 'copied' }
  | { readonly kind: 'refused'; readonly link: string }
  | { readonly kind: 'failed' };

/** Copies a link to exactly what is shown; long links are stored and get a short one. */
export function ShareButton({ onSay }: { onSay: (words: string) => void }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const share = async () => {
    clearTimeout(timer.current);
    const link = await shareLink(window.location).catch(() => null);
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
  return (
    <>
      <Tooltip
        label={
          state.kind === 'failed'
            ? 'The link could not be made. Try again.'
            : 'Copy a link to exactly this'
        }
      >
        <Button
          aria-label="Share"
          onClick={() => {
            void share();
          }}
        >
          {state.kind === 'copied' ? <Check aria-hidden /> : <Link2 aria-hidden />}
          <span className="hidden lg:inline">{LABELS[state.kind]}</span>
        </Button>
      </Tooltip>
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
