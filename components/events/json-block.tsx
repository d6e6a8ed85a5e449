import { cn } from '../ui/cn';
import { bringIntoView } from './bring-into-view';
import type { JsonLine } from './json-lines';
import type { Stretch } from './lines-at';

/** Lines a block; blocks out of sight are not laid out. */
const BLOCK_LINES = 200;
const LINE_REM = 1.25;
const INDENT_REM = 1.25;

/** Splits `"key": rest` at the key. A key may hold anything but an unescaped quote. */
const KEY = /^("(?:[^"\\]|\\.){0,500}": )(.*)$/s;

function LineText({ text }: { text: string }) {
  const [, key, rest] = KEY.exec(text) ?? [];
  if (key === undefined) return <span className="text-ink">{text}</span>;
  return (
    <>
      <span className="text-accent">{key}</span>
      <span className="text-ink">{rest}</span>
    </>
  );
}

/** Indented JSON as text; lines that a warning speaks of are marked and say it. */
export function JsonBlock({
  lines,
  warnings,
  marked = null,
}: {
  lines: readonly JsonLine[];
  /** Messages by JSON pointer. */
  warnings: ReadonlyMap<string, string>;
  /** Lines that a link leads to. */
  marked?: Stretch | null;
}) {
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK_LINES) }, (_, index) =>
    lines.slice(index * BLOCK_LINES, (index + 1) * BLOCK_LINES),
  );
  return blocks.map((block, index) => (
    <div
      key={index}
      style={{
        contentVisibility: 'auto',
        containIntrinsicSize: `auto ${block.length * LINE_REM}rem`,
      }}
    >
      {block.map((line, at) => {
        const number = index * BLOCK_LINES + at;
        const isMarked = marked !== null && number >= marked.first && number < marked.end;
        const warning = line.pointer === null ? undefined : warnings.get(line.pointer);
        return (
          <div
            key={at}
            ref={number === marked?.first ? bringIntoView : null}
            data-marked={isMarked ? '' : undefined}
            className={cn(
              'min-h-5 pr-4 leading-5 wrap-anywhere whitespace-pre-wrap',
              isMarked && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
              warning !== undefined && 'bg-warn-soft',
            )}
            style={{ paddingLeft: `${1 + Math.min(line.depth, 24) * INDENT_REM}rem` }}
          >
            <LineText text={line.text} />
            {warning === undefined ? null : (
              <span className="ml-3 font-sans text-warn select-none">{warning}</span>
            )}
          </div>
        );
      })}
    </div>
  ));
}
