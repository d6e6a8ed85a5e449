import type { EventType } from './event';
import { isLater, type Stamp } from './stamp';
import type { Instant, RunState } from './types';

type Said = readonly [at: Instant, hash: string, type: EventType | null];

/** What a run's events have said of its course; grows by {@link tellRun}, read by {@link readRun}. */
export type RunLifecycle = {
  readonly first: Instant;
  readonly last: Instant;
  /** Earliest START. */
  readonly start: Instant | null;
  /** Latest COMPLETE, ABORT or FAIL. */
  readonly terminal: Said | null;
  /** Latest START or RUNNING. */
  readonly active: Said | null;
};

const TERMINAL = { COMPLETE: 'complete', FAIL: 'failed', ABORT: 'aborted' } as const;

function isTerminal(type: EventType | null): type is keyof typeof TERMINAL {
  return type !== null && Object.hasOwn(TERMINAL, type);
}

const later = (a: Said | null, b: Said): Said => (a && isLater([a[0], a[1]], [b[0], b[1]]) ? a : b);
const earliest = (a: Instant | null, b: Instant): Instant => (a !== null && a < b ? a : b);

const NOTHING = { start: null, terminal: null, active: null };

/** Takes in one event of the run. Commutative and idempotent. */
export function tellRun(
  known: RunLifecycle | null,
  [at, hash]: Stamp,
  type: EventType | null,
): RunLifecycle {
  const said: Said = [at, hash, type];
  const { start, terminal, active } = known ?? NOTHING;
  const isActive = type === 'START' || type === 'RUNNING';
  return {
    first: earliest(known?.first ?? null, at),
    last: known && known.last > at ? known.last : at,
    start: type === 'START' ? earliest(start, at) : start,
    terminal: isTerminal(type) ? later(terminal, said) : terminal,
    active: isActive ? later(active, said) : active,
  };
}

/**
 * State and times of a run. A terminal event beats any other whatever the order of arrival; among
 * terminal ones the latest counts. The start is the START event's time, else the earliest event's.
 */
export function readRun(lifecycle: RunLifecycle): {
  readonly state: RunState;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
} {
  const { terminal, active, start, first } = lifecycle;
  const startedAt = start ?? first;
  if (terminal && isTerminal(terminal[2]))
    return { state: TERMINAL[terminal[2]], startedAt, endedAt: terminal[0] };
  return { state: active ? 'running' : 'unknown', startedAt, endedAt: null };
}
