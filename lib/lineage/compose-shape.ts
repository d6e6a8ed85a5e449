import type { OutputSources, Shape } from './shape';
import type { NodeKey } from './types';

/** The job of the event, where a lineage facet speaks of it without naming it. */
export const SELF = 'self';
export type SourceKey = NodeKey | typeof SELF;

/** Sources of an output as told by facets on it. */
export type TellingSources = {
  readonly evidence: 'explicit' | 'column';
  readonly from: readonly SourceKey[];
} | null;

/** What one run (or one declaration) reads, writes, and says of the flows between. */
export type ShapeParts = {
  readonly owner: NodeKey;
  readonly ownerKind: Shape['ownerKind'];
  readonly isDeclared: boolean;
  readonly inputs: readonly NodeKey[];
  readonly outputs: readonly { readonly key: NodeKey; readonly sources: TellingSources }[];
  /** Entries of the job's explicit `lineage` facet by target; null if it has none. */
  readonly targets: ReadonlyMap<SourceKey, readonly SourceKey[]> | null;
};

const sorted = <Key extends string>(keys: Iterable<Key>): Key[] => [...new Set(keys)].sort();

/**
 * Composes the shape, in one canonical order so that equal contents are equal text.
 *
 * A job's explicit lineage is the complete list: outputs that are no target have no source, and
 * inputs nobody names dangle (OpenLineage explicit-lineage proposal, precedence 1 and 2).
 */
export function composeShape(parts: ShapeParts): Shape {
  const { owner, ownerKind, isDeclared, targets } = parts;
  const asKey = (key: SourceKey): NodeKey => (key === SELF ? owner : key);
  const told = new Map<NodeKey, OutputSources>();
  for (const { key, sources } of parts.outputs)
    told.set(key, sources && { evidence: sources.evidence, from: sorted(sources.from.map(asKey)) });
  const inputs = new Set(parts.inputs);
  if (targets) {
    for (const [key, sources] of told)
      if (sources?.evidence !== 'explicit') told.set(key, { evidence: 'explicit', from: [] });
    for (const [target, from] of targets) {
      if (target === SELF || target === owner) {
        for (const key of from.map(asKey)) if (key !== owner) inputs.add(key);
        continue;
      }
      const known = told.get(target);
      told.set(target, {
        evidence: 'explicit',
        from: sorted([...(known?.from ?? []), ...from.map(asKey)]),
      });
    }
  }
  return {
    owner,
    ownerKind,
    isDeclared,
    inputs: sorted(inputs),
    outputs: sorted(told.keys()).map((key) => ({ key, sources: told.get(key) ?? null })),
  };
}
