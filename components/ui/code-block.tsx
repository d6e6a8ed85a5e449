'use client';

import { useQuery } from '@tanstack/react-query';
import { WrapText } from 'lucide-react';
import { useMemo, useState, type CSSProperties } from 'react';

import { Button } from './button';
import { cn } from './cn';
import { CopyButton } from './copy-button';
import { grammarOf, HIGHLIGHT_LIMIT, highlighterQuery } from './highlighter';
import { grouped } from './quantity';
import { ScrollRegion } from './scroll-region';

/** What shiki calls a token, in the colours of the house: the same in light and dark. */
export const TOKEN_COLOURS = {
  '--code-foreground': 'var(--ink)',
  '--code-background': 'transparent',
  '--code-token-keyword': 'var(--model)',
  '--code-token-function': 'var(--accent)',
  '--code-token-string': 'var(--ok)',
  '--code-token-string-expression': 'var(--ok)',
  '--code-token-constant': 'var(--run)',
  '--code-token-comment': 'var(--ink-faint)',
  '--code-token-parameter': 'var(--ink)',
  '--code-token-punctuation': 'var(--ink-soft)',
  '--code-token-link': 'var(--accent)',
} as CSSProperties; // React's type knows no custom properties.

type Piece = { readonly content: string; readonly color?: string | undefined };

/** Code with line numbers, coloured once its grammar has loaded; plain before that and for other languages. */
export function CodeBlock({
  code,
  language,
  label,
}: {
  code: string;
  language: string;
  label: string;
}) {
  const [isWrapped, setIsWrapped] = useState(false);
  const { lines, isPlain } = useLines(code, language);
  const gutter = `${String(lines.length).length}ch`;
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center gap-2 border-b border-line bg-sunken py-1 pr-1 pl-3 text-sm text-ink-soft">
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <span className="text-xs text-ink-faint tabular-nums">
          {lines.length === 1 ? '1 line' : `${grouped(lines.length)} lines`}
          {isPlain ? ' · not coloured' : ''}
        </span>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Wrap long lines"
          title="Wrap long lines"
          aria-pressed={isWrapped}
          className={isWrapped ? 'bg-accent-soft text-accent' : ''}
          onClick={() => {
            setIsWrapped(!isWrapped);
          }}
        >
          <WrapText aria-hidden />
        </Button>
        <CopyButton text={code} what={label} iconOnly />
      </figcaption>
      <ScrollRegion
        label={label}
        className="py-2 font-mono text-sm leading-5 [font-variant-ligatures:none]"
      >
        <pre style={TOKEN_COLOURS} className={cn('font-mono', isWrapped ? '' : 'w-max min-w-full')}>
          <code>
            {lines.map((pieces, index) => (
              <span key={index} className="flex [contain-intrinsic-block-size:1.25rem]">
                <span
                  aria-hidden
                  style={{ minWidth: gutter }}
                  className="sticky left-0 mr-3 box-content shrink-0 bg-surface pr-1 pl-3 text-right text-ink-faint select-none before:content-[attr(data-line)]"
                  data-line={index + 1}
                />
                <span
                  className={cn(
                    'min-h-5 pr-4',
                    isWrapped ? 'wrap-anywhere whitespace-pre-wrap' : 'whitespace-pre',
                  )}
                >
                  {pieces.map((piece, at) => (
                    <span key={at} style={piece.color ? { color: piece.color } : undefined}>
                      {piece.content}
                    </span>
                  ))}
                  {'\n'}
                </span>
              </span>
            ))}
          </code>
        </pre>
      </ScrollRegion>
    </figure>
  );
}

function useLines(code: string, language: string) {
  const isShort = code.length <= HIGHLIGHT_LIMIT;
  const grammar = isShort ? grammarOf(language) : null;
  const { data: highlighter } = useQuery(highlighterQuery(grammar));
  return useMemo((): { lines: readonly (readonly Piece[])[]; isPlain: boolean } => {
    const text = code.replace(/\r\n?/g, '\n').replace(/\n$/, '');
    if (!highlighter || grammar === null) {
      return {
        lines: text.split('\n').map((line) => [{ content: line }]),
        isPlain: grammar === null,
      };
    }
    const lines = highlighter.codeToTokensBase(text, {
      lang: grammar,
      theme: 'tokens',
      tokenizeMaxLineLength: 2000,
    });
    return { lines, isPlain: false };
  }, [code, grammar, highlighter]);
}
