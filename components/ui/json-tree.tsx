'use client';

import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { cn } from './cn';
import { ScrollRegion } from './scroll-region';
import { quantity } from './quantity';

type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Entries drawn at once in one object or array; the rest on demand. */
const CHUNK = 100;
/** Characters of a string drawn before "show all". */
const LONG_TEXT = 300;

/** A JSON value as a tree. Only what is open is drawn; keys are data, `__proto__` too. */
export function JsonTree({
  value,
  label,
  openDepth = 1,
}: {
  value: JsonValue;
  label: string;
  openDepth?: number;
}) {
  return (
    <ScrollRegion label={label} className="rounded-md border border-line bg-canvas py-1.5 pr-3">
      <ul className="min-w-max font-mono text-xs leading-5 [font-variant-ligatures:none]">
        <Branch name={null} value={value} openDepth={openDepth} />
      </ul>
    </ScrollRegion>
  );
}

function entriesOf(value: JsonValue): readonly (readonly [string, JsonValue])[] | null {
  if (value === null || typeof value !== 'object') return null;
  return Object.entries(value);
}

function Branch({
  name,
  value,
  openDepth,
}: {
  name: string | null;
  value: JsonValue;
  openDepth: number;
}) {
  const [isOpen, setIsOpen] = useState(openDepth > 0);
  const entries = entriesOf(value);
  if (entries === null || entries.length === 0) {
    return (
      <li className="flex pl-6">
        <Name name={name} />
        <Leaf value={value} />
      </li>
    );
  }
  const isList = Array.isArray(value);
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
        className="flex thumb-row items-center rounded pl-1 text-left hover:bg-sunken"
      >
        <ChevronRight
          aria-hidden
          className={cn('mr-1 size-4 text-ink-faint transition-transform', isOpen && 'rotate-90')}
        />
        <Name name={name} />
        <span className="text-ink-faint">{countWords(entries.length, isList)}</span>
      </button>
      {isOpen ? <Entries entries={entries} openDepth={openDepth - 1} /> : null}
    </li>
  );
}

function countWords(count: number, isList: boolean): string {
  return quantity(count, isList ? 'item' : 'key');
}

function Entries({
  entries,
  openDepth,
}: {
  entries: readonly (readonly [string, JsonValue])[];
  openDepth: number;
}) {
  const [shown, setShown] = useState(CHUNK);
  const rest = entries.length - shown;
  return (
    <ul className="ml-3 border-l border-line">
      {entries.slice(0, shown).map(([key, child]) => (
        <Branch key={key} name={key} value={child} openDepth={openDepth} />
      ))}
      {rest > 0 ? (
        <li className="pl-6">
          <More
            onClick={() => {
              setShown(shown + CHUNK * 5);
            }}
          >
            Show {Math.min(rest, CHUNK * 5)} more of {rest}
          </More>
        </li>
      ) : null}
    </ul>
  );
}

function Name({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <span className="mr-2 text-ink-soft" title={name.length > 80 ? name : undefined}>
      <bdi>{name === '' ? '""' : shorten(name, 80)}</bdi>
      <span className="text-ink-faint">:</span>
    </span>
  );
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function Leaf({ value }: { value: JsonValue }) {
  if (typeof value === 'string') return <Text text={value} />;
  if (value === null) return <span className="text-ink-faint">null</span>;
  if (typeof value === 'object') {
    return <span className="text-ink-faint">{Array.isArray(value) ? '[]' : '{}'}</span>;
  }
  return (
    <span className={typeof value === 'number' ? 'text-run' : 'text-model'}>{String(value)}</span>
  );
}

function Text({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > LONG_TEXT;
  return (
    <span className="max-w-[min(60ch,70cqw)] wrap-anywhere whitespace-pre-wrap text-ok">
      <bdi>&quot;{isLong && !isWhole ? shorten(text, LONG_TEXT) : text}&quot;</bdi>
      {isLong ? (
        <More
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show less' : `Show all ${text.length} characters`}
        </More>
      ) : null}
    </span>
  );
}

function More({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="ml-1 thumb rounded px-1 font-sans text-xs text-accent hover:underline"
    >
      {children}
    </button>
  );
}
