import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EVENT_TYPES, type EventType } from './event';
import { readRun, tellRun, type RunLifecycle } from './run-lifecycle';
import type { Instant } from './types';

const at = (second: number) =>
  `2026-03-01T12:00:${String(second).padStart(2, '0')}.000000000Z` as Instant;

type Said = readonly [second: number, type: EventType | null, hash?: string];

function course(events: readonly Said[]) {
  const told = events.reduce<RunLifecycle | null>(
    (known, [second, type, hash = 'a']) => tellRun(known, [at(second), hash], type),
    null,
  );
  return told && readRun(told);
}

describe('the state of a run', () => {
  test.each<[string, Said[], string]>([
    ['a START alone is running', [[1, 'START']], 'running'],
    ['a RUNNING alone is running', [[1, 'RUNNING']], 'running'],
    ['a COMPLETE alone is complete', [[1, 'COMPLETE']], 'complete'],
    ['an OTHER alone says nothing', [[1, 'OTHER']], 'unknown'],
    ['an event without a type says nothing', [[1, null]], 'unknown'],
    ['a late START does not reopen it', [[5, 'COMPLETE'], [9, 'START']], 'complete'], // prettier-ignore
    ['a late RUNNING does not reopen it', [[5, 'FAIL'], [9, 'RUNNING']], 'failed'], // prettier-ignore
    ['OTHER after the end changes nothing', [[5, 'ABORT'], [9, 'OTHER']], 'aborted'], // prettier-ignore
    ['of two ends the later counts', [[5, 'COMPLETE'], [6, 'FAIL']], 'failed'], // prettier-ignore
    ['of two ends at one time the greater hash counts', [[5, 'FAIL', 'b'], [5, 'COMPLETE', 'a']], 'failed'], // prettier-ignore
  ])('%s', (_what, events, state) => {
    expect(course(events)?.state).toBe(state);
    expect(course([...events].reverse())?.state).toBe(state);
  });

  test('it starts with its START and ends with its last end', () => {
    expect(
      course([
        [1, 'OTHER'],
        [2, 'START'],
        [7, 'COMPLETE'],
        [9, 'OTHER'],
      ]),
    ).toEqual({
      // prettier-ignore
      state: 'complete',
      startedAt: at(2),
      endedAt: at(7),
    });
  });

  test('without a START it begins with its first event', () => {
    expect(course([[7, 'COMPLETE'], [4, 'RUNNING']])?.startedAt).toBe(at(4)); // prettier-ignore
  });

  test('it depends on the set of events alone', () => {
    const said = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.option(fc.constantFrom(...EVENT_TYPES), { nil: null }),
        fc.constantFrom('a', 'b', 'c'),
      ),
      { minLength: 1, maxLength: 8, selector: ([second, , hash]) => `${second}${hash}` },
    );
    const replays = said.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );

    fc.assert(
      fc.property(replays, ([events, replay]) => {
        expect(course(replay)).toEqual(course(events));
      }),
      { seed: 1 },
    );
  });

  test('a terminal event beats any other', () => {
    const said = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom(...EVENT_TYPES)),
    );

    fc.assert(
      fc.property(said, said, fc.integer({ min: 0, max: 59 }), (before, after, second) => {
        const state = course([...before, [second, 'FAIL'], ...after])?.state;

        expect(['complete', 'failed', 'aborted']).toContain(state);
      }),
      { seed: 2 },
    );
  });
});
