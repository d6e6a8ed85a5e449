import 'server-only';

import {
  EVIDENCE,
  instantFromMs,
  NODE_STATUSES,
  parseNodeId,
  type Evidence,
  type GraphSource,
  type Instant,
  type NodeKey,
} from '@/lib/lineage';
import type { SelectionSource } from '@/lib/select/evaluate-selector';
import { matchesName, matchesPattern } from '@/lib/select/match-pattern';
import type { Age, Pattern, SelectorField } from '@/lib/select/selector';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { nodeKey } from '@/lib/store/keys';
import type { NodeCard } from '@/lib/store/node-cards';
import { NodeConditions } from '@/lib/store/node-conditions';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const KEY = /^[0-9a-z]{16}$/;

type Within = Parameters<SelectionSource['having']>[2];

function byName(nodes: NodeConditions, pattern: Pattern, within: Within) {
  const [text] = pattern;
  if (pattern.length > 1) {
    const like = pattern.map((part) => part.toLowerCase().replace(/[!%_]/g, '!$&')).join('%');
    return nodes.byNameLike(like, within);
  }
  const identity = parseNodeId(text);
  if (identity) return nodes.byKey([nodeKey(identity)], within);
  const found = nodes.byExactName(text, within);
  if (/[./]/.test(text))
    for (const key of nodes.byNameLike(text.toLowerCase().replace(/[!%_]/g, '!$&'), within))
      found.add(key);
  if (KEY.test(text)) for (const key of nodes.byKey([text], within)) found.add(key);
  return found;
}

/** Longest piece between wildcards in ASCII, which SQLite lowers as JavaScript does; else nothing. */
function knownPart(pattern: Pattern): string {
  const plain = pattern.filter((part) => /^[\x20-\x7e]*$/.test(part));
  return plain.reduce((best, part) => (part.length > best.length ? part : best), '').toLowerCase();
}

const asTag = (pattern: Pattern, key: string, value: string | null | undefined) =>
  matchesPattern(pattern, key) || (Boolean(value) && matchesPattern(pattern, `${key}=${value}`));

/** Those at either end of an edge in such evidence. */
export function atEdges(
  graph: GraphSource,
  wanted: ReadonlySet<Evidence>,
  within: ReadonlySet<NodeKey>,
): Set<NodeKey> {
  const keys = [...within];
  const owners = new Set([
    ...keys,
    ...graph.ownersBeside(keys, 'up'),
    ...graph.ownersBeside(keys, 'down'),
  ]);
  const found = new Set<NodeKey>();
  for (const view of graph.views([...owners])) {
    // The only output of a dataset that declares its sources is itself.
    const sides = view.kind === 'job' ? [view.inputs, view.outputs] : [view.inputs];
    for (const side of sides)
      for (const [key, { evidence }] of side)
        if (wanted.has(evidence)) {
          found.add(view.key);
          found.add(key);
        }
  }
  return new Set(keys.filter((key) => found.has(key)));
}

/** The moment that is so old, counted back from now or from the moment asked about. */
export function sinceOf({ count, unit }: Age, asOf: Instant | null): Instant {
  const now = asOf === null ? Date.now() : Date.parse(asOf);
  return instantFromMs(Math.max(0, now - count * UNIT_MS[unit]));
}

/** What a node says of itself and may say otherwise later. */
type ToldField = Extract<SelectorField, 'type' | 'owner' | 'tag' | 'status'>;

/** Types are called on screen as they are told, with spaces: `type:"feature view"` is `FEATURE_VIEW`. */
export const isType = (pattern: Pattern, type: string) =>
  matchesPattern(pattern, type) || matchesPattern(pattern, type.replaceAll('_', ' '));

/** Whether a card says so; what cards of a past moment are asked. */
function isOnCard(field: ToldField, pattern: Pattern, card: NodeCard): boolean {
  switch (field) {
    case 'owner':
      return card.owners.some((owner) => matchesPattern(pattern, owner));
    case 'tag':
      return card.tags.some((tag) => matchesPattern(pattern, tag));
    case 'type':
      return isType(pattern, card.type);
    case 'status':
      return matchesPattern(pattern, card.status);
  }
}

/**
 * What selectors are asked of: the store's nodes and the graph as seen through some evidence. At a
 * past moment types, owners, tags, states and times are read from the cards of then; columns are
 * those of now.
 */
export function selectionSource(
  db: Database,
  index: GraphIndex,
  graph: GraphSource,
): SelectionSource {
  const nodes = new NodeConditions(db, index);
  const { asOf } = index.moment;
  const byCard = (within: Within, test: (card: NodeCard) => boolean) => {
    const keys = [...(within ?? nodes.all())];
    const cards = index.cards(keys);
    return new Set(
      keys.filter((key) => {
        const card = cards.get(key);
        return card !== undefined && test(card);
      }),
    );
  };
  const ofNow = (field: ToldField, pattern: Pattern, within: Within) => {
    const test = (text: string) => matchesPattern(pattern, text);
    switch (field) {
      case 'owner':
        return nodes.byTuple('owners', ([owner]) => test(owner), within);
      case 'tag':
        return nodes.byTuple('tags', ([key, value]) => asTag(pattern, key, value), within);
      case 'status':
        return nodes.byStatus(NODE_STATUSES.filter(test), within);
      case 'type':
        return nodes.byText(field, (text) => isType(pattern, text), within);
    }
  };
  return {
    graph,
    all: () => nodes.all(),
    having: (field, pattern, within) => {
      switch (field) {
        case 'name':
          return byName(nodes, pattern, within);
        case 'kind':
        case 'namespace':
          return nodes.byText(field, (text) => matchesPattern(pattern, text), within);
        case 'evidence':
          return atEdges(
            graph,
            new Set(EVIDENCE.filter((kind) => matchesPattern(pattern, kind))),
            within ?? nodes.all(),
          );
        case 'column':
          return nodes.byColumn(knownPart(pattern), (path) => matchesName(pattern, path), within);
        case 'type':
        case 'owner':
        case 'tag':
        case 'status':
          return asOf === null
            ? ofNow(field, pattern, within)
            : byCard(within, (card) => isOnCard(field, pattern, card));
      }
    },
    updated: (age, within) => {
      const since = sinceOf(age, asOf);
      const recent =
        asOf === null
          ? nodes.since(since, within)
          : byCard(within, ({ updatedAt }) => updatedAt !== null && updatedAt >= since);
      if (age.than === 'within') return recent;
      return new Set([...(within ?? nodes.all())].filter((key) => !recent.has(key)));
    },
  };
}
