import { describe, expect, test } from 'vitest';

import { acrossOwner, viewOwner, type OwnerView, type SeenShape } from './owner-view';
import { flowGroups } from './shape';
import { evidence, key, seen } from './shapes.test-data';
import type { Evidence } from './types';

function view(shapes: readonly SeenShape[], ...kinds: Evidence[]): OwnerView {
  const read = viewOwner(shapes, evidence(...kinds));
  if (!read) throw new Error('no shape');
  return read;
}
const edgesOf = (edges: OwnerView['inputs']) =>
  Object.fromEntries([...edges].map(([name, edge]) => [name, edge.evidence]));
const flowsFrom = (owner: OwnerView, name: string) =>
  [...acrossOwner(owner, key(name), 'down')].sort();
const flowsTo = (owner: OwnerView, name: string) => [...acrossOwner(owner, key(name), 'up')].sort();

describe('how an edge is known', () => {
  test('one input: its flow to every output is observed', () => {
    const owner = view([seen('j', 'a', 'c d')]);

    expect(edgesOf(owner.inputs)).toEqual({ a: 'observed' });
    expect(edgesOf(owner.outputs)).toEqual({ c: 'observed', d: 'observed' });
    expect(flowsFrom(owner, 'a')).toEqual(['c', 'd']);
  });

  test('several inputs and several outputs: the pairing is inferred', () => {
    const owner = view([seen('j', 'a b', 'c d')]);

    expect(edgesOf(owner.inputs)).toEqual({ a: 'inferred', b: 'inferred' });
    expect(edgesOf(owner.outputs)).toEqual({ c: 'inferred', d: 'inferred' });
  });

  test('a job event declares', () => {
    expect(edgesOf(view([seen('j', 'a', 'c', { isDeclared: true })]).inputs)).toEqual({
      a: 'declared',
    });
  });

  test('an edge shows the strongest flow that uses it', () => {
    const owner = view([seen('j', 'a b', 'c d', { told: { c: ['column', 'a'] } })]);

    expect(edgesOf(owner.inputs)).toEqual({ a: 'column', b: 'inferred' });
    expect(edgesOf(owner.outputs)).toEqual({ c: 'column', d: 'inferred' });
  });

  test('an input nobody names is read all the same', () => {
    const owner = view([seen('j', 'a b', 'c', { told: { c: ['explicit', 'a'] } })]);

    expect(edgesOf(owner.inputs)).toEqual({ a: 'explicit', b: 'observed' });
    expect(flowsFrom(owner, 'b')).toEqual([]);
  });

  test('an input only a facet names is an input', () => {
    const owner = view([seen('j', 'a', 'c', { told: { c: ['column', 'a hidden'] } })]);

    expect(edgesOf(owner.inputs)).toEqual({ a: 'column', hidden: 'column' });
  });

  test('a job that only reads, or only writes, is drawn as observed', () => {
    expect(edgesOf(view([seen('j', 'a b', '')]).inputs)).toEqual({ a: 'observed', b: 'observed' });
    expect(edgesOf(view([seen('j', '', 'c d')]).outputs)).toEqual({ c: 'observed', d: 'observed' });
  });
});

describe('what facets rule out stays ruled out', () => {
  const explicit = { told: { c: ['explicit', 'a'], d: ['explicit', 'b'] } } as const;

  test('A→C and B→D: A never reaches D', () => {
    const owner = view([seen('j', 'a b', 'c d', explicit)]);

    expect(flowsFrom(owner, 'a')).toEqual(['c']);
    expect(flowsFrom(owner, 'b')).toEqual(['d']);
    expect(flowsTo(owner, 'd')).toEqual(['b']);
  });

  test('nor by a run that failed before it could tell', () => {
    const owner = view([seen('j', 'a b', 'c d', explicit), seen('j', 'a b', 'c d', { day: 2 })]);

    expect(flowsFrom(owner, 'a')).toEqual(['c']);
    expect(edgesOf(owner.inputs)).toEqual({ a: 'explicit', b: 'explicit' });
  });

  test('but an input no facet has spoken of is still paired', () => {
    const owner = view([seen('j', 'a b', 'c d', explicit), seen('j', 'a new', 'c', { day: 2 })]);

    expect(flowsTo(owner, 'c')).toEqual(['a', 'new']);
  });

  test('what one run ruled out another may name', () => {
    const owner = view([
      seen('j', 'a b', 'c', { told: { c: ['column', 'a'] } }),
      seen('j', 'a b', 'c', { told: { c: ['column', 'b'] }, day: 2 }),
    ]);

    expect(flowsTo(owner, 'c')).toEqual(['a', 'b']);
  });
});

describe('sightings', () => {
  test('runs of all shapes that show an edge are counted, first and last seen span them', () => {
    const owner = view([
      seen('j', 'a', 'c', { day: 4, runCount: 2 }),
      seen('j', 'a b', 'c', { day: 9, runCount: 3 }),
      seen('j', 'a', 'd', { isDeclared: true, day: 1 }),
    ]);

    expect(owner.inputs.get(key('a'))).toMatchObject({
      runCount: 5,
      firstSeen: '2026-03-01T00:00:00.000000000Z',
      lastSeen: '2026-03-09T00:00:00.000000000Z',
      lastRun: 'run-j-9',
    });
  });
});

describe('evidence filter', () => {
  const mixed = [seen('j', 'a b', 'c d', { told: { c: ['column', 'a'] } })];

  test('edges whose every flow is filtered out are not drawn', () => {
    const owner = view(mixed, 'column');

    expect(edgesOf(owner.inputs)).toEqual({ a: 'column' });
    expect(edgesOf(owner.outputs)).toEqual({ c: 'column' });
    expect(flowsFrom(owner, 'b')).toEqual([]);
  });

  test('an edge is drawn in the strongest evidence that is left', () => {
    expect(edgesOf(view(mixed, 'inferred').inputs)).toEqual({ a: 'inferred', b: 'inferred' });
  });

  test('with nothing allowed nothing is drawn', () => {
    const owner = viewOwner([seen('j', 'a', 'c')], new Set());

    expect([owner?.inputs.size, owner?.outputs.size, owner?.groups.length]).toEqual([0, 0, 0]);
  });
});

describe('size', () => {
  test('ten thousand inputs and ten thousand outputs stay one group', () => {
    const names = (prefix: string) =>
      Array.from({ length: 10_000 }, (_, at) => `${prefix}${at}`).join(' ');

    expect(flowGroups([seen('j', names('i'), names('o'))])).toHaveLength(1);
  });

  test('five thousand shapes that name one output are read in one pass', () => {
    const shapes = Array.from({ length: 5000 }, (_, at) =>
      seen('j', `in${at}`, 'c', { told: { c: ['column', `in${at}`] } }),
    );

    expect(flowsTo(view(shapes), 'c')).toHaveLength(5000);
  });
});
