import type { Side } from '@/lib/lineage';

/** What a term may ask of a node, as `field:value`. */
export const SELECTOR_FIELDS = [
  'name',
  'type',
  'kind',
  'namespace',
  'owner',
  'tag',
  'column',
  'status',
  'evidence',
] as const;
export type SelectorField = (typeof SELECTOR_FIELDS)[number];

/**
 * Text to match, cut at its wildcards: `['a', '']` is `a*`, `['a']` is exactly `a`. Cut rather than
 * escaped, because a name may hold any character there is.
 */
export type Pattern = readonly [string, ...string[]];

/** `updated:<7d`: seen less long ago than that (`within`), or longer (`beyond`). */
export type Age = {
  readonly than: 'within' | 'beyond';
  readonly count: number;
  readonly unit: 'm' | 'h' | 'd' | 'w';
};

/** Which nodes are meant; what {@link parseSelector} reads and {@link evaluateSelector} answers. */
export type Selector =
  | { readonly kind: 'field'; readonly field: SelectorField; readonly pattern: Pattern }
  | { readonly kind: 'updated'; readonly age: Age }
  | { readonly kind: 'not'; readonly of: Selector }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Selector[] }
  /** Hops to each side besides the nodes themselves; 0 for none, Infinity for all. */
  | { readonly kind: 'walk'; readonly of: Selector; readonly hops: Readonly<Record<Side, number>> }
  /** Of the nodes meant, those with none of them before (`roots`) or after (`sinks`) them. */
  | { readonly kind: 'ends'; readonly ends: 'roots' | 'sinks'; readonly of: Selector };

/** The names, without wildcards, that a selector speaks of, what it leaves out not among them. */
export function namesIn(selector: Selector): Pattern[] {
  switch (selector.kind) {
    case 'field':
      return selector.field === 'name' && selector.pattern.length === 1 ? [selector.pattern] : [];
    case 'and':
    case 'or':
      return selector.parts.flatMap(namesIn);
    case 'walk':
    case 'ends':
      return namesIn(selector.of);
    case 'not':
    case 'updated':
      return [];
  }
}

/** Something wrong with a selector's text: characters `from` up to `to`. */
export type SelectorProblem = {
  readonly from: number;
  readonly to: number;
  readonly message: string;
};
