import { describe, expect, it } from 'vitest';

import type { GraphResponse } from '@/lib/contract/graph';
import type { NodeId } from '@/lib/lineage';

import { graphEdge } from './graph-node.test-data';
import { trace, traceIndex } from './trace';

const id = (text: string) => text as NodeId;
/** `a>j j>b` as edges, `j:a>b` as flows. */
const graph = (edges: string, ...flows: string[]): Pick<GraphResponse, 'edges' | 'flows'> => ({
  edges: edges.split(' ').map((edge) => {
    const [from = '', to = ''] = edge.split('>');
    return graphEdge(from, to);
  }),
  flows: flows.map((flow) => {
    const [job = '', pairs = ''] = flow.split(':');
    return {
      job: id(job),
      pairs: pairs.split(',').map((pair) => {
        const [from = '', to = ''] = pair.split('>');
        return { from: id(from), to: id(to) };
      }),
    };
  }),
});
const lit = (lineage: ReturnType<typeof graph>, ...starts: string[]) =>
  [...trace(traceIndex(lineage), starts).nodes].sort().join('');

describe('tracing', () => {
  it('lights all it comes from and all it leads to, but no siblings', () => {
    expect(lit(graph('a>j b>j j>c j>d c>k k>e'), 'c')).toBe('abcejk');
  });

  it('never goes from an input to an output it does not flow to', () => {
    const lanes = graph('a>j b>j j>c j>d d>k k>e', 'j:a>c,b>d');

    expect(lit(lanes, 'a')).toBe('acj');
    expect(lit(lanes, 'b')).toBe('bdejk');
    expect(lit(lanes, 'e')).toBe('bdejk');
  });

  it('lights only the edges it walked', () => {
    const lanes = graph('a>j b>j j>c j>d', 'j:a>c,b>d');

    expect([...trace(traceIndex(lanes), ['a']).edges].sort()).toEqual(['a j', 'j c']);
  });

  it('goes every way from the job itself', () => {
    expect(lit(graph('a>j b>j j>c j>d', 'j:a>c,b>d'), 'j')).toBe('abcdj');
  });

  it('enters one job by two ways without mixing them', () => {
    expect(lit(graph('s>p p>a p>b a>j b>j j>c j>d x>j', 'j:a>c,b>d,x>d'), 's')).toBe('abcdjps');
    expect(lit(graph('s>p p>a a>j b>j j>c j>d', 'j:a>c,b>d'), 's')).toBe('acjps');
  });

  it('ends in cycles', () => {
    expect(lit(graph('a>j j>a j>b', 'j:a>a,a>b'), 'b')).toBe('abj');
    expect(lit(graph('a>j j>b b>k k>a'), 'a')).toBe('abjk');
  });

  it('stops at a job that an input only enters', () => {
    expect(lit(graph('a>j b>j j>c', 'j:b>c'), 'a')).toBe('aj');
  });
});
