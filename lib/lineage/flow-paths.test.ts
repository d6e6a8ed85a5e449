import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findPaths, type PathLimits } from './flow-paths';
import { acrossOwner, type OwnerView, type SeenShape } from './owner-view';
import { declaredBy, evidence, graphOf, key, seen } from './shapes.test-data';
import type { NodeKey } from './types';
import { walk, type GraphSource } from './walk';

const ENOUGH: PathLimits = { listed: 1000, counted: 1000, reach: 20_000, steps: 200_000 };

function between(
  shapes: readonly SeenShape[],
  from: string,
  to: string,
  limits: Partial<PathLimits> = {},
) {
  const { paths, ...counts } = findPaths(graphOf(shapes), key(from), key(to), {
    ...ENOUGH,
    ...limits,
  });
  return { paths: paths.map(({ nodes }) => nodes.join(' ')), ...counts };
}

const DIAMOND = [seen('j1', 'a', 'b'), seen('j2', 'a', 'c'), seen('j3', 'b c', 'd')];

describe('what is found', () => {
  test('every way, the shortest first', () => {
    const shapes = [...DIAMOND, seen('direct', 'a', 'd')];
    expect(between(shapes, 'a', 'd')).toEqual({
      paths: ['a direct d', 'a j1 b j3 d', 'a j2 c j3 d'],
      total: 3,
      isExact: true,
    });
  });

  test('nothing against the flow, and nothing from a node to itself', () => {
    expect(between(DIAMOND, 'd', 'a')).toEqual({ paths: [], total: 0, isExact: true });
    expect(between(DIAMOND, 'a', 'a')).toEqual({ paths: [], total: 0, isExact: true });
  });

  test('jobs are ends as well as datasets', () => {
    expect(between(DIAMOND, 'j1', 'j3').paths).toEqual(['j1 b j3']);
    expect(between(DIAMOND, 'a', 'j3').paths).toEqual(['a j1 b j3', 'a j2 c j3']);
    expect(between(DIAMOND, 'j2', 'd').paths).toEqual(['j2 c j3 d']);
  });

  test('where A→C and B→D go through one job, no path leads from A to D', () => {
    const told = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;
    const lanes = [seen('j', 'a b', 'c d', told), seen('k', 'd', 'e')];
    expect(between(lanes, 'a', 'e').total).toBe(0);
    expect(between(lanes, 'b', 'e').paths).toEqual(['b j d k e']);
    expect(between(lanes, 'a', 'j').paths).toEqual(['a j']);
  });

  test('one job that makes a table and what is made of it is passed twice', () => {
    const told = { told: { staged: ['explicit', 'raw'], mart: ['explicit', 'staged'] } } as const;
    expect(between([seen('all', 'raw staged', 'staged mart', told)], 'raw', 'mart').paths).toEqual([
      'raw all staged all mart',
    ]);
  });

  test('a job that reads the table it writes is passed once where it leads straight on', () => {
    const appends = [seen('append', 'raw log', 'log mart')];
    expect(between(appends, 'raw', 'mart').paths).toEqual(['raw append mart']);
    expect(between(appends, 'raw', 'log').paths).toEqual(['raw append log']);
  });

  test('a dataset that declares its sources, and a job that another names, need nothing between', () => {
    const shapes = [
      declaredBy('view', 'table'),
      seen('first', 'view', 'y'),
      seen('second', '', 'z', { told: { z: ['explicit', 'first'] } }),
    ];
    expect(between(shapes, 'table', 'z').paths).toEqual(['table view first second z']);
  });

  test('a circle is gone round by no path', () => {
    const circle = [
      seen('j1', 'a', 'b'),
      seen('j2', 'b', 'a'),
      seen('self', 'b', 'b'),
      seen('j3', 'b', 'c'),
    ];
    expect(between(circle, 'a', 'c').paths).toEqual(['a j1 b j3 c']);
    expect(between(circle, 'b', 'a').paths).toEqual(['b j2 a']);
  });

  test('a path is believed as much as its weakest step', () => {
    const shapes = [
      seen('j1', 'a', 'b', { told: { b: ['explicit', 'a'] } }),
      seen('j2', 'b x', 'c y'),
    ];
    const [path] = findPaths(graphOf(shapes), key('a'), key('c'), ENOUGH).paths;
    expect(path?.evidence).toBe('inferred');
    const sure = findPaths(graphOf(shapes, evidence('explicit')), key('a'), key('c'), ENOUGH);
    expect(sure.total).toBe(0);
  });
});

describe('limits', () => {
  /** `width` datasets abreast, `length` times: width^length paths. */
  const lattice = (width: number, length: number) =>
    Array.from({ length }, (_, step) =>
      Array.from({ length: width }, (__, at) => [
        seen(`in${step}.${at}`, `n${step}`, `m${step}.${at}`),
        seen(`out${step}.${at}`, `m${step}.${at}`, `n${step + 1}`),
      ]),
    ).flat(2);

  test('counting stops where it is told to, and says so', () => {
    const shapes = lattice(3, 4);
    expect(between(shapes, 'n0', 'n4')).toMatchObject({ total: 81, isExact: true });
    expect(between(shapes, 'n0', 'n4', { counted: 81 })).toMatchObject({ isExact: true });
    const some = between(shapes, 'n0', 'n4', { counted: 50, listed: 10 });
    expect(some).toMatchObject({ total: 50, isExact: false });
    expect(some.paths).toHaveLength(10);
    expect(between(shapes, 'n0', 'n4', { steps: 20 }).isExact).toBe(false);
    expect(between(shapes, 'n0', 'n4', { reach: 5 })).toMatchObject({ total: 0, isExact: false });
  });

  test('a way of thousands of hops, and a hub with thousands of others beside it, are no trouble', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => seen(`j${i}`, `n${i}`, `n${i + 1}`));
    const owners = new Map(chain.map((shape) => [shape.owner, shape]));
    const small = graphOf([]);
    const view = (owner: NodeKey) => {
      const shape = owners.get(owner);
      return shape ? graphOf([shape]).views([owner]) : [];
    };
    const long: GraphSource = {
      ...small,
      ownersBeside: (keys, side) =>
        keys.flatMap((one) => {
          const at = Number(one.slice(1)) - (side === 'up' ? 1 : 0);
          return one.startsWith('n') && owners.has(key(`j${at}`)) ? key(`j${at}`) : [];
        }),
      views: (keys) => keys.flatMap(view),
    };
    const { paths, total, isExact } = findPaths(long, key('n0'), key('n3000'), ENOUGH);
    expect([paths[0]?.nodes.length, total, isExact]).toEqual([6001, 1, true]);

    const wide = Array.from({ length: 3000 }, (_, i) => `o${i}`).join(' ');
    const hub = [seen('hub', 'a', `${wide} b`), seen('last', 'b', 'c')];
    expect(between(hub, 'a', 'c')).toEqual({ paths: ['a hub b last c'], total: 1, isExact: true });
  });
});

describe('any graph', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const some = fc.subarray(names, { minLength: 1, maxLength: 3 });
  const shape = (owner: number) =>
    fc.tuple(some, some, fc.boolean()).map(([inputs, outputs, isTold]) =>
      seen(`j${owner}`, inputs.join(' '), outputs.join(' '), {
        told: isTold ? { [outputs[0] ?? '']: ['explicit', inputs[0] ?? ''] } : {},
      }),
    );
  const graphs = fc.tuple(shape(0), shape(1), shape(2), shape(3));
  const ends = fc.tuple(
    fc.constantFrom(...names, 'j0', 'j1'),
    fc.constantFrom(...names, 'j2', 'j3'),
  );

  /** Whether the path was in this owner before, and could have gone straight to that node from there. */
  const isLoop = (view: OwnerView, path: readonly NodeKey[], next: NodeKey) =>
    path.some((one, i) => {
      const before = path[i - 1];
      return one === view.key && before && [...acrossOwner(view, before, 'down')].includes(next);
    });

  /** Every path by trying every node next, in the plainest way there is. */
  function everyPath(source: GraphSource, from: NodeKey, to: NodeKey): string[] {
    const views = source.views(['j0', 'j1', 'j2', 'j3'].map(key));
    const paths = new Set<string>();
    const go = (at: NodeKey, path: readonly NodeKey[]) => {
      if (at === to) {
        if (path.length > 1) paths.add(path.join(' '));
        return;
      }
      for (const view of views) {
        if (at === view.key && path.length === 1)
          for (const next of view.outputs.keys())
            if (!path.includes(next)) go(next, [...path, next]);
        if (!view.inputs.has(at) || view.key === from) continue;
        if (view.key === to) paths.add([...path, view.key].join(' '));
        else
          for (const next of acrossOwner(view, at, 'down'))
            if (!path.includes(next) && !isLoop(view, path, next))
              go(next, [...path, view.key, next]);
      }
    };
    go(from, [from]);
    return [...paths];
  }

  test('the paths are those a plain search finds, none twice, in order of length', () => {
    fc.assert(
      fc.property(graphs, ends, (shapes, [from, to]) => {
        fc.pre(from !== to);
        const source = graphOf(shapes);
        const { paths, total, isExact } = findPaths(source, key(from), key(to), ENOUGH);
        const found = paths.map(({ nodes }) => nodes.join(' '));
        const wanted = everyPath(source, key(from), key(to));
        expect(isExact).toBe(true);
        expect(total).toBe(wanted.length);
        expect([...found].sort()).toEqual([...wanted].sort());
        const lengths = paths.map(({ nodes }) => nodes.length);
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  test('there is a path exactly where a walk arrives, and the first is as short as the walk', () => {
    fc.assert(
      fc.property(graphs, ends, (shapes, [from, to]) => {
        fc.pre(from !== to);
        const source = graphOf(shapes);
        const { hops } = walk(source, {
          from: key(from),
          side: 'down',
          depth: Infinity,
          limit: 1000,
        });
        const [first] = findPaths(source, key(from), key(to), ENOUGH).paths;
        expect(first ? first.nodes.length - 1 : undefined).toBe(hops.get(key(to)));
      }),
      { numRuns: 300 },
    );
  });

  test('a lower limit never changes what is listed first, nor claims to be whole', () => {
    fc.assert(
      fc.property(graphs, ends, fc.integer({ min: 1, max: 6 }), (shapes, [from, to], counted) => {
        const [all, few] = [between(shapes, from, to), between(shapes, from, to, { counted })];
        expect(few.paths).toEqual(all.paths.slice(0, counted));
        expect(few.isExact).toBe(all.total <= counted);
        expect(few.total).toBe(Math.min(all.total, counted));
      }),
    );
  });
});
