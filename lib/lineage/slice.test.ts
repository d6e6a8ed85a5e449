import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { viewOwner, type SeenShape } from './owner-view';
import { declaredBy, evidence, graphOf, key, keys, seen } from './shapes.test-data';
import { edgesAmong, partialFlows, sliceGraph, type SliceRequest } from './slice';

const CHAIN = [seen('j1', 'a', 'b'), seen('j2', 'b', 'c'), seen('j3', 'c', 'd')];
const slice = (shapes: readonly SeenShape[], focus: string, more: Partial<SliceRequest> = {}) =>
  sliceGraph(graphOf(shapes), {
    focus: key(focus),
    direction: 'both',
    depth: 2,
    limit: 5000,
    expanded: [],
    collapsed: [],
    ...more,
  });
const distances = (...args: Parameters<typeof slice>) =>
  Object.fromEntries(slice(...args).distances);
const further = (name: string, side: 'up' | 'down', depth = 1) => ({ key: key(name), side, depth });
const views = (shapes: readonly SeenShape[], ...kinds: Parameters<typeof evidence>) =>
  [...new Set(shapes.map(({ owner }) => owner))].flatMap(
    (owner) =>
      viewOwner(
        shapes.filter((shape) => shape.owner === owner),
        evidence(...kinds),
      ) ?? [],
  );
const shown = (names: string) => new Set(keys(names));

describe('what is shown around a focus', () => {
  test('upstream is negative, downstream positive', () => {
    expect(distances(CHAIN, 'b')).toEqual({ a: -2, j1: -1, b: 0, j2: 1, c: 2 });
  });

  test('one direction alone', () => {
    expect(distances(CHAIN, 'b', { direction: 'upstream' })).toEqual({ a: -2, j1: -1, b: 0 });
    expect(distances(CHAIN, 'b', { direction: 'downstream' })).toEqual({ b: 0, j2: 1, c: 2 });
  });

  test('the focus may be a job', () => {
    expect(distances(CHAIN, 'j2', { depth: 1 })).toEqual({ b: -1, j2: 0, c: 1 });
  });

  test('at depth 0 the focus stands alone', () => {
    expect(distances(CHAIN, 'b', { depth: 0 })).toEqual({ b: 0 });
  });

  test('a node can be expanded on one side, by a hop or all the way', () => {
    expect(distances(CHAIN, 'b', { depth: 1, expanded: [further('j2', 'down')] })).toMatchObject({
      c: 2,
    });
    expect(
      distances(CHAIN, 'a', { depth: 0, expanded: [further('a', 'down', Infinity)] }),
    ).toMatchObject({
      d: 6,
    });
  });

  test('expansions may be told in any order', () => {
    const expanded = [further('j1', 'down'), further('a', 'down'), further('b', 'down')];

    expect(distances(CHAIN, 'a', { depth: 0, expanded })).toEqual({ a: 0, j1: 1, b: 2, j2: 3 });
  });

  test('an expansion of a node that is not shown does nothing', () => {
    expect(distances(CHAIN, 'a', { depth: 1, expanded: [further('c', 'down')] })).toEqual({
      a: 0,
      j1: 1,
    });
  });

  test('a collapsed side is not walked past, the other side is', () => {
    const collapsed = [{ key: key('b'), side: 'down' as const }];

    expect(distances(CHAIN, 'b', { collapsed })).toEqual({ a: -2, j1: -1, b: 0 });
    expect(distances(CHAIN, 'd', { collapsed, depth: Infinity })).toMatchObject({ b: -4, a: -6 });
  });
});

describe('the limit', () => {
  test('both directions share it', () => {
    const { distances: nodes, hitLimit } = slice(CHAIN, 'b', { depth: Infinity, limit: 4 });

    expect([nodes.size, hitLimit]).toEqual([4, true]);
  });

  test('a graph that just fits is not called cut, however often it is expanded', () => {
    const cycle = [...CHAIN, seen('j4', 'd', 'a')];
    const expanded = [further('a', 'down', Infinity), further('c', 'up', Infinity)];

    expect(slice(cycle, 'b', { depth: Infinity, limit: 8, expanded })).toMatchObject({
      hitLimit: false,
    });
  });
});

describe('any graph', () => {
  const name = (prefix: string) => fc.nat(6).map((at) => `${prefix}${at}`);
  const names = fc.uniqueArray(name('d'), { maxLength: 3 }).map((list) => list.join(' '));
  const graph = fc.array(
    fc
      .tuple(name('j'), names, names)
      .map(([owner, inputs, outputs]) => seen(owner, inputs, outputs)),
    { maxLength: 8 },
  );
  const expansions = fc.array(
    fc
      .tuple(fc.oneof(name('d'), name('j')), fc.constantFrom('up' as const, 'down' as const))
      .map(([node, side]) => further(node, side)),
    { maxLength: 5 },
  );

  test('deeper, or expanded further, never shows less', () => {
    fc.assert(
      fc.property(graph, name('d'), fc.nat(5), expansions, (shapes, focus, depth, expanded) => {
        const [plain, deeper, wider] = [
          slice(shapes, focus, { depth }),
          slice(shapes, focus, { depth: depth + 1 }),
          slice(shapes, focus, { depth, expanded }),
        ].map(({ distances: nodes }) => [...nodes.keys()]);

        expect(deeper).toEqual(expect.arrayContaining(plain ?? []));
        expect(wider).toEqual(expect.arrayContaining(plain ?? []));
      }),
      { seed: 1 },
    );
  });

  test('the order of expansions does not change what is shown', () => {
    const shuffled = expansions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

    fc.assert(
      fc.property(graph, name('d'), shuffled, (shapes, focus, [expanded, other]) => {
        const of = (list: typeof expanded) =>
          [...slice(shapes, focus, { depth: 1, expanded: list }).distances.keys()].sort();

        expect(of(other)).toEqual(of(expanded));
      }),
      { seed: 2 },
    );
  });
});

describe('edges', () => {
  test('all edges among the nodes shown are drawn', () => {
    const drawn = edgesAmong(views(CHAIN), shown('b j2 c j3'));

    expect(drawn.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['b j2', 'c j3', 'j2 c']);
  });

  test('a dataset that declares its sources has edges from them to it', () => {
    const drawn = edgesAmong(views([declaredBy('view', 'table other')]), shown('view table'));

    expect(drawn).toMatchObject([
      { from: 'table', to: 'view', edge: { evidence: 'explicit', lastRun: null } },
    ]);
  });

  test('a dataset a job reads and writes has an edge each way', () => {
    expect(edgesAmong(views([seen('j', 'a', 'a')]), shown('a j'))).toMatchObject([
      { from: 'a', to: 'j' },
      { from: 'j', to: 'a' },
    ]);
  });

  test('edges in evidence that is filtered out are not drawn', () => {
    expect(edgesAmong(views([seen('j', 'a b', 'c d')], 'observed'), shown('a b c d j'))).toEqual(
      [],
    );
  });
});

describe('flows inside a job', () => {
  const told = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;
  const pairs = (shapes: readonly SeenShape[], names: string) =>
    partialFlows(views(shapes), shown(names)).map(({ owner, pairs: list }) => [
      owner,
      list.map(({ from, to }) => `${from} ${to}`).sort(),
    ]);

  test('are told where not every input reaches every output', () => {
    expect(pairs([seen('j', 'a b', 'c d', told)], 'j a b c d')).toEqual([['j', ['a c', 'b d']]]);
  });

  test('are told for a reader that reaches nothing', () => {
    expect(pairs([seen('j', 'a b', 'c', { told: { c: ['column', 'a'] } })], 'j b c')).toEqual([
      ['j', []],
    ]);
  });

  test('are not told where all reach all that is drawn', () => {
    expect(pairs([seen('j', 'a b', 'c d')], 'j a b c d')).toEqual([]);
    expect(pairs([seen('j', 'a b', 'c d', told)], 'j a c')).toEqual([]);
    expect(pairs([seen('j', 'a b', 'c d', told)], 'j a')).toEqual([]);
  });

  test('add up over groups', () => {
    const each = { told: { c: ['column', 'a b'], d: ['column', 'a b'] } } as const;

    expect(pairs([seen('j', 'a b', 'c d', each)], 'j a b c d')).toEqual([]);
  });
});
