'use client';

import type { GraphResponse } from '@/lib/contract/graph';
import { questionLine, subjectOf } from '@/lib/export/statement';
import { graphQueryOf, type GraphView } from '@/lib/url/graph-view';

import { useIsPrinting } from '../../ui/use-is-printing';

/** What a printed sheet must say of itself: what was asked, and where it is live. */
export function PrintHead({ graph, view }: { graph: GraphResponse; view: GraphView }) {
  const isPrinting = useIsPrinting();
  const question = graphQueryOf(view);
  if (!isPrinting || question === null) return null;
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  return (
    <header className="flex flex-col gap-1 pb-3 text-xs text-ink-soft">
      <p className="text-lg font-semibold wrap-anywhere text-ink">
        Lineage of {subjectOf(question, focus?.name ?? null)}
      </p>
      <p className="wrap-anywhere">{questionLine(question)}</p>
      <p className="wrap-anywhere">{window.location.href}</p>
    </header>
  );
}
