import { viewOwner, type OwnerView, type SeenShape } from './owner-view';
import type { OutputSources, Shape } from './shape';
import { EVIDENCE, type Evidence, type Instant, type NodeKey } from './types';
import type { GraphSource } from './walk';

/** Keys out of a text: `'a b'`. */
export const keys = (text: string) => text.split(' ').filter((key) => key !== '') as NodeKey[];
/** One key. */
export const key = (text: string) => text as NodeKey;

const DAY = (day: number) =>
  `2026-03-${String(day).padStart(2, '0')}T00:00:00.000000000Z` as Instant;

type Told = Record<string, readonly ['explicit' | 'column', string]>;
type Options = { told?: Told; isDeclared?: boolean; day?: number; runCount?: number };

/** A shape seen in one run: `seen('job', 'a b', 'c d', { told: { c: ['column', 'a'] } })`. */
export function seen(
  owner: string,
  inputs: string,
  outputs: string,
  { told = {}, isDeclared = false, day = 1, runCount = 1 }: Options = {},
): SeenShape {
  const sourcesOf = (output: string): OutputSources => {
    const source = told[output];
    return source ? { evidence: source[0], from: keys(source[1]) } : null;
  };
  const shape: Shape = {
    owner: key(owner),
    ownerKind: 'job',
    isDeclared,
    inputs: keys(inputs),
    outputs: keys(outputs).map((output) => ({ key: output, sources: sourcesOf(output) })),
  };
  return {
    ...shape,
    runCount: isDeclared ? 0 : runCount,
    firstSeen: DAY(day),
    lastSeen: DAY(day),
    lastRun: isDeclared ? null : `run-${owner}-${day}`,
  };
}

/** A dataset that declares by itself what it is made of. */
export function declaredBy(dataset: string, from: string): SeenShape {
  return {
    ...seen(dataset, '', dataset, { told: { [dataset]: ['explicit', from] }, isDeclared: true }),
    ownerKind: 'dataset',
  };
}

/** All evidence, or some. */
export const evidence = (...kinds: Evidence[]): ReadonlySet<Evidence> =>
  new Set(kinds.length === 0 ? EVIDENCE : kinds);

/** A graph of shapes, as the walk wants it. */
export function graphOf(
  shapes: readonly SeenShape[],
  allowed: ReadonlySet<Evidence> = evidence(),
): GraphSource {
  const views = new Map<NodeKey, OwnerView>();
  for (const owner of new Set(shapes.map((shape) => shape.owner))) {
    const view = viewOwner(
      shapes.filter((shape) => shape.owner === owner),
      allowed,
    );
    if (view) views.set(owner, view);
  }
  return {
    ownersBeside: (wanted, side) =>
      [...views.values()]
        .filter((view) =>
          wanted.some((one) => (side === 'up' ? view.outputs : view.inputs).has(one)),
        )
        .map((view) => view.key),
    views: (owners) => owners.flatMap((owner) => views.get(owner) ?? []),
  };
}
