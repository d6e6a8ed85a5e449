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

/** Copies `text`; says whether it worked. `what` names it: "Copy command". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof LOOKS>('ready');
  const { Icon, word } = LOOKS[state];

  async function handleCopy() {
    const isDone = await copyText(text);
    setState(isDone ? 'done' : 'failed');
    setTimeout(() => {
      setState('ready');
    }, ANSWER_SHOWN_MS);
  }

  return (
    <Button
      size="sm"
      look="outline"
      aria-label={`${word} ${what}`}
      onClick={() => void handleCopy()}
    >
      <Icon aria-hidden className={state === 'done' ? 'text-ok' : ''} />
      <span aria-live="polite">{word}</span>
    </Button>
  );
}
