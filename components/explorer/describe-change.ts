import type { GraphResponse } from '@/lib/contract/graph';

import type { DrawnGraph } from '../graph/drawn-graph';
import { EVIDENCE_LOOKS } from '../graph/evidence-look';
import { grouped, quantity } from '../ui/quantity';

/** What the reader did last, in the words the live region will use. */
export type Deed = {
  readonly words: string;
  /** It changes what a card shows, and no node. */
  readonly isOfColumns?: boolean;
  /** It goes on from one node: what it brings is up- or downstream of that, wherever the focus is. */
  readonly from?: { readonly id: string; readonly sides: readonly Side[] };
};

type Side = 'up' | 'down';

/** Everything that leads to one node by the edges of an answer. */
function upstreamOf(id: string, edges: GraphResponse['edges']): Set<string> {
  const into = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = into.get(to);
    if (known) known.push(from);
    else into.set(to, [from]);
  }
  const reached = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const before of into.get(at) ?? []) {
      if (reached.has(before)) continue;
      reached.add(before);
      open.push(before);
    }
  return reached;
}

/** How many of the nodes added are upstream: of the node that was expanded, else of the focus. */
function countUpstream(
  added: readonly { readonly id: string; readonly distance: number }[],
  edges: GraphResponse['edges'],
  from: Deed['from'],
): number {
  if (from?.sides.length === 1) return from.sides.includes('up') ? added.length : 0;
  const upstream = from ? upstreamOf(from.id, edges) : null;
  return added.filter(({ id, distance }) => upstream?.has(id) ?? distance < 0).length;
}

/** "Expanded orders, 6 upstream added": what a new answer changed, for people who do not see it. Null if nothing. */
export function describeChange(
  before: GraphResponse | null,
  after: GraphResponse,
  deed: Deed | null,
): string | null {
  if (before === null) return `${quantity(after.nodes.length, 'node')} shown`;
  const had = new Set(before.nodes.map(({ id }) => id));
  const has = new Set(after.nodes.map(({ id }) => id));
  const added = after.nodes.filter(({ id }) => !had.has(id));
  const removed = before.nodes.filter(({ id }) => !has.has(id)).length;
  // Without a focus nothing is up or down of it.
  const isAround = after.focus !== null || deed?.from !== undefined;
  const upstream = isAround ? countUpstream(added, after.edges, deed?.from) : 0;
  const downstream = added.length - upstream;
  const changes = [
    upstream > 0 ? `${grouped(upstream)} upstream added` : null,
    downstream > 0 ? `${grouped(downstream)} ${isAround ? 'downstream ' : ''}added` : null,
    removed > 0 ? `${grouped(removed)} removed` : null,
    edgesWords(before, after),
  ].filter((part) => part !== null);
  if (changes.length === 0) {
    if (deed === null) return null;
    return deed.isOfColumns ? deed.words : `${deed.words}, nothing changed`;
  }
  return [deed?.words ?? 'Graph updated', ...changes].join(', ');
}

/** What happened to the edges where nodes stayed. */
function edgesWords(before: GraphResponse, after: GraphResponse): string | null {
  if (before.nodes.length !== after.nodes.length) return null;
  const more = after.edges.length - before.edges.length;
  if (more === 0) return null;
  return `${quantity(Math.abs(more), 'edge')} ${more > 0 ? 'more' : 'fewer'}`;
}

/** "By inferred edge, 40 runs": what an arrow key walked along. Null where it followed no edge. */
export function describeStep({ edges }: DrawnGraph, from: string | null, to: string) {
  const edge = edges.find(
    (one) => (one.from === from && one.to === to) || (one.from === to && one.to === from),
  );
  if (edge === undefined) return null;
  const runs = edge.edges.reduce((sum, { runCount }) => sum + runCount, 0);
  return `By ${EVIDENCE_LOOKS[edge.evidence].label.toLowerCase()} edge, ${quantity(runs, 'run')}`;
}
