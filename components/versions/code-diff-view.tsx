'use client';

import { diffLines } from 'diff';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { TOKEN_COLOURS } from '../ui/code-block';
import { grammarOf, HIGHLIGHT_LIMIT, highlighterQuery } from '../ui/highlighter';
import { quantity } from '../ui/quantity';
import { ScrollRegion } from '../ui/scroll-region';

/** Lines kept around a change. */
const CONTEXT = 3;
/** Above this many characters code is compared as a whole: lines one by one would hold up the page. */
const COMPARED_LENGTH = 400_000;
/** Edits looked for at most; two unrelated texts would take seconds. */
const EDIT_LIMIT = 4000;

type Line = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
};

const lines = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');

/** Both texts line by line; where they are too long to compare, all removed and all added. */
function compare(before: string, after: string): Line[] {
  const isShort = before.length + after.length <= COMPARED_LENGTH;
  const found = isShort
    ? diffLines(`${lines(before).join('\n')}\n`, `${lines(after).join('\n')}\n`, { maxEditLength: EDIT_LIMIT }) // prettier-ignore
    : undefined;
  const parts = found ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  let [old, now] = [0, 0];
  return parts.flatMap((part) =>
    lines(part.value).map((text): Line => {
      if (part.added) return { kind: 'added', before: null, after: ++now, text };
      if (part.removed) return { kind: 'removed', before: ++old, after: null, text };
      return { kind: 'same', before: ++old, after: ++now, text };
    }),
  );
}

/** Lines to draw: those near a change, with a gap where others were left out. */
function hunks(all: readonly Line[]): (Line | number)[] {
  const near = all.map(() => false);
  all.forEach((line, at) => {
    if (line.kind === 'same') return;
    for (let by = -CONTEXT; by <= CONTEXT; by += 1) if (near[at + by] !== undefined) near[at + by] = true; // prettier-ignore
  });
  const shown: (Line | number)[] = [];
  all.forEach((line, at) => {
    if (near[at]) shown.push(line);
    else if (typeof shown.at(-1) === 'number') shown[shown.length - 1] = Number(shown.at(-1)) + 1;
    else shown.push(1);
  });
  return shown;
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const WORDS = { same: '', added: 'Added: ', removed: 'Removed: ' } as const;

/** Two texts of code as one, with what was added and removed. */
export function CodeDiffView({
  before,
  after,
  language,
  label,
}: {
  before: string;
  after: string;
  language: string;
  label: string;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const all = useMemo(() => compare(before, after), [before, after]);
  const shown = isWhole ? all : hunks(all);
  const colours = useColours([before, after], language);
  const changed = all.filter(({ kind }) => kind !== 'same').length;
  if (changed === 0) return <p className="text-sm text-ink-faint">{label}: the same text.</p>;
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center gap-2 border-b border-line bg-sunken py-1 pr-1 pl-3 text-sm text-ink-soft">
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <span className="text-xs text-ink-faint tabular-nums">
          {quantity(changed, 'line')} changed
        </span>
        <Button
          look="quiet"
          size="sm"
          aria-pressed={isWhole}
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Only changes' : 'Whole text'}
        </Button>
      </figcaption>
      <ScrollRegion label={label} className="py-1 font-mono text-xs leading-5">
        <pre style={TOKEN_COLOURS} className="w-max min-w-full font-mono">
          <code>
            {shown.map((line, index) =>
              typeof line === 'number' ? (
                <span key={index} className="block bg-sunken px-3 text-ink-faint select-none">
                  ⋯ {quantity(line, 'line')} the same
                </span>
              ) : (
                <span
                  key={index}
                  className={cn(
                    'flex min-h-5',
                    line.kind === 'added' && 'bg-ok-soft',
                    line.kind === 'removed' && 'bg-bad-soft',
                  )}
                >
                  <LineNumber of={line.before} />
                  <LineNumber of={line.after} />
                  <span
                    aria-hidden
                    className={cn(
                      'w-4 shrink-0 text-center select-none',
                      line.kind === 'added' && 'text-ok',
                      line.kind === 'removed' && 'text-bad',
                    )}
                  >
                    {SIGNS[line.kind]}
                  </span>
                  <span className="sr-only">{WORDS[line.kind]}</span>
                  <span className="pr-4 whitespace-pre">
                    <Pieces line={line} colours={colours} />
                    {'\n'}
                  </span>
                </span>
              ),
            )}
          </code>
        </pre>
      </ScrollRegion>
    </figure>
  );
}

function LineNumber({ of }: { of: number | null }) {
  return (
    <span
      aria-hidden
      data-line={of ?? ''}
      className="w-9 shrink-0 pr-2 text-right text-ink-faint select-none before:content-[attr(data-line)]"
    />
  );
}

type Piece = { readonly content: string; readonly color?: string | undefined };
type Colours = readonly [before: readonly (readonly Piece[])[], after: readonly (readonly Piece[])[]] | null; // prettier-ignore

function Pieces({ line, colours }: { line: Line; colours: Colours }) {
  const pieces =
    line.after === null ? colours?.[0][(line.before ?? 0) - 1] : colours?.[1][line.after - 1];
  const text = pieces?.map(({ content }) => content).join('');
  if (text !== line.text) return line.text;
  return pieces?.map((piece, at) => (
    <span key={at} style={piece.color ? { color: piece.color } : undefined}>
      {piece.content}
    </span>
  ));
}

/** Both texts coloured whole, so that a string over several lines keeps its colour; null until then. */
function useColours([before, after]: readonly [string, string], language: string): Colours {
  const isShort = before.length + after.length <= HIGHLIGHT_LIMIT;
  const grammar = isShort ? grammarOf(language) : null;
  const { data: highlighter } = useQuery(highlighterQuery(grammar));
  return useMemo(() => {
    if (!highlighter || grammar === null) return null;
    const of = (text: string) =>
      highlighter.codeToTokensBase(lines(text).join('\n'), {
        lang: grammar,
        theme: 'tokens',
        tokenizeMaxLineLength: 2000,
      });
    return [of(before), of(after)] as const;
  }, [before, after, grammar, highlighter]);
}
