'use client';

import { TriangleAlert, X } from 'lucide-react';

import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Segmented } from '../ui/segmented';
import type { Events } from './use-events';

const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'run', label: 'Run' },
  { value: 'job', label: 'Job' },
  { value: 'dataset', label: 'Dataset' },
] as const;

function Chip({ label, text, onRemove }: { label: string; text: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-8 max-w-full min-w-0 items-center gap-1.5 rounded-md bg-accent-soft pr-1 pl-2.5 text-xs text-accent">
      <span className="shrink-0">{label}</span>
      <bdi className="min-w-0 truncate font-medium" title={text}>
        {text}
      </bdi>
      <button
        type="button"
        aria-label={`Remove the filter ${label} ${text}`}
        onClick={onRemove}
        className="flex size-6 thumb-row shrink-0 items-center justify-center rounded hover:bg-surface"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}

/** Narrows the list of events. */
export function EventFilters({ events }: { events: Events }) {
  const { view, narrow } = events;
  const first = events.events[0]?.node;
  const isFirst = first && (first.id === view.node || first.key === view.node);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented
        label="Kind of event"
        value={view.kind ?? 'all'}
        options={KINDS}
        onChange={(kind) => {
          narrow({ kind: kind === 'all' ? null : kind });
        }}
      />
      <Button
        aria-pressed={view.warnings}
        className={cn(view.warnings && 'border-warn bg-warn-soft text-warn hover:bg-warn-soft')}
        onClick={() => {
          narrow({ warnings: !view.warnings });
        }}
      >
        <TriangleAlert aria-hidden />
        With warnings
      </Button>
      {view.node === null ? null : (
        <Chip
          label="Node"
          text={isFirst ? first.name : view.node}
          onRemove={() => {
            narrow({ node: null });
          }}
        />
      )}
      {view.run === null ? null : (
        <Chip
          label="Run"
          text={view.run}
          onRemove={() => {
            narrow({ run: null });
          }}
        />
      )}
    </div>
  );
}
