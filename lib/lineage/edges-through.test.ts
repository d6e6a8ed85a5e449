import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { edgesThrough } from './edges-through';
import { findPaths } from './flow-paths';
import type { SeenShape } from './owner-view';
import { declaredBy, evidence, graphOf, key, keys, seen } from './shapes.test-data';
import { edgesAmong } from './slice';
import { EVIDENCE, type NodeKey } from './types';
import type { GraphSource } from './walk';

/** All edges through what is not in `shown`, and whether that is all. */
function joined(source: GraphSource, shown: readonly NodeKey[], rest: { steps?: number } = {}) {
  const told = edgesThrough(source, {
    from: shown,
    isShown: (one) => shown.includes(one),
    mayPass: () => true,
    steps: rest.steps ?? Infinity,
  });
  const edges = [];
  let next = told.next();
  for (; next.done !== true; next = told.next()) edges.push(next.value);
  return { edges, isWhole: next.value };
}

const lines = (shapes: readonly SeenShape[], shown: string) =>
  joined(graphOf(shapes), keys(shown)).edges.map(({ from, to, through, evidence: why }) =>
    [from, `(${through.join(' ')})`, to, why].join(' '),
  );

const CHAIN = [seen('j1', 'a', 'b'), seen('j2', 'b', 'c'), seen('j3', 'c', 'd')];

describe('what is joined', () => {
  test('datasets when jobs are left out, jobs when datasets are', () => {
    expect(lines(CHAIN, 'a b c d')).toEqual([
      'a (j1) b observed',
      'b (j2) c observed',
      'c (j3) d observed',
    ]);
    expect(lines(CHAIN, 'j1 j2 j3')).toEqual(['j1 (b) j2 observed', 'j2 (c) j3 observed']);
  });

  test('the ends of a long way, and nothing past a node that is shown', () => {
    expect(lines(CHAIN, 'a d')).toEqual(['a (j1 b j2 c j3) d observed']);
    expect(lines(CHAIN, 'a c d')).toEqual(['a (j1 b j2) c observed', 'c (j3) d observed']);
  });

  test('nothing that has an edge of its own', () => {
    expect(lines(CHAIN, 'a j1 b')).toEqual([]);
    expect(lines([declaredBy('b', 'a'), seen('j', 'a', 'b')], 'a b')).toEqual([]);
  });

  test('where A→C and B→D go through one hidden job, A is not joined to D', () => {
    const told = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;
    expect(lines([seen('j', 'a b', 'c d', told)], 'a b c d')).toEqual([
      'a (j) c explicit',
      'b (j) d explicit',
    ]);
  });

  test('a way is believed as its weakest step, and the best believed way is told', () => {
    const sure = { told: { b: ['explicit', 'a'], c: ['explicit', 'b'] } } as const;
    const shapes = [seen('guess', 'a x', 'c y'), seen('j1', 'a', 'b', sure), seen('j2', 'b', 'c', sure)]; // prettier-ignore
    expect(lines(shapes, 'a c')).toEqual(['a (j1 b j2) c explicit']);
    expect(lines(shapes.slice(0, 2), 'a c')).toEqual(['a (guess) c inferred']);
  });

  test('it is known since its last step is, and was seen when any of them was', () => {
    const source = graphOf([seen('j1', 'a', 'b', { day: 3 }), seen('j2', 'b', 'c', { day: 5 })]);
    const [edge] = joined(source, keys('a c')).edges;
    expect([edge?.firstSeen.slice(0, 10), edge?.lastSeen.slice(0, 10)]).toEqual([
      '2026-03-05',
      '2026-03-05',
    ]);
  });

  test('a circle ends, and joins no node to itself', () => {
    const circle = [seen('j1', 'a', 'b'), seen('j2', 'b', 'a')];
    expect(lines(circle, 'a')).toEqual([]);
    expect(lines(circle, 'a b')).toEqual(['a (j1) b observed', 'b (j2) a observed']);
  });

  test('it says when it had to stop', () => {
    expect(joined(graphOf(CHAIN), keys('a b c d'), { steps: 3 })).toMatchObject({ isWhole: false });
  });
});

describe('any graph', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const jobs = ['j0', 'j1', 'j2', 'j3'];
  const some = fc.subarray(names, { minLength: 1, maxLength: 3 });
  const shape = (owner: string) =>
    fc.tuple(some, some, fc.boolean()).map(([inputs, outputs, isTold]) =>
      seen(owner, inputs.join(' '), outputs.join(' '), {
        told: isTold ? { [outputs[0] ?? '']: ['explicit', inputs[0] ?? ''] } : {},
      }),
    );

  test('joined are those that a path leads between with nothing on it shown', () => {
    const graphs = fc.tuple(...jobs.map(shape));
    const shownOnes = fc.subarray([...names, ...jobs], { minLength: 2 });
    fc.assert(
      fc.property(graphs, shownOnes, (shapes, shown) => {
        const source = graphOf(shapes);
        const views = source.views(jobs.map(key));
        const isShown = (one: NodeKey) => shown.includes(one);
        const direct = new Set(
          edgesAmong(views, { has: isShown }).map(({ from, to }) => `${from} ${to}`),
        );
        const wanted = shown.flatMap((from) =>
          shown.flatMap((to) => {
            if (from === to || direct.has(`${from} ${to}`)) return [];
            const limits = { listed: 5000, counted: 5000, reach: 1000, steps: 100_000 };
            const ranks = findPaths(source, key(from), key(to), limits)
              .paths.filter(({ nodes }) => !nodes.slice(1, -1).some(isShown))
              .map((path) => EVIDENCE.indexOf(path.evidence));
            return ranks.length === 0 ? [] : `${from} ${to} ${EVIDENCE[Math.min(...ranks)]}`;
          }),
        );
        const { edges, isWhole } = joined(source, shown.map(key));
        expect(isWhole).toBe(true);
        expect(edges.map((edge) => `${edge.from} ${edge.to} ${edge.evidence}`).sort()).toEqual(
          wanted.sort(),
        );
        for (const { through } of edges) expect(through.some(isShown)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('none is joined by evidence that is left out', () => {
    const graphs = fc.tuple(...jobs.map(shape));
    fc.assert(
      fc.property(graphs, fc.subarray(names, { minLength: 2 }), (shapes, shown) => {
        const { edges } = joined(graphOf(shapes, evidence('explicit')), shown.map(key));
        for (const edge of edges) expect(edge.evidence).toBe('explicit');
      }),
    );
  });
});
