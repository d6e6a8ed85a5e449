import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  composeShape,
  SELF,
  type ShapeParts,
  type SourceKey,
  type TellingSources,
} from './compose-shape';
import { shapeInputs } from './shape';
import { key, keys } from './shapes.test-data';
import type { NodeKey } from './types';

type Output = ShapeParts['outputs'][number];
const out = (name: string, sources: TellingSources = null): Output => ({ key: key(name), sources });
const told = (evidence: 'explicit' | 'column', from: string): TellingSources => ({
  evidence,
  from: keys(from),
});
const targets = (entries: Record<string, string>) =>
  new Map<SourceKey, readonly SourceKey[]>(
    Object.entries(entries).map(([target, from]) => [target as SourceKey, keys(from)]),
  );
const compose = (parts: Partial<ShapeParts>) =>
  composeShape({
    owner: key('job'),
    ownerKind: 'job',
    isDeclared: false,
    inputs: [],
    outputs: [],
    targets: null,
    ...parts,
  });

describe('which flows a run shows, by the precedence of the explicit-lineage proposal', () => {
  test('without facets nothing is told of the flows', () => {
    expect(compose({ inputs: keys('b a'), outputs: [out('d'), out('c')] })).toMatchObject({
      inputs: ['a', 'b'],
      outputs: [
        { key: 'c', sources: null },
        { key: 'd', sources: null },
      ],
    });
  });

  test('column lineage tells the sources of its own output only', () => {
    const shape = compose({
      inputs: keys('a b'),
      outputs: [out('c', told('column', 'a')), out('d')],
    });

    expect(shape.outputs).toEqual([
      { key: 'c', sources: { evidence: 'column', from: ['a'] } },
      { key: 'd', sources: null },
    ]);
  });

  test("a job's explicit lineage is the whole list: an output that is no target has no source", () => {
    const shape = compose({
      inputs: keys('a b'),
      outputs: [out('c'), out('d', told('column', 'b'))],
      targets: targets({ c: 'a' }),
    });

    expect(shape.inputs).toEqual(['a', 'b']);
    expect(shape.outputs).toEqual([
      { key: 'c', sources: { evidence: 'explicit', from: ['a'] } },
      { key: 'd', sources: { evidence: 'explicit', from: [] } },
    ]);
  });

  test('explicit lineage of job and output add up, column lineage gives way', () => {
    const shape = compose({
      inputs: keys('a b z'),
      outputs: [out('c', told('explicit', 'b')), out('d', told('column', 'z'))],
      targets: targets({ c: 'a', d: 'a' }),
    });

    expect(shape.outputs).toEqual([
      { key: 'c', sources: { evidence: 'explicit', from: ['a', 'b'] } },
      { key: 'd', sources: { evidence: 'explicit', from: ['a'] } },
    ]);
  });

  test('an empty list of inputs says: no upstream', () => {
    expect(
      compose({ inputs: keys('a'), outputs: [out('c')], targets: targets({ c: '' }) }),
    ).toMatchObject({
      inputs: ['a'],
      outputs: [{ key: 'c', sources: { evidence: 'explicit', from: [] } }],
    });
  });

  test('a target the event does not list is an output all the same', () => {
    expect(compose({ targets: targets({ c: 'a' }) }).outputs.map((output) => output.key)).toEqual([
      'c',
    ]);
  });

  test('what feeds the job itself is an input that goes no further', () => {
    const shape = compose({ outputs: [out('c')], targets: targets({ [SELF]: 'a', c: '' }) });

    expect(shape.inputs).toEqual(['a']);
    expect(shape.outputs).toEqual([{ key: 'c', sources: { evidence: 'explicit', from: [] } }]);
  });

  test('the job named in full is the job itself', () => {
    expect(compose({ targets: targets({ job: 'a' }) })).toEqual(
      compose({ targets: targets({ [SELF]: 'a' }) }),
    );
  });

  test('an output the job makes by itself has no input', () => {
    const shape = compose({ outputs: [out('c')], targets: targets({ c: SELF }) });

    expect([...shapeInputs(shape)]).toEqual([]);
    expect(shape.outputs).toEqual([{ key: 'c', sources: { evidence: 'explicit', from: ['job'] } }]);
  });

  test('another job as a source is an input', () => {
    const shape = compose({ outputs: [out('c')], targets: targets({ c: 'upstream-job' }) });

    expect([...shapeInputs(shape)]).toEqual(['upstream-job']);
  });
});

describe('one canonical text', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const sources = fc.option(
    fc.record({
      evidence: fc.constantFrom('explicit' as const, 'column' as const),
      from: fc.array(name as fc.Arbitrary<NodeKey>),
    }),
    { nil: null },
  );
  const outputs = fc.uniqueArray(fc.record({ key: name as fc.Arbitrary<NodeKey>, sources }), {
    selector: (output) => output.key,
  });
  const entries = fc.uniqueArray(fc.tuple(name, fc.array(name)), {
    selector: ([target]) => target,
  });

  test('the order in which things were said leaves no trace', () => {
    const parts = fc.record({ inputs: fc.array(name as fc.Arbitrary<NodeKey>), outputs, entries });
    const shuffled = <Item>(list: readonly Item[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length });
    const both = parts.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.record({
          inputs: shuffled([...one.inputs, ...one.inputs]),
          outputs: shuffled(one.outputs),
          entries: shuffled(one.entries),
        }),
      ),
    );
    const textOf = ({
      entries: list,
      ...rest
    }: typeof parts extends fc.Arbitrary<infer P> ? P : never) =>
      JSON.stringify(
        compose({
          ...rest,
          targets: list.length > 0 ? new Map(list as [NodeKey, NodeKey[]][]) : null,
        }),
      );

    fc.assert(
      fc.property(both, ([one, other]) => {
        expect(textOf(other)).toBe(textOf(one));
      }),
      { seed: 1 },
    );
  });
});
