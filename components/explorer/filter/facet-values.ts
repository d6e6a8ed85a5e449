import { AGES as AGE_BANDS } from '@/lib/contract/choices';
import type { GraphEdge, GraphNode } from '@/lib/contract/graph';
import type { Tally } from '@/lib/contract/tally';
import { oncePer } from '@/lib/layout/once-per';
import { EVIDENCE, NODE_STATUSES, type Evidence, type NodeKind } from '@/lib/lineage';
import type { FilterField } from '@/lib/select/selector-filters';
import type { Age } from '@/lib/select/selector';

import { STATUS_LOOKS } from '../../node/status-look';
import { kindOfType, nodeTypeLook } from '../../node/node-type';

/** One value and how many nodes have it. */
export type FacetValue = { readonly value: string; readonly label: string; readonly count: number };

type Node = Pick<
  GraphNode,
  'kind' | 'type' | 'status' | 'owners' | 'tags' | 'namespace' | 'updatedAt'
>;

/** What nodes are filtered by, in the order it is offered. */
export const NODE_FACETS = ['type', 'status', 'owner', 'tag', 'namespace'] as const;
export type NodeFacet = (typeof NODE_FACETS)[number] & FilterField;

export const FACET_LABELS: Record<NodeFacet, string> = {
  type: 'Type',
  status: 'Status',
  owner: 'Owner',
  tag: 'Tag',
  namespace: 'Namespace',
};

function valuesOf(node: Node, facet: NodeFacet): readonly string[] {
  switch (facet) {
    case 'owner':
      return node.owners;
    case 'tag':
      return node.tags;
    case 'type':
    case 'status':
    case 'namespace':
      return [node[facet]];
  }
}

function labelOf(
  { kind, type }: Pick<Node, 'kind' | 'type'>,
  facet: NodeFacet,
  value: string,
): string {
  if (facet === 'type') return nodeTypeLook(kind, type).label;
  if (facet !== 'status') return value;
  const status = NODE_STATUSES.find((one) => one === value);
  return status === undefined ? value : STATUS_LOOKS[status].label;
}

/** Counted once for an answer: a legend is drawn again with every step of the cursor. */
const counted = oncePer<readonly Node[], Map<NodeFacet, readonly FacetValue[]>>(() => new Map());

/** The values of one facet among the nodes, most of them first. */
export function facetValues(nodes: readonly Node[], facet: NodeFacet): readonly FacetValue[] {
  const known = counted(nodes).get(facet) ?? countValues(nodes, facet);
  counted(nodes).set(facet, known);
  return known;
}

function countValues(nodes: readonly Node[], facet: NodeFacet): FacetValue[] {
  const found = new Map<string, { label: string; count: number }>();
  for (const node of nodes)
    for (const value of new Set(valuesOf(node, facet))) {
      const known = found.get(value);
      if (known) known.count += 1;
      else found.set(value, { label: labelOf(node, facet, value), count: 1 });
    }
  return [...found]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** What kind of node each type is. */
export const kindsByType = oncePer(
  (nodes: readonly Node[]): ReadonlyMap<string, NodeKind> =>
    new Map(nodes.map(({ type, kind }) => [type, kind])),
);

/** The same from what the server counted; a type is called as a node of the answer that has it. */
export function talliedValues(
  { values }: Tally,
  facet: NodeFacet,
  nodes: readonly Node[],
): FacetValue[] {
  const kinds = kindsByType(nodes);
  return values
    .map(({ value, count }) => ({
      value,
      label: labelOf({ kind: kinds.get(value) ?? kindOfType(value), type: value }, facet, value),
      count,
    }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** Nodes of the last ages together: each age is counted without the ones before. */
export function talliedAge({ values }: Tally, { than, count }: Age): number {
  const recent = AGE_BANDS.slice(0, AGE_BANDS.findIndex((band) => band === `${count}d`) + 1);
  const isRecent = (value: string) => recent.some((band) => band === value);
  return values
    .filter(({ value }) => isRecent(value) === (than === 'within'))
    .reduce((sum, one) => sum + one.count, 0);
}

/** How many edges are known by each kind of evidence. */
export const countEvidence = oncePer(
  (edges: readonly Pick<GraphEdge, 'evidence' | 'through'>[]): ReadonlyMap<Evidence, number> => {
    const counts = new Map<Evidence, number>(EVIDENCE.map((kind) => [kind, 0]));
    for (const { evidence, through } of edges)
      if (!through) counts.set(evidence, (counts.get(evidence) ?? 0) + 1);
    return counts;
  },
);

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Ages offered, newest first. */
export const AGES: readonly { readonly age: Age; readonly label: string }[] = [
  { age: { than: 'within', count: 1, unit: 'd' }, label: 'Last day' },
  { age: { than: 'within', count: 7, unit: 'd' }, label: 'Last 7 days' },
  { age: { than: 'within', count: 30, unit: 'd' }, label: 'Last 30 days' },
  { age: { than: 'beyond', count: 30, unit: 'd' }, label: 'Longer ago' },
];

/** Nodes updated within an age of `nowMs`, or not for so long. */
export function countAge(nodes: readonly Node[], { than, count, unit }: Age, nowMs: number) {
  const since = nowMs - count * UNIT_MS[unit];
  const recent = nodes.filter(
    ({ updatedAt }) => updatedAt !== null && Date.parse(updatedAt) >= since,
  ).length;
  return than === 'within' ? recent : nodes.length - recent;
}
