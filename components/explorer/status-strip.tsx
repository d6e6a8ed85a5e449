'use client';

import type { ReactNode } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { nextGrouping } from './grouping';
import { grouped as number, quantity } from '../ui/quantity';
import { Tooltip } from '../ui/tooltip';
import { MEANING_WORDS, momentWords } from './time/moment-words';

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
  const { shown, grouped, hidden, hiddenExact, truncatedBy, inferredEdges, asOf } = graph.answer;
  const inCards = folded + graph.answer.folded;
  const off = EVIDENCE.length - view.evidence.length;
  const noInferred = !view.evidence.includes('inferred');
  return (
    <div
      role="group"
      aria-label="What is shown"
      className="flex h-8 shrink-0 [scrollbar-width:none] items-center overflow-x-auto border-t border-line bg-surface px-2 text-xs text-ink-soft tabular-nums pointer-coarse:h-[42px]"
    >
      <Part hint="Show as a list, or as a graph" onClick={actions.toggleList}>
        {number(shown - folded)} shown
      </Part>
      <GroupPart
        graph={graph}
        grouping={view.mode === 'pinned' && view.focus !== null ? 'none' : view.group}
        grouped={grouped}
        onChange={actions.setGroup}
      />
      <Part
        hint={HIDDEN_HINTS[truncatedBy ?? 'none']}
        onClick={() => {
          if (truncatedBy === 'folded') actions.unfoldAll();
          else actions.showHidden(truncatedBy);
        }}
      >
        {hiddenExact ? '' : 'at least '}
        {number(hidden)} hidden
        {hidden > 0 ? ` (${hiddenWhy(truncatedBy, view.depth)})` : ''}
      </Part>
      {inCards > 0 ? (
        <Part hint="Open all folded cards" onClick={actions.unfoldAll}>
          {number(inCards)} folded
        </Part>
      ) : null}
      <Part
        hint={noInferred ? 'Show inferred edges' : 'Hide inferred edges'}
        onClick={actions.toggleInferred}
      >
        {noInferred ? 'inferred edges off' : quantity(inferredEdges, 'inferred edge')}
      </Part>
      <ColumnsPart graph={graph} view={view} onIndirect={actions.setIndirect} />
      {off > (noInferred ? 1 : 0) ? (
        <Part hint="Show every kind of evidence" onClick={actions.showAllEvidence}>
          {off} of {EVIDENCE.length} kinds of evidence off
        </Part>
      ) : null}
      <Part hint="Ask again" onClick={actions.refresh}>
        {asOf === null ? 'as of now' : <span className="text-warn">as of {momentWords(asOf)}</span>}
      </Part>
      {view.edges === 'all' ? null : (
        <Part
          hint={`${MEANING_WORDS[view.edges].words} Show every edge.`}
          onClick={actions.everyEdge}
        >
          {MEANING_WORDS[view.edges].label.toLowerCase()} edges
        </Part>
      )}
    </div>
  );
}

/** What is shown of columns, and the edges that are left out unless asked for. */
function ColumnsPart({
  graph: { answer },
  view: { indirect },
  onIndirect,
}: {
  graph: GraphResponse;
  view: GraphView;
  onIndirect: (indirect: boolean) => void;
}) {
  if (answer.columns === undefined) return null;
  const { edges, edgesExact, indirect: only } = answer.columns;
  return (
    <Part
      hint={`${indirect ? 'Hide' : 'Show'} columns that only filter, join, group or sort`}
      onClick={() => {
        onIndirect(!indirect);
      }}
    >
      {edgesExact ? '' : 'at least '}
      {quantity(edges, 'column edge')}
      {indirect || only === 0 ? '' : `, ${number(only)} by filters and joins off`}
    </Part>
  );
}

/** More nodes than a person can read at once. */
const READABLE = 300;

/** How much is inside groups, or the offer to make some. */
function GroupPart({
  graph,
  grouping,
  grouped,
  onChange,
}: {
  graph: GraphResponse;
  grouping: GraphView['group'];
  grouped: number;
  onChange: (grouping: GraphView['group']) => void;
}) {
  if (grouping === 'none') {
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
  const closed = graph.groups.filter(({ isOpen }) => !isOpen).length;
  return (
    <Part
      hint="Gather by something else"
      onClick={() => {
        onChange(nextGrouping(grouping, graph.focus !== null));
      }}
    >
      {number(grouped)} in {quantity(closed, 'group')} by {grouping}
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

function hiddenWhy(by: GraphResponse['answer']['truncatedBy'], depth: GraphView['depth']): string {
  switch (by) {
    case 'limit':
      return 'too many';
    case 'select':
      return 'not selected';
    case 'evidence':
      return 'by evidence';
    case 'collapsed':
      return 'collapsed';
    case 'folded':
      return 'beyond folded';
    case 'depth':
    case null:
      return `depth ${depth}`;
  }
}

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
