'use client';

import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useState } from 'react';

import { Button } from './button';
import { copyText } from './copy-text';

const LOOKS = {
  ready: { Icon: Copy, word: 'Copy' },
  done: { Icon: Check, word: 'Copied' },
  failed: { Icon: TriangleAlert, word: 'Copy failed' },
} as const;

const ANSWER_SHOWN_MS = 1600;

/**
 * Copies `text` (or what it returns, where making it is dear); says whether it worked. `what` names
 * it: "Copy command". `iconOnly` keeps the words for screen readers and the tooltip.
 */
export function CopyButton({
  text,
  what,
  iconOnly = false,
  className,
}: {
  text: string | (() => string);
  what: string;
  iconOnly?: boolean;
  className?: string;
}) {
  const [state, setState] = useState<keyof typeof LOOKS>('ready');
  const { Icon, word } = LOOKS[state];

  async function handleCopy() {
    const done = await copyText(typeof text === 'string' ? text : text());
    setState(done ? 'done' : 'failed');
    setTimeout(() => {
      setState('ready');
    }, ANSWER_SHOWN_MS);
  }

  return (
    <Button
      size={iconOnly ? 'iconSm' : 'sm'}
      look={iconOnly ? 'quiet' : 'outline'}
      aria-label={`${word} ${what}`}
      title={iconOnly ? `${word} ${what}` : undefined}
      className={className}
      onClick={() => void handleCopy()}
    >
      <Icon aria-hidden className={state === 'done' ? 'text-ok' : ''} />
      <span aria-live="polite" className={iconOnly ? 'sr-only' : ''}>
        {word}
      </span>
    </Button>
  );
}
