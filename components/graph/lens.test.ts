import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphNode } from '@/lib/contract/graph';
import { EVIDENCE, NODE_STATUSES } from '@/lib/lineage';

import { distinctHues } from './distinct-hues';
import { makeLens } from './lens';
import { lensKey } from './lens-key';
import { HUES } from './tone';

const NOW = Date.parse('2026-06-01T12:00:00.000Z');
const nodeWith = (more: object) =>
  ({
    kind: 'dataset',
    type: 'TABLE',
    namespace: 'n',
    status: 'none',
    updatedAt: null,
    owners: [],
    ...more,
  }) as unknown as GraphNode;

const node = fc
  .record({
    kind: fc.constantFrom('dataset', 'job'),
    type: fc.constantFrom('TABLE', 'MODEL', 'JOB'),
    namespace: fc.string({ minLength: 1, maxLength: 4 }),
    status: fc.constantFrom(...NODE_STATUSES),
    updatedAt: fc.option(
      fc.integer({ min: NOW - 1e10, max: NOW }).map((ms) => new Date(ms).toISOString()),
      { nil: null },
    ),
    owners: fc.array(fc.constantFrom('ana', 'bo', 'cy', '__proto__'), { maxLength: 3 }),
  })
  .map(nodeWith);
const name = fc.constantFrom('status' as const, 'freshness', 'owner', 'namespace');

describe('a lens', () => {
  test('gives one value one colour, whatever else is shown', () => {
    fc.assert(
      fc.property(name, fc.array(node), fc.array(node), (lens, some, others) => {
        const toneOf = new Map(
          lensKey(makeLens(lens, NOW), some)?.named.map(({ word, tone }) => [word, tone]),
        );
        const more = lensKey(makeLens(lens, NOW), [...others, ...some])?.named ?? [];

        for (const { word, tone } of more) expect(tone).toBe(toneOf.get(word) ?? tone);
      }),
    );
  });

  test('keeps the colours that links and pictures of last year show', () => {
    const { signOf } = makeLens('namespace', NOW);
    const hues = ['warehouse', 'postgres://db:5432', 's3://lake', 'kafka://broker:9092'].map(
      (namespace) => signOf(nodeWith({ namespace })).tone,
    );

    expect(hues).toMatchInlineSnapshot(`
      [
        "hue-10",
        "hue-7",
        "hue-4",
        "hue-12",
      ]
    `);
  });

  test('spreads values over all colours', () => {
    const { signOf } = makeLens('owner', NOW);
    const hues = new Set(
      Array.from({ length: 200 }, (_, i) => signOf(nodeWith({ owners: [`team-${i}`] })).tone),
    );

    expect(hues).toEqual(new Set(HUES));
  });

  test('of evidence tells what rests on inference only from what does in part', () => {
    const edges = [
      { from: 'guess', to: 'both', evidence: 'inferred' },
      { from: 'both', to: 'sure', evidence: 'explicit' },
      { from: 'sure', to: 'seen', evidence: 'observed' },
    ] as unknown as Parameters<typeof makeLens>[2];
    const { signOf } = makeLens('evidence', NOW, edges);
    const wordOf = (id: string) => signOf(nodeWith({ id })).word;

    expect(wordOf('guess')).toBe('Inferred only');
    expect(wordOf('both')).toBe('Inferred in part');
    expect(wordOf('sure')).toBe('Observed or better');
    expect(wordOf('seen')).toBe('Observed or better');
    expect(wordOf('alone')).toBe('No edge shown');
  });

  test('of evidence says the same whatever order the edges come in', () => {
    const edge = fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom('a', 'b', 'c'),
      evidence: fc.constantFrom(...EVIDENCE),
    });
    fc.assert(
      fc.property(fc.array(edge), (edges) => {
        const lensOf = (list: unknown) =>
          makeLens('evidence', NOW, list as Parameters<typeof makeLens>[2]);
        const words = (list: unknown) =>
          ['a', 'b', 'c'].map((id) => lensOf(list).signOf(nodeWith({ id })).word);

        expect(words(edges.toReversed())).toEqual(words(edges));
        const inferred = ({ evidence }: (typeof edges)[number]) => evidence === 'inferred';
        const atA = edges.filter(({ from, to }) => from === 'a' || to === 'a');
        expect(words(edges)[0] === 'Inferred only').toBe(atA.length > 0 && atA.every(inferred));
        expect(words(edges)[0] === 'Inferred in part').toBe(
          atA.some(inferred) && !atA.every(inferred),
        );
      }),
    );
  });

  test('names owners in one order, and says where there is none', () => {
    const { signOf } = makeLens('owner', NOW);

    expect(signOf(nodeWith({ owners: ['bo', 'ana'] }))).toEqual(
      signOf(nodeWith({ owners: ['ana', 'bo'] })),
    );
    expect(signOf(nodeWith({ owners: [] }))).toEqual({ word: 'No owner', tone: 'job' });
  });

  test.each([
    ['2026-06-01T11:00:00.000Z', 'Last 24 hours'],
    ['2026-05-28T12:00:00.000Z', 'Last 7 days'],
    ['2026-05-10T12:00:00.000Z', 'Last 30 days'],
    ['2025-06-01T12:00:00.000Z', 'Over 30 days ago'],
    [null, 'No date'],
  ])('of freshness says of %s: %s', (updatedAt, word) => {
    expect(makeLens('freshness', NOW).signOf(nodeWith({ updatedAt })).word).toBe(word);
  });
});

describe('among the nodes of a picture', () => {
  test('no two values share a hue while there are hues, in whatever order they come', () => {
    const owned = fc.array(
      fc.integer({ min: 0, max: HUES.length - 1 }).map((i) => nodeWith({ owners: [`team-${i}`] })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(owned, (nodes) => {
        const lens = makeLens('owner', NOW);
        const toneOf = (list: readonly GraphNode[]) => {
          const { signOf } = distinctHues(lens, list);
          return new Map(nodes.map((one) => [signOf(one).word, signOf(one).tone]));
        };
        const tones = toneOf(nodes);

        expect(new Set(tones.values()).size).toBe(tones.size);
        expect(toneOf(nodes.toReversed())).toEqual(tones);
      }),
    );
  });
});

describe('the key of a lens', () => {
  test('counts every node once, the most frequent values first, at most eight by name', () => {
    fc.assert(
      fc.property(name, fc.array(node, { maxLength: 60 }), (lens, nodes) => {
        const key = lensKey(makeLens(lens, NOW), nodes);
        const counts = key?.named.map(({ count }) => count) ?? [];
        const rest = key?.others.count ?? 0;

        expect(counts.length).toBeLessThanOrEqual(8);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        expect(counts.reduce((sum, one) => sum + one, rest)).toBe(nodes.length);
      }),
    );
  });

  test('is empty for the usual look', () => {
    expect(lensKey(makeLens('type', NOW), [nodeWith({})])).toBeNull();
    expect(lensKey(makeLens('owner', NOW), [])).toBeNull();
  });
});
