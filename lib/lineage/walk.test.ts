import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { SeenShape } from './owner-view';
import { declaredBy, evidence, graphOf, key, keys, seen } from './shapes.test-data';
import { walk, type WalkRequest } from './walk';

const ALL = { depth: Infinity, limit: 5000 };
function reached(
  shapes: readonly SeenShape[],
  from: string,
  side: 'up' | 'down',
  more: Partial<WalkRequest> = {},
) {
  const { hops } = walk(graphOf(shapes), { ...ALL, from: key(from), side, ...more });
  return Object.fromEntries(hops);
}

const CHAIN = [seen('j1', 'a', 'b'), seen('j2', 'b', 'c'), seen('j3', 'c', 'd')];

describe('hops', () => {
  test('datasets and jobs count alike', () => {
    expect(reached(CHAIN, 'a', 'down')).toEqual({ a: 0, j1: 1, b: 2, j2: 3, c: 4, j3: 5, d: 6 });
    expect(reached(CHAIN, 'd', 'up')).toEqual({ d: 0, j3: 1, c: 2, j2: 3, b: 4, j1: 5, a: 6 });
  });

  test('an odd depth ends at jobs, an even one at datasets', () => {
    expect(Object.keys(reached(CHAIN, 'a', 'down', { depth: 3 }))).toEqual(keys('a j1 b j2'));
    expect(Object.keys(reached(CHAIN, 'a', 'down', { depth: 2 }))).toEqual(keys('a j1 b'));
    expect(Object.keys(reached(CHAIN, 'a', 'down', { depth: 0 }))).toEqual(keys('a'));
  });

  test('a job that is the start opens on all its datasets', () => {
    const told = { told: { c: ['explicit', 'a'] } } as const;
    const shapes = [seen('j', 'a b', 'c d', told)];

    expect(reached(shapes, 'j', 'down')).toEqual({ j: 0, c: 1, d: 1 });
    expect(reached(shapes, 'j', 'up')).toEqual({ j: 0, a: 1, b: 1 });
  });

  test('the nearer of two ways counts', () => {
    expect(reached([...CHAIN, seen('short', 'a', 'd')], 'a', 'down')).toMatchObject({ d: 2 });
  });

  test('a node nobody reads has nothing downstream', () => {
    expect(reached(CHAIN, 'd', 'down')).toEqual({ d: 0 });
    expect(reached([], 'x', 'up')).toEqual({ x: 0 });
  });

  test('from many starts each node is as near as to the nearest, and starts led to are told', () => {
    const { hops, met } = walk(graphOf(CHAIN), { ...ALL, from: keys('c a'), side: 'down' });

    expect(Object.fromEntries(hops)).toEqual({ a: 0, j1: 1, b: 2, j2: 3, c: 0, j3: 1, d: 2 });
    expect([...met].sort()).toEqual(keys('b c d j1 j2 j3'));
  });

  test('cycles end', () => {
    const cycle = [seen('j1', 'a', 'b'), seen('j2', 'b', 'a'), seen('self', 'a', 'a')];

    expect(reached(cycle, 'a', 'down')).toEqual({ a: 0, j1: 1, self: 1, b: 2, j2: 3 });
  });
});

describe('flows', () => {
  const told = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;
  const shapes = [seen('j', 'a b', 'c d', told), seen('k', 'd', 'e')];

  test('where A→C and B→D go through one job, A never reaches D or what comes after', () => {
    expect(Object.keys(reached(shapes, 'a', 'down'))).toEqual(keys('a j c'));
    expect(Object.keys(reached(shapes, 'e', 'up'))).toEqual(keys('e k d j b'));
  });

  test('a job can be left by both ways when both its inputs are reached', () => {
    expect(Object.keys(reached([seen('f', 'x', 'a b'), ...shapes], 'x', 'down')).sort()).toEqual(
      keys('a b c d e f j k x'),
    );
  });

  test('a flow in evidence that is not asked for is not walked', () => {
    const graph = graphOf([seen('j', 'a b', 'c d'), seen('k', 'a', 'e')], evidence('observed'));

    expect([...walk(graph, { ...ALL, from: key('a'), side: 'down' }).hops.keys()]).toEqual(
      keys('a k e'),
    );
  });
});

describe('lineage without a dataset or without a job between', () => {
  test('a dataset that declares its sources is one hop from them', () => {
    const shapes = [declaredBy('view', 'table'), seen('j', 'view', 'out')];

    expect(reached(shapes, 'table', 'down')).toEqual({ table: 0, view: 1, j: 2, out: 3 });
    expect(reached(shapes, 'out', 'up')).toEqual({ out: 0, j: 1, view: 2, table: 3 });
  });

  const JOB_TO_JOB = [
    seen('first', 'x', 'y'),
    seen('second', '', 'z', { told: { z: ['explicit', 'first'] } }),
    seen('third', 'z', 'end'),
  ];

  test('a job that another job names as its source is walked through, down', () => {
    expect(reached(JOB_TO_JOB, 'first', 'down')).toEqual({
      first: 0,
      y: 1,
      second: 1,
      z: 2,
      third: 3,
      end: 4,
    });
    expect(reached(JOB_TO_JOB, 'x', 'down')).toEqual({
      x: 0,
      first: 1,
      y: 2,
      second: 2,
      z: 3,
      third: 4,
      end: 5,
    });
  });

  test('and up', () => {
    expect(reached(JOB_TO_JOB, 'end', 'up')).toEqual({
      end: 0,
      third: 1,
      z: 2,
      second: 3,
      first: 4,
      x: 5,
    });
  });

  test('a job that another job names as its target is walked through, both ways', () => {
    const shapes = [
      seen('sender', 'x', 'receiver', { told: { receiver: ['explicit', 'x'] } }),
      seen('receiver', 'w', 'y'),
    ];

    expect(reached(shapes, 'x', 'down')).toEqual({ x: 0, sender: 1, receiver: 2, y: 3 });
    expect(reached(shapes, 'y', 'up')).toEqual({ y: 0, receiver: 1, w: 2, sender: 2, x: 3 });
  });

  test('a job passed through first opens in full when it turns out to be a source itself', () => {
    const shapes = [
      seen('j', 'a b', 'c d', { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } }),
      seen('k', 'c', 'e'),
      seen('last', 'e', 'end', { told: { end: ['explicit', 'c e j'] } }),
    ];

    expect(Object.keys(reached(shapes, 'end', 'up')).sort()).toEqual(keys('a b c e end j k last'));
  });
});

describe('bounds', () => {
  test('no more nodes than the limit, and the answer says so', () => {
    const walked = walk(graphOf(CHAIN), { ...ALL, from: key('a'), side: 'down', limit: 4 });

    expect([...walked.hops.keys()]).toEqual(keys('a j1 b j2'));
    expect(walked.hitLimit).toBe(true);
  });

  test('a graph that just fits is not called cut', () => {
    expect(walk(graphOf(CHAIN), { ...ALL, from: key('a'), side: 'down', limit: 7 }).hitLimit).toBe(
      false,
    );
  });

  test('a collapsed node is shown and not left', () => {
    expect(Object.keys(reached(CHAIN, 'a', 'down', { collapsed: new Set(keys('b')) }))).toEqual(
      keys('a j1 b'),
    );
    expect(Object.keys(reached(CHAIN, 'a', 'down', { collapsed: new Set(keys('j2')) }))).toEqual(
      keys('a j1 b j2'),
    );
    expect(reached(CHAIN, 'j1', 'down', { collapsed: new Set(keys('j1')) })).toEqual({ j1: 0 });
  });

  test('a long chain is walked to its end', () => {
    const shapes = Array.from({ length: 300 }, (_, at) => seen(`j${at}`, `d${at}`, `d${at + 1}`));

    expect(Object.keys(reached(shapes, 'd0', 'down'))).toHaveLength(601);
  });
});

describe('any graph', () => {
  const name = (prefix: string) => fc.nat(5).map((at) => `${prefix}${at}`);
  const names = fc.uniqueArray(name('d'), { maxLength: 3 }).map((list) => list.join(' '));
  const shape = fc
    .record({
      owner: name('j'),
      inputs: names,
      outputs: names,
      sources: names,
      isTold: fc.boolean(),
    })
    .map(({ owner, inputs, outputs, sources, isTold }) => {
      const [first] = outputs.split(' ');
      return seen(
        owner,
        inputs,
        outputs,
        isTold && first ? { told: { [first]: ['column', sources] } } : {},
      );
    });
  const declared = fc.tuple(name('d'), names).map(([dataset, from]) => declaredBy(dataset, from));
  const jobToJob = fc
    .tuple(name('j'), name('j'), name('d'))
    .map(([owner, from, to]) => seen(owner, '', to, { told: { [to]: ['explicit', from] } }));
  const graph = fc.array(fc.oneof({ weight: 5, arbitrary: shape }, declared, jobToJob), {
    maxLength: 8,
  });
  const side = fc.constantFrom('up' as const, 'down' as const);
  const start = fc.oneof(name('d'), name('j'));

  test('deeper never shows less, and never changes a distance', () => {
    fc.assert(
      fc.property(graph, start, side, fc.nat(6), (shapes, from, to, depth) => {
        const near = reached(shapes, from, to, { depth });

        expect(reached(shapes, from, to, { depth: depth + 1 })).toMatchObject(near);
        expect(Object.values(near).every((hops) => hops <= depth)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('the order in which shapes are stored does not matter', () => {
    const shuffles = graph.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

    fc.assert(
      fc.property(shuffles, start, side, ([all, shuffled], from, to) => {
        expect(reached(shuffled, from, to)).toEqual(reached(all, from, to));
      }),
      { seed: 2 },
    );
  });

  test('between datasets, down is the reverse of up', () => {
    fc.assert(
      fc.property(graph, name('d'), name('d'), (shapes, from, to) => {
        expect(to in reached(shapes, from, 'down')).toBe(from in reached(shapes, to, 'up'));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('weaker evidence added never shows less', () => {
    fc.assert(
      fc.property(graph, name('d'), side, (shapes, from, to) => {
        const walkIn = (...kinds: Parameters<typeof evidence>) => [
          ...walk(graphOf(shapes, evidence(...kinds)), {
            ...ALL,
            from: key(from),
            side: to,
          }).hops.keys(),
        ];

        expect(walkIn()).toEqual(expect.arrayContaining(walkIn('column', 'observed')));
      }),
      { seed: 4 },
    );
  });
});
