import type { DrawnEdge, DrawnGraph } from './drawn-graph';
import type { Lit } from './trace';

/** Edges that are one line where they were pointed at: they leave one node together, or come to one. */
export type EdgeBundle = {
  readonly end: 'from' | 'to';
  readonly node: string;
  /** By place in {@link DrawnGraph.edges}. */
  readonly places: readonly number[];
  readonly edges: readonly DrawnEdge[];
};

/** Of edges that cannot be told apart at a place, the nearest first, those that share an end with the nearest; null for no edge between cards. */
export function bundleAt(drawn: DrawnGraph, near: readonly number[]): EdgeBundle | null {
  const nearest = drawn.edges[near[0] ?? -1];
  if (nearest === undefined) return null;
  const sharing = (end: EdgeBundle['end']): EdgeBundle => {
    const places = near.filter((place) => drawn.edges[place]?.[end] === nearest[end]);
    const edges = places.flatMap((place) => drawn.edges[place] ?? []);
    return { end, node: nearest[end], places, edges };
  };
  const [leaving, coming] = [sharing('from'), sharing('to')];
  return coming.edges.length > leaving.edges.length ? coming : leaving;
}

/** A bundle is lit, and nothing dimmed for it: a pointer passes over many. */
export function litBundle({ edges }: EdgeBundle): Lit {
  return {
    nodes: new Set(edges.flatMap(({ from, to }) => [from, to])),
    edges: new Set(edges.map(({ id }) => id)),
    rows: null,
    around: 'all',
  };
}
