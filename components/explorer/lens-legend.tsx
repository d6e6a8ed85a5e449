import type { GraphNode } from '@/lib/contract/graph';

import type { Lens } from '../graph/lens';
import { lensKey } from '../graph/lens-key';
import { LENS_LABELS } from '../graph/lens-label';
import { strongOf } from '../graph/tone';
import { quantity } from '../ui/quantity';

/** What the colours of nodes mean, and how many nodes have each; nothing for the usual look. */
export function LensLegend({
  lens,
  nodes,
  hasInside,
}: {
  lens: Lens;
  nodes: readonly GraphNode[];
  /** More of them stand in groups and folded cards. */
  hasInside: boolean;
}) {
  const key = lensKey(lens, nodes);
  if (key === null) return null;
  const { named, others } = key;
  const isShared = new Set(named.map(({ tone }) => tone)).size < named.length;
  return (
    <section aria-label="Colours" className="mb-1 border-b border-line pb-1">
      <h2 className="flex h-6 items-center pl-1.5 text-2xs font-semibold text-ink-faint pointer-coarse:[section:first-of-type>&]:h-[40px]">
        Nodes by {LENS_LABELS[lens.name].toLowerCase()}
      </h2>
      <ul>
        {named.map(({ word, tone, count }) => (
          <li key={word} title={word} className="flex h-6 items-center gap-2 px-1.5 text-ink-soft">
            <span
              aria-hidden
              className="size-3 shrink-0 rounded-xs"
              style={{ background: `var(${strongOf(tone)})` }}
            />
            <span className="max-w-48 grow truncate">{word}</span>
            <span className="text-ink-faint tabular-nums">{count.toLocaleString('en')}</span>
          </li>
        ))}
        {others.values === 0 ? null : (
          <li className="flex h-6 items-center gap-2 px-1.5 text-ink-soft">
            <span aria-hidden className="size-3 shrink-0" />
            <span className="grow">{quantity(others.values, 'other')}</span>
            <span className="text-ink-faint tabular-nums">{others.count.toLocaleString('en')}</span>
          </li>
        )}
      </ul>
      {hasInside && lens.name === 'evidence' ? (
        <p className="max-w-60 px-1.5 pb-0.5 text-2xs text-ink-faint">
          Without those in groups and folded cards.
        </p>
      ) : null}
      {isShared ? (
        <p className="max-w-60 px-1.5 pb-0.5 text-2xs text-ink-faint">
          Some share a colour: the card says which it is.
        </p>
      ) : null}
    </section>
  );
}
