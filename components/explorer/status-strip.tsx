'use client';

import type { ReactNode } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import { nextGrouping } from './grouping';
import { Tooltip } from '../ui/tooltip';
import { statusWords } from './status-words';
import { MEANING_WORDS } from './time/moment-words';

export type StripActions = {
  readonly toggleList: () => void;
  readonly showHidden: (by: GraphResponse['answer']['truncatedBy']) => void;
  readonly unfoldAll: () => void;
  readonly toggleInferred: () => void;
  readonly showAllEvidence: () => void;
  readonly setGroup: (group: GraphView['group']) => void;
  readonly setIndirect: (indirect: boolean) => void;
  readonly everyEdge: () => void;
  readonly refresh: () => void;
};

/** What the answer holds and what it leaves out. Every part does something about it. */
export function StatusStrip({
  graph,
  view,
  folded,
  actions,
}: {
  graph: GraphResponse;
  view: GraphView;
  folded: number;
  actions: StripActions;
}) {
  const { truncatedBy, asOf } = graph.answer;
  const words = statusWords(graph, view, folded);
  const noInferred = !view.evidence.includes('inferred');
  return (
    <div
      role="group"
      aria-label="What is shown"
      className="flex h-8 shrink-0 [scrollbar-width:none] items-center overflow-x-auto border-t border-line bg-surface px-2 text-xs text-ink-soft tabular-nums pointer-coarse:h-[42px]"
    >
      <Part hint="Show as a list, or as a graph" onClick={actions.toggleList}>
        {words.shown}
      </Part>
      <GroupPart graph={graph} view={view} words={words.grouped} onChange={actions.setGroup} />
      <Part
        hint={HIDDEN_HINTS[truncatedBy ?? 'none']}
        onClick={() => {
          if (truncatedBy === 'folded') actions.unfoldAll();
          else actions.showHidden(truncatedBy);
        }}
      >
        {words.hidden}
      </Part>
      {words.folded === null ? null : (
        <Part hint="Open all folded cards" onClick={actions.unfoldAll}>
          {words.folded}
        </Part>
      )}
      <Part
        hint={noInferred ? 'Show inferred edges' : 'Hide inferred edges'}
        onClick={actions.toggleInferred}
      >
        {words.inferred}
      </Part>
      {words.columns === null ? null : (
        <Part
          hint={`${view.indirect ? 'Hide' : 'Show'} columns that only filter, join, group or sort`}
          onClick={() => {
            actions.setIndirect(!view.indirect);
          }}
        >
          {words.columns}
        </Part>
      )}
      {words.evidence === null ? null : (
        <Part hint="Show every kind of evidence" onClick={actions.showAllEvidence}>
          {words.evidence}
        </Part>
      )}
      <Part hint="Ask again" onClick={actions.refresh}>
        {asOf === null ? words.asOf : <span className="text-warn">{words.asOf}</span>}
      </Part>
      {words.edges === null ? null : (
        <Part
          hint={`${MEANING_WORDS[view.edges].words} Show every edge.`}
          onClick={actions.everyEdge}
        >
          {words.edges}
        </Part>
      )}
    </div>
  );
}

/** More nodes than a person can read at once. */
const READABLE = 300;

/** How much is inside groups, or the offer to make some. */
function GroupPart({
  graph,
  view,
  words,
  onChange,
}: {
  graph: GraphResponse;
  view: GraphView;
  /** Null where nothing is gathered. */
  words: string | null;
  onChange: (grouping: GraphView['group']) => void;
}) {
  if (words === null) {
    if (graph.nodes.length <= READABLE) return null;
    return (
      <Part
        hint="More than can be read at once: gather by namespace"
        onClick={() => {
          onChange('namespace');
        }}
      >
        <span className="font-medium text-accent">group by namespace</span>
      </Part>
    );
  }
  return (
    <Part
      hint="Gather by something else"
      onClick={() => {
        onChange(nextGrouping(view.group, graph.focus !== null));
      }}
    >
      {words}
    </Part>
  );
}

const HIDDEN_HINTS = {
  none: 'Nothing the question reaches is left out',
  select: 'Clear the selector',
  depth: 'Show one hop more',
  evidence: 'Show every kind of evidence',
  collapsed: 'Open everything collapsed',
  limit: 'Show one hop less',
  folded: 'Open all folded cards',
} as const;

function Part({
  hint,
  onClick,
  children,
}: {
  hint: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <span className="flex items-center whitespace-nowrap not-first:before:text-ink-faint not-first:before:content-['·']">
      <Tooltip label={hint} side="top">
        <button
          type="button"
          className="rounded px-1.5 py-0.5 hover:bg-sunken hover:text-ink pointer-coarse:min-h-[40px]"
          onClick={onClick}
        >
          {children}
        </button>
      </Tooltip>
    </span>
  );
}
