'use client';

import { useState } from 'react';

import { cn } from '../ui/cn';

/** Longer messages are cut to a few lines until asked for. */
const LONG_MESSAGE = 240;

/** What a failed run said, as it said it. */
export function ErrorText({ message }: { message: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = message.length > LONG_MESSAGE || message.split('\n').length > 4;
  return (
    <div className="min-w-0 rounded-md bg-bad-soft px-2.5 py-1.5 text-bad">
      <pre
        className={cn(
          'font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap',
          isLong && !isWhole && 'line-clamp-3',
        )}
      >
        {message}
      </pre>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isWhole}
          className="thumb rounded text-xs font-medium underline underline-offset-2"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show less' : 'Show all'}
        </button>
      ) : null}
    </div>
  );
}
