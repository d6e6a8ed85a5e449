import { oncePer } from '@/lib/layout/once-per';

import type { DrawnGraph } from './drawn-graph';
import { edgeId } from './trace';

type Places = {
  readonly nodes: ReadonlyMap<string, number>;
  /** Edges between cards, after them those between columns. */
  readonly edges: ReadonlyMap<string, number>;
};

/** Where each card and edge stands in the lists of a drawn graph, by id. */
export const drawnPlaces = oncePer(({ nodes, edges, columnEdges }: DrawnGraph): Places => ({
  nodes: new Map(nodes.map(({ id }, i) => [id, i])),
  edges: new Map([...edges, ...columnEdges].map(({ id }, i) => [id, i])),
}));

type StoodFor = {
  /** The card of each node that has none of its own. */
  readonly cards: ReadonlyMap<string, string>;
  /** The drawn edge of each edge that is drawn as part of another. */
  readonly edges: ReadonlyMap<string, string>;
};

/** What of an answer is drawn as part of something else: nodes in folded cards, edges at them. */
export const stoodFor = oncePer(({ nodes, edges }: DrawnGraph): StoodFor => {
  const cards = new Map<string, string>();
  for (const one of nodes)
    if (one.kind === 'fold') for (const id of one.hides) cards.set(id, one.id);
  const drawn = new Map<string, string>();
  for (const { id, from, to, edges: own } of edges)
    for (const edge of own)
      if (edge.from !== from || edge.to !== to) drawn.set(edgeId(edge.from, edge.to), id);
  return { cards, edges: drawn };
});
