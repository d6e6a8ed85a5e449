'use client';

import { Info, X } from 'lucide-react';
import { useState } from 'react';

import type { Notice } from '@/lib/contract/shared-shapes';

import { Button } from '../ui/button';

/** What the server or the link reader did differently from what was asked. */
export function NoticeBar({
  notices,
  onRetry,
}: {
  notices: readonly Notice[];
  /** Asks again; given where the server did not answer. */
  onRetry?: (() => void) | undefined;
}) {
  const [closed, setClosed] = useState('');
  const text = notices.map(({ parameter, message }) => `${parameter}: ${message}`).join('\n');
  if (text === '' || text === closed) return null;
  return (
    <div
      role="status"
      className="flex shrink-0 items-start gap-2 border-b border-line bg-warn-soft px-3 py-1.5 text-xs text-ink pointer-coarse:items-center pointer-coarse:py-0 pointer-coarse:pr-0"
    >
      <Info aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn pointer-coarse:mt-0" />
      <ul className="min-w-0 grow">
        {notices.map(({ parameter, message }) => (
          <li key={parameter + message}>
            <span className="font-medium">{parameter}</span>: {message}
          </li>
        ))}
      </ul>
      {onRetry === undefined ? null : (
        <Button look="quiet" className="-my-1 h-6 px-1.5 text-xs" onClick={onRetry}>
          Try again
        </Button>
      )}
      <Button
        look="quiet"
        className="size-5"
        aria-label="Dismiss"
        onClick={() => {
          setClosed(text);
        }}
      >
        <X aria-hidden className="size-3!" />
      </Button>
    </div>
  );
}
