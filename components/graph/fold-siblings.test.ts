import { describe, expect, it } from 'vitest';

import type { GraphFold } from '@/lib/contract/graph';
import type { NodeId } from '@/lib/lineage';

import { foldSiblings } from './fold-siblings';
import { graphEdge as edge, graphNode } from './graph-node.test-data';

const node = (name: string) =>
  graphNode(name, { kind: name.startsWith('j') ? 'job' : 'dataset', status: 'complete' });
/** A focus with `count` jobs below it, each writing one dataset of its own if `isTwig`. */
const star = (count: number, isTwig = false) => {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return {
    nodes: [
      node('focus'),
      ...numbers.map((i) => node(`j${i}`)),
      ...(isTwig ? numbers.map((i) => node(`d${i}`)) : []),
    ],
    edges: [
      ...numbers.map((i) => edge('focus', `j${i}`)),
      ...(isTwig ? numbers.map((i) => edge(`j${i}`, `d${i}`)) : []),
    ],
  };
};
const focusOnly = { focus: 'focus', isKept: () => false, isOpen: () => false };

describe('folding siblings', () => {
  it('leaves five siblings alone', () => {
    const drawn = foldSiblings(star(5), focusOnly);

    expect(drawn.nodes).toHaveLength(6);
    expect(drawn.foldedCount).toBe(0);
  });

  it('folds the surplus into one card with one edge', () => {
    const drawn = foldSiblings(star(27), focusOnly);
    const folds = drawn.nodes.filter((one) => one.kind === 'fold');

    expect(folds.map(({ name, members }) => [name, members.length])).toEqual([
      ['focus.down.job', 23],
    ]);
    expect(drawn.edges.filter(({ to }) => to.startsWith('fold:'))).toHaveLength(1);
    expect(drawn.edges.find(({ to }) => to.startsWith('fold:'))?.edges).toHaveLength(23);
  });

  it('folds twigs with their leaves and counts both', () => {
    const drawn = foldSiblings(star(10, true), focusOnly);

    expect(drawn.foldedCount).toBe(12);
    expect(drawn.nodes).toHaveLength(1 + 4 + 4 + 1);
  });

  it('keeps out what is selected and what needs a look', () => {
    const { nodes, edges } = star(12);
    const failing = nodes.map((one) =>
      one.id === 'j7' ? { ...one, status: 'failed' as const } : one,
    );

    const drawn = foldSiblings(
      { nodes: failing, edges },
      { ...focusOnly, isKept: (id) => id === 'j9' },
    );
    const shown = drawn.nodes.map(({ id }) => id);

    expect(shown).toContain('j7');
    expect(shown).toContain('j9');
  });

  it('draws the same picture when one of the shown siblings is selected', () => {
    const ids = (kept: string) =>
      foldSiblings(star(12), { ...focusOnly, isKept: (id) => id === kept }).nodes.map(
        ({ id }) => id,
      );

    expect(ids('j0')).toEqual(ids('focus'));
  });

  it('opens a card by its name', () => {
    const drawn = foldSiblings(star(9), {
      ...focusOnly,
      isOpen: (name) => name === 'focus.down.job',
    });

    expect(drawn.foldedCount).toBe(0);
  });

  it('does not fold what has other neighbours', () => {
    const { nodes, edges } = star(9);
    const shared = edges.concat(edges.map(({ to }) => edge(to, 'shared')));

    const drawn = foldSiblings({ nodes: [...nodes, node('shared')], edges: shared }, focusOnly);

    expect(drawn.foldedCount).toBe(0);
  });

  it('folds each side and kind for itself', () => {
    const down = star(8);
    const extra = Array.from({ length: 8 }, (_, i) => `u${i}`);

    const drawn = foldSiblings(
      {
        nodes: [...down.nodes, ...extra.map(node)],
        edges: [...down.edges, ...extra.map((one) => edge(one, 'focus'))],
      },
      focusOnly,
    );

    expect(drawn.nodes.filter((one) => one.kind === 'fold').map(({ name }) => name)).toEqual([
      'focus.down.job',
      'focus.up.dataset',
    ]);
  });

  it('draws what the server folded as one more card, and says no more beside the node', () => {
    const graph = star(6);
    const [focus, ...jobs] = graph.nodes;
    const fold: GraphFold = {
      ...{ id: 'fold:focus.down.job', name: 'focus.down.job', anchor: 'focus' as NodeId },
      ...({ side: 'down', kind: 'job', evidence: 'observed' } as const),
      ...{ total: 37, shown: 6, failing: 2 },
    };
    const nodes = focus ? [{ ...focus, hiddenDownstream: 33 }, ...jobs] : [];

    const drawn = foldSiblings({ ...graph, nodes, folds: [fold] }, focusOnly);

    // Six siblings, and none of them folded again by the page.
    expect(drawn.nodes).toHaveLength(8);
    expect(drawn.foldedCount).toBe(0);
    expect(drawn.nodes).toContainEqual(
      expect.objectContaining({ kind: 'fold', count: 31, failed: 2, shown: 6 }),
    );
    expect(drawn.edges.at(-1)).toMatchObject({ from: 'focus', to: 'fold:focus.down.job' });
    expect(drawn.nodes[0]).toMatchObject({ node: { hiddenDownstream: 2 } });
  });
});
