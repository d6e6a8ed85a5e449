'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';

import { cn } from '../ui/cn';
import { grouped } from '../ui/quantity';

// The Markdown reader is larger than the rest of the panel: it comes when there is something to read.
const SentMarkdown = dynamic(() => import('../ui/markdown').then((module) => module.SentMarkdown));

/** Longer texts are cut to a few lines until asked for. */
const LONG_TEXT = 700;
/** Longer texts are not read as Markdown: that would hold up the page. */
const MARKDOWN_LIMIT = 30_000;

type Description = { readonly text: string; readonly contentType: string | null };

/** A node's description as it was sent: Markdown unless it says it is plain. */
export function Description({ description }: { description: Description | null }) {
  const [isWhole, setIsWhole] = useState(false);
  if (description === null || description.text.trim() === '') {
    return (
      <p className="text-sm text-ink-faint">
        No description yet. It comes with the{' '}
        <code className="font-mono text-xs">documentation</code> facet of an event.
      </p>
    );
  }
  const { text, contentType } = description;
  const isLong = text.length > LONG_TEXT;
  const isPlain = contentType?.startsWith('text/plain') === true || text.length > MARKDOWN_LIMIT;
  return (
    <div className="text-sm leading-relaxed text-ink">
      <div className={cn(isLong && !isWhole && 'max-h-40 overflow-hidden mask-b-from-70%')}>
        {isPlain ? (
          <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
        ) : (
          <SentMarkdown text={text} />
        )}
      </div>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isWhole}
          className="mt-1 thumb rounded text-accent hover:underline"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show less' : `Show all (${grouped(text.length)} characters)`}
        </button>
      ) : null}
    </div>
  );
}
