'use client';

import { useState } from 'react';

import { cn } from '../ui/cn';
import { splitName } from './node-name';
import { quantity } from '../ui/quantity';

/** Longer names are cut to a few lines until asked for. */
const LONG_NAME = 140;

/** The whole name of a node as a heading: last part large, what comes before it small. */
export function NodeTitle({ name, level }: { name: string; level: 1 | 2 }) {
  const [isWhole, setIsWhole] = useState(false);
  const { head, tail } = splitName(name);
  const isLong = name.length > LONG_NAME;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="min-w-0">
      <Heading
        className={cn('wrap-anywhere', isLong && !isWhole && 'line-clamp-3')}
        title={isLong ? name : undefined}
      >
        <bdi className="block w-fit max-w-full">
          {head ? <span className="block text-sm text-ink-faint">{head}</span> : null}
          <span
            className={cn(
              'font-semibold tracking-tight text-ink',
              level === 1 ? 'text-xl' : 'text-base leading-snug',
            )}
          >
            {tail}
          </span>
        </bdi>
      </Heading>
      {isLong ? (
        <button
          type="button"
          className="thumb rounded text-xs text-accent hover:underline"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show less' : `Show the whole name (${quantity(name.length, 'character')})`}
        </button>
      ) : null}
    </div>
  );
}
