import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Column, ColumnLink, ColumnReason, Grade } from './column-step';
import { columnPath, walkColumns, type ColumnSource } from './column-walk';
import type { Instant, NodeKey } from './types';

type Step = readonly [from: readonly number[], to: readonly number[], grade: Grade];

const at = '2026-01-01T00:00:00.000000000Z' as Instant;
const reason = (grade: Grade): ColumnReason => ({
  owner: 'job' as NodeKey,
  ownerKind: 'job',
  evidence: 'column',
  use: null,
  grade,
  runCount: 1,
  firstSeen: at,
  lastSeen: at,
  lastRun: null,
});

/** Columns by number, and groups of them that feed groups of them. */
function graph(steps: readonly Step[]) {
  const columns = new Map<number, Column>();
  const column = (id: number): Column => {
    const known = columns.get(id) ?? { node: `n${id % 3}` as NodeKey, field: `${id}` };
    columns.set(id, known);
    return known;
  };
  const down = new Map<Column, ColumnLink[]>();
  const up = new Map<Column, ColumnLink[]>();
  const add = (map: Map<Column, ColumnLink[]>, ids: readonly number[], link: ColumnLink) => {
    for (const id of ids) map.set(column(id), [...(map.get(column(id)) ?? []), link]);
  };
  for (const [from, to, grade] of steps) {
    add(down, from, { far: to.map(column), reason: reason(grade) });
    add(up, to, { far: from.map(column), reason: reason(grade) });
  }
  const source: ColumnSource = {
    prepare: () => undefined,
    links: (one, side) => (side === 'down' ? down : up).get(one) ?? [],
    kin: () => [],
  };
  return { source, column };
}

const walk = (steps: readonly Step[], from: number, side: 'up' | 'down', worst: Grade = 2) => {
  const { source, column } = graph(steps);
  const request = { from: [column(from)], side, depth: Infinity, worst, limit: 10_000 };
  const { arrivals } = walkColumns(source, { ...request, allows: () => true });
  return { arrivals, column };
};

const ids = fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 4 });
const stories = fc.array(fc.tuple(ids, ids, fc.constantFrom<Grade>(0, 1, 2)), { maxLength: 12 });

describe('a column walk', () => {
  test('reaches what pairs would reach, at the fewest steps of the best grade', () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const { arrivals, column } = walk(steps, 0, 'down');
        const pairs = steps.flatMap(([from, to, grade]) =>
          from.flatMap((a) => to.map((b) => ({ a, b, grade }))),
        );
        for (let id = 0; id <= 12; id += 1) {
          const best = ([0, 1, 2] as const).find((grade) => reaches(pairs, grade, id) !== null);
          expect(arrivals.get(column(id))?.grade).toBe(best);
          const isSure = best === 0;
          expect(isSure ? arrivals.get(column(id))?.distance : null).toBe(
            isSure ? reaches(pairs, 0, id) : null,
          );
        }
      }),
    );
  });

  test('leads up exactly where it leads down', () => {
    fc.assert(
      fc.property(stories, fc.nat(12), (steps, id) => {
        const down = walk(steps, 0, 'down');
        const up = walk(steps, id, 'up');

        expect(down.arrivals.has(down.column(id))).toBe(up.arrivals.has(up.column(0)));
      }),
    );
  });

  test('gives a way of as many steps as it says, from the start to the end', () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const { arrivals, column } = walk(steps, 0, 'down');
        for (const [reached, { distance }] of arrivals) {
          const path = columnPath(arrivals, reached);

          expect(path[0]?.column).toBe(column(0));
          expect(path.at(-1)?.column).toBe(reached);
          expect(path.length - 1).toBe(distance);
        }
      }),
    );
  });

  test('leaves guesses out when asked for what is sure', () => {
    const steps: Step[] = [
      [[0], [1], 0],
      [[1], [2], 1],
      [[1], [3], 2],
    ];

    expect([...walk(steps, 0, 'down', 0).arrivals.keys()].map(({ field }) => field)).toEqual(['0', '1']); // prettier-ignore
    expect([...walk(steps, 0, 'down', 1).arrivals.keys()].map(({ field }) => field)).toEqual(['0', '1', '2']); // prettier-ignore
  });
});

/** Fewest steps from 0 to `end` along pairs of a grade or better; null if there is no way. */
function reaches(
  pairs: readonly { a: number; b: number; grade: Grade }[],
  worst: Grade,
  end: number,
): number | null {
  const steps = new Map([[0, 0]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const { a, b, grade } of pairs) {
      const near = steps.get(a);
      if (grade > worst || near === undefined || (steps.get(b) ?? Infinity) <= near + 1) continue;
      steps.set(b, near + 1);
      changed = true;
    }
  }
  return steps.get(end) ?? null;
}
