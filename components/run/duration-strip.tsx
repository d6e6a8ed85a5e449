'use client';

import { useState } from 'react';

import type { RunSummary } from '@/lib/contract/runs';
import type { RunState } from '@/lib/lineage';

import { cn } from '../ui/cn';
import { duration } from '../ui/quantity';
import { absoluteTime } from '../ui/time';

/** Runs drawn in the strip. */
export const STRIP_RUNS = 20;
/** The least height a bar has, in per cent of the strip: a run of no length is still a run. */
const LEAST_HEIGHT = 6;

const BARS = {
  complete: { word: 'complete', fill: 'bg-ok/60' },
  failed: { word: 'failed', fill: 'bg-bad' },
  aborted: { word: 'aborted', fill: 'bg-warn' },
  running: { word: 'running', fill: 'bg-run/60' },
  unknown: { word: 'unknown', fill: 'bg-line-strong' },
} as const satisfies Record<RunState, { word: string; fill: string }>;

/** How long the last runs took, oldest first, each bar in the colour of its state; the table below has the numbers. */
export function DurationStrip({ runs }: { runs: readonly RunSummary[] }) {
  const [picked, setPicked] = useState<number | null>(null);
  const shown = runs.slice(0, STRIP_RUNS).reverse();
  const longest = Math.max(...shown.map((run) => run.durationMs ?? 0), 1);
  const pickedRun = picked === null ? undefined : shown[picked];
  if (shown.length < 2) return null;
  return (
    <figure
      className="flex flex-col gap-1.5"
      onPointerLeave={() => {
        setPicked(null);
      }}
    >
      <div role="img" aria-label={inWords(shown)} className="flex h-14 max-w-md items-end gap-0.5">
        {shown.map((run, index) => (
          <span
            key={run.runId}
            className="flex h-full min-w-0 flex-1 flex-col justify-end"
            onPointerEnter={() => {
              setPicked(index);
            }}
          >
            {run.state === 'failed' || run.state === 'aborted' ? (
              <span
                className={cn(
                  'pb-0.5 text-center text-2xs leading-none',
                  run.state === 'failed' ? 'text-bad' : 'text-warn',
                )}
              >
                {run.state === 'failed' ? '✕' : '–'}
              </span>
            ) : null}
            <span
              className={cn(
                'block min-h-0.5 rounded-t-xs transition-opacity',
                BARS[run.state].fill,
                run.durationMs === null && 'opacity-40',
                picked !== null && picked !== index && 'opacity-40',
              )}
              style={{ height: `${barHeight(run.durationMs, longest)}%` }}
            />
          </span>
        ))}
      </div>
      <figcaption className="text-xs text-ink-faint tabular-nums">
        {pickedRun
          ? `${pickedRun.startedAt ? absoluteTime(pickedRun.startedAt) : 'no start'} · ${BARS[pickedRun.state].word} · ${lengthOf(pickedRun)}`
          : `Duration of the last ${shown.length} runs, longest ${duration(longest)}`}
      </figcaption>
    </figure>
  );
}

function barHeight(ms: number | null, longest: number): number {
  return Math.max(((ms ?? 0) / longest) * 80, LEAST_HEIGHT);
}

function lengthOf(run: RunSummary): string {
  return run.durationMs === null ? 'duration unknown' : duration(run.durationMs);
}

function inWords(runs: readonly RunSummary[]): string {
  const last = runs.at(-1);
  const failed = runs.filter((run) => run.state === 'failed').length;
  return `Durations of the last ${runs.length} runs, ${failed} of them failed; the latest is ${last ? `${BARS[last.state].word}, ${lengthOf(last)}` : 'unknown'}`;
}
