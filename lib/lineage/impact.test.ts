import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { walkImpact, type ImpactWalk } from './impact';
import type { SeenShape } from './owner-view';
import { graphOf, key, seen } from './shapes.test-data';
import { PATH_LIMIT } from './trail';
import { walk } from './walk';

const rowsOf = ({ count, rowAt }: ImpactWalk) =>
  Array.from({ length: count }, (_, at) => rowAt(at));

function impact(shapes: readonly SeenShape[], from: string, side: 'up' | 'down' = 'down') {
  const walked = walkImpact(graphOf(shapes), key(from), side);
  return rowsOf(walked).map(
    (row) => `${row.hops} ${row.evidence}: ${walked.pathTo(row.key).join(' ')}`,
  );
}

describe('what a change reaches', () => {
  test('comes nearest first, with a shortest path each', () => {
    const shapes = [seen('j1', 'a', 'b'), seen('j2', 'b', 'c'), seen('short', 'a', 'c')];

    expect(impact(shapes, 'a')).toEqual([
      '1 observed: a j1',
      '1 observed: a short',
      '2 observed: a j1 b',
      '2 observed: a short c',
      '3 observed: a j1 b j2',
    ]);
    expect(impact(shapes, 'c', 'up').at(-1)).toBe('3 observed: c j2 b j1');
  });

  test('goes only where it flows, and is believed as much as its weakest step', () => {
    const told = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;
    const shapes = [seen('j', 'a b', 'c d', told), seen('guess', 'c x', 'e f')];

    expect(impact(shapes, 'a')).toEqual([
      '1 explicit: a j',
      '2 explicit: a j c',
      '3 inferred: a j c guess',
      '4 inferred: a j c guess e',
      '4 inferred: a j c guess f',
    ]);
  });

  test('is nothing for a node nobody reads, and ends on cycles', () => {
    expect(impact([seen('j', 'a', 'b')], 'b')).toEqual([]);
    expect(impact([seen('j', 'a', 'b'), seen('k', 'b', 'a')], 'a')).toHaveLength(3);
  });

  test('a path too long to write out keeps both its ends', () => {
    const chain = Array.from({ length: 200 }, (_, i) => seen(`j${i}`, `n${i}`, `n${i + 1}`));
    const { pathTo } = walkImpact(graphOf(chain), key('n0'), 'down');
    const path = pathTo(key('n200'));

    expect(path).toHaveLength(PATH_LIMIT + 1);
    expect([path[0], path[PATH_LIMIT / 2], path.at(-1)]).toEqual(['n0', null, 'n200']);
  });

  test('is what a walk reaches, and each path is as long as its distance, on any graph', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
      minLength: 1,
      maxLength: 3,
    });
    const shapes = fc.array(fc.tuple(names, names), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(shapes, fc.constantFrom('up' as const, 'down' as const), (pairs, side) => {
        const graph = graphOf(pairs.map(([i, o], n) => seen(`j${n}`, i.join(' '), o.join(' '))));
        const { hops } = walk(graph, { from: key('a'), side, depth: Infinity, limit: Infinity });
        const walked = walkImpact(graph, key('a'), side);
        const [rows, { pathTo }] = [rowsOf(walked), walked];

        expect(new Map(rows.map((row) => [row.key, row.hops]))).toEqual(
          new Map([...hops].filter(([node]) => node !== key('a'))),
        );
        for (const row of rows) {
          const path = pathTo(row.key);
          expect([path.length - 1, path[0], path.at(-1)]).toEqual([row.hops, key('a'), row.key]);
        }
      }),
    );
  });
});
