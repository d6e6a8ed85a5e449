'use client';

import { Boxes, ChevronsUpDown } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';

import type { FindResponse, HiddenNode } from '@/lib/contract/find';

import type { Fold } from '../../graph/drawn-graph';
import { splitName } from '../../node/node-name';
import { nodeTypeLook } from '../../node/node-type';
import { cn } from '../../ui/cn';
import { quantity } from '../../ui/quantity';
import { walkRows } from '../../ui/walk-rows';

/** A match inside a folded card. */
export type Folded = { readonly fold: Fold; readonly member: Fold['members'][number] };

function whereWords({ distance, within }: HiddenNode, places: FindResponse['within']): string {
  const place = places.find(({ id }) => id === within);
  if (place !== undefined) return `in ${splitName(place.label).tail}`;
  if (distance === 0) return 'in a closed group';
  return `${quantity(Math.abs(distance), 'hop')} ${distance < 0 ? 'upstream' : 'downstream'}`;
}

/** "12 more are hidden": how many there are besides those drawn, and whether all were looked for. */
function countWords({ total, totalExact }: FindResponse, folded: number): string {
  const all = total + folded;
  if (all === 0) return totalExact ? 'None hidden' : 'None hidden among the nearest 20,000 nodes';
  return `${totalExact ? '' : 'At least '}${quantity(all, 'match', 'matches')} not drawn`;
}

/** Matches that are not drawn, nearest first; choosing one brings it in, with the way to it. */
export function FindHidden({
  id,
  answer,
  folded,
  onReveal,
  onUnfold,
  onOpen,
}: {
  id: string;
  /** What the server found that is not drawn; undefined until it did. */
  answer: FindResponse | undefined;
  folded: readonly Folded[];
  onReveal: (node: HiddenNode) => void;
  onUnfold: (folded: Folded) => void;
  /** Opens a closed group, or goes to a folded card, by its id. */
  onOpen: (id: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  // The row that had the focus may be none of the new answer's.
  useLayoutEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    list.current?.querySelector('button')?.focus();
  }, [answer]);
  if (answer === undefined) return null;
  const listed = answer.hidden.length + folded.length;
  return (
    <div
      id={id}
      className="w-96 max-w-full rounded-lg border border-line bg-surface p-1 text-xs shadow-raised"
    >
      <p role="status" className="px-2 py-1 text-ink-soft">
        {countWords(answer, folded.length)}
        {listed < answer.total + folded.length ? `, the nearest ${listed} listed` : ''}
      </p>
      {/* Arrows walk through the buttons in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        className="max-h-64 overflow-y-auto"
        onKeyDown={walkRows}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget !== null) hadFocus.current = false;
        }}
      >
        {answer.within.map((place) => (
          <PlaceRow
            key={place.id}
            place={place}
            onChoose={() => {
              onOpen(place.id);
            }}
          />
        ))}
        {folded.slice(0, 20).map((one) => (
          <Row
            key={one.member.id}
            node={one.member}
            where="folded"
            onChoose={() => {
              onUnfold(one);
            }}
          />
        ))}
        {answer.hidden.map((node) => (
          <Row
            key={node.id}
            node={node}
            where={whereWords(node, answer.within)}
            onChoose={() => {
              onReveal(node);
            }}
          />
        ))}
      </ul>
    </div>
  );
}

/** "3 inside airflow": opens the group, or goes to the card. */
function PlaceRow({
  place: { id, label, count },
  onChoose,
}: {
  place: FindResponse['within'][number];
  onChoose: () => void;
}) {
  const isGroup = id.startsWith('group:');
  const Icon = isGroup ? Boxes : ChevronsUpDown;
  const what = isGroup ? label : `the card beside ${splitName(label).tail}`;
  return (
    <li>
      <button
        type="button"
        title={label}
        className={cn(ROW, 'font-medium text-ink')}
        onClick={onChoose}
      >
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 grow truncate">
          {count.toLocaleString('en')} inside {what}
        </span>
        <span className="shrink-0 text-2xs font-normal text-ink-soft">
          {isGroup ? 'Open' : 'Go there'}
        </span>
      </button>
    </li>
  );
}

const ROW =
  'flex min-h-8 w-full items-center gap-2 rounded px-2 text-left hover:bg-sunken focus-visible:bg-sunken pointer-coarse:min-h-[40px]';

function Row({
  node,
  where,
  onChoose,
}: {
  node: Pick<HiddenNode, 'kind' | 'type' | 'name' | 'namespace'>;
  where: string;
  onChoose: () => void;
}) {
  const { head, tail } = splitName(node.name);
  const { icon: Icon, label } = nodeTypeLook(node.kind, node.type);
  return (
    <li>
      <button
        type="button"
        title={`${node.name}\n${node.namespace}`}
        aria-label={`Show ${label} ${node.name}, ${where}, hidden`}
        className={ROW}
        onClick={onChoose}
      >
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <span className="flex min-w-0 grow items-baseline">
          <span className="min-w-0 shrink-[9] truncate text-2xs text-ink-faint">{head}</span>
          <span className="truncate font-medium text-ink">{tail}</span>
        </span>
        <span className="shrink-0 text-2xs text-ink-soft">{where}</span>
      </button>
    </li>
  );
}
