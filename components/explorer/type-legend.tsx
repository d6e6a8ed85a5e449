'use client';

import { useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { NodeKind } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { strongOf, type Tone } from '../graph/tone';
import { isModel, kindOfType, nodeTypeLook } from '../node/node-type';
import { cn } from '../ui/cn';
import { facetValues, kindsByType, talliedValues } from './filter/facet-values';
import { useFilters } from './filter/use-filters';
import { loadSelectorLanguage } from './selector/use-selector-language';
import type { ViewCommands } from './view-commands';
import { grouped } from '../ui/quantity';

/** Types named before somebody asks for all. */
const FIRST = 7;

function toneOf(kind: NodeKind, type: string): Tone {
  if (isModel({ kind, type })) return 'model';
  return kind === 'job' ? 'job' : 'data';
}

/** What is counted besides the nodes that stand by themselves. */
function insideWords({ groups, folds }: GraphResponse): string {
  const words = [
    folds.length > 0 ? 'folded' : null,
    groups.some(({ isOpen }) => !isOpen) ? 'grouped' : null,
  ].filter((word) => word !== null);
  return words.length === 0 ? '' : `, ${words.join(' and ')} ones too`;
}

/** What is in the picture by type, and a way to hide or show it: the same filter as in the menu, in the same selector. */
export function TypeLegend({
  graph,
  view,
  commands,
  isFlat,
}: {
  graph: GraphResponse;
  view: GraphView;
  commands: Pick<ViewCommands, 'setSelect' | 'ask'>;
  isFlat: boolean;
}) {
  const [isAll, setIsAll] = useState(false);
  // What is hidden by type is counted in the answer without that filter; else this answer is counted.
  const filters = useFilters(view, graph, commands, { isWanted: true, leftOut: 'type' });
  const { nodes } = filters.unfiltered;
  const tally = filters.counted?.by('type') ?? null;
  const types = tally === null ? facetValues(nodes, 'type') : talliedValues(tally, 'type', nodes);
  const ticked = filters.values('type');
  const isShown = (type: string) => ticked.length === 0 || filters.has('type', type);
  const toggle = async (type: string) => {
    const language = await loadSelectorLanguage();
    const now = language.readFilters(view.select);
    if (now === null) return;
    const all = types.map(({ value }) => value);
    commands.setSelect(language.printFilters(language.toggleShown(now, 'type', type, all)));
  };
  if (types.length === 0) return null;
  const kinds = kindsByType(nodes);
  return (
    <section
      aria-label="Types"
      className={isFlat ? 'flex flex-wrap' : 'mb-1 border-b border-line pb-1'}
    >
      <h2 className="flex h-6 items-center pr-7 pl-1.5 text-2xs font-semibold whitespace-nowrap text-ink-faint pointer-coarse:[section:first-of-type>&]:h-[40px]">
        Nodes by type{insideWords(filters.unfiltered)}
      </h2>
      <ul className={isFlat ? 'flex flex-wrap' : ''}>
        {types.slice(0, isAll ? types.length : FIRST).map(({ value, label, count }) => {
          const kind = kinds.get(value) ?? kindOfType(value);
          const Icon = nodeTypeLook(kind, value).icon;
          const isOn = isShown(value);
          const tone = toneOf(kind, value);
          return (
            <li key={value}>
              <label className="flex h-6 cursor-pointer items-center gap-2 rounded px-1.5 text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:h-[40px]">
                <input
                  type="checkbox"
                  className="size-3 accent-accent"
                  checked={isOn}
                  disabled={!filters.isReadable}
                  onChange={() => void toggle(value)}
                />
                <Icon
                  aria-hidden
                  className={cn('size-3.5 shrink-0', !isOn && 'opacity-40')}
                  style={{ color: `var(${strongOf(tone)})` }}
                />
                <span
                  className={cn('grow whitespace-nowrap', !isOn && 'text-ink-faint line-through')}
                >
                  {label}
                </span>
                <span className="text-ink-faint tabular-nums">
                  {filters.isCounting ? '' : grouped(count)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {isAll || types.length <= FIRST ? null : (
        <button
          type="button"
          className="h-6 rounded px-1.5 text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:h-[40px]"
          onClick={() => {
            setIsAll(true);
          }}
        >
          {grouped(types.length - FIRST)} more
        </button>
      )}
    </section>
  );
}
