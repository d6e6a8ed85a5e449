'use client';

import { X } from 'lucide-react';

import type { GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import type { Lens } from '../graph/lens';
import { ColumnLegend } from './column-legend';
import { EvidenceLine, ThroughLine } from '../graph/evidence-line';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from '../graph/evidence-look';
import { countThrough } from '../graph/through-hidden';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { grouped } from '../ui/quantity';
import { countEvidence } from './filter/facet-values';
import { hasInside } from './filter/use-counted';
import { LensLegend } from './lens-legend';
import { TypeLegend } from './type-legend';
import type { ViewCommands } from './view-commands';

/** Names what is in the picture: types, colours and kinds of evidence; and chooses which of it is drawn. */
export function Legend({
  graph,
  view,
  lens,
  commands,
  isFlat = false,
}: {
  graph: GraphResponse;
  view: GraphView;
  lens: Lens;
  commands: ViewCommands;
  /** One line above a list instead of a card over the canvas. */
  isFlat?: boolean;
}) {
  const { evidence } = view;
  const counts = countEvidence(graph.edges);
  const through = countThrough(graph.edges);
  const close = (
    <Button
      look="quiet"
      className={cn('size-5', !isFlat && 'float-right mt-0.5 pointer-coarse:mt-0')}
      aria-label="Hide the legend"
      onClick={() => {
        commands.setLegend(false);
      }}
    >
      <X aria-hidden className="size-3!" />
    </Button>
  );
  return (
    <section
      aria-label="Legend and filter"
      data-legend={isFlat ? undefined : ''}
      className={cn(
        'bg-surface text-xs',
        isFlat
          ? 'flex shrink-0 flex-wrap items-center border-b border-line px-2 py-1'
          : 'max-h-[calc(100dvh-12rem)] w-max min-w-52 overflow-y-auto rounded-lg border border-line p-1.5 shadow-raised',
      )}
    >
      {isFlat ? null : close}
      {isFlat ? null : <LensLegend lens={lens} nodes={graph.nodes} hasInside={hasInside(graph)} />}
      <TypeLegend graph={graph} view={view} commands={commands} isFlat={isFlat} />
      <div className="flex h-6 items-center justify-between pl-1.5">
        <h2 className="text-2xs font-semibold text-ink-faint">Edges by evidence</h2>
        {isFlat ? close : null}
      </div>
      <ul className={isFlat ? 'flex flex-wrap' : ''}>
        {EVIDENCE.map((kind) => {
          const isOn = evidence.includes(kind);
          const { label, words } = EVIDENCE_LOOKS[kind];
          const count = counts.get(kind) ?? 0;
          return (
            <li key={kind}>
              <label
                title={words}
                className="flex h-6 cursor-pointer items-center gap-2 rounded px-1.5 text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:h-[40px]"
              >
                <input
                  type="checkbox"
                  className="size-3 accent-accent"
                  checked={isOn}
                  onChange={() => {
                    commands.setEvidence(
                      EVIDENCE.filter((one) => evidence.includes(one) !== (one === kind)),
                    );
                  }}
                />
                <span className={isOn ? '' : 'opacity-40'}>
                  <EvidenceLine evidence={kind} />
                </span>
                <span className={cn('grow', !isOn && 'text-ink-faint line-through')}>{label}</span>
                <span className="text-ink-faint tabular-nums">
                  {isOn ? count.toLocaleString('en') : ''}
                </span>
              </label>
            </li>
          );
        })}
        {through === 0 ? null : (
          <li
            title={THROUGH_LOOK.words}
            className="flex h-6 items-center gap-2 pr-1.5 pl-6.5 text-ink-soft"
          >
            <ThroughLine />
            <span className="grow">{THROUGH_LOOK.label}</span>
            <span className="pl-3 text-ink-faint tabular-nums">{grouped(through)}</span>
          </li>
        )}
      </ul>
      {graph.answer.columns === undefined ? null : (
        <ColumnLegend
          graph={graph}
          indirect={view.indirect}
          isFlat={isFlat}
          onIndirect={commands.setIndirect}
        />
      )}
    </section>
  );
}
