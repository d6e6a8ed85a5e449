import type { GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import type { Emptiness } from './graph-notices';

/** Why only the focus is shown; null when there is more, or when it can be opened where it stands. */
export function emptinessOf(graph: GraphResponse, view: GraphView): Emptiness | null {
  const [only, ...rest] = graph.nodes;
  if (only === undefined || rest.length > 0 || graph.groups.length > 0) return null;
  if (view.select !== null) return graph.answer.hidden > 0 ? 'not-selected' : null;
  const isFiltered = view.evidence.length < EVIDENCE.length;
  const { upstreamCount, downstreamCount } = only;
  if (upstreamCount + downstreamCount === 0) return isFiltered ? 'filtered-out' : 'none-recorded';
  // Counts are of every kind of evidence.
  const asked = {
    both: upstreamCount + downstreamCount,
    upstream: upstreamCount,
    downstream: downstreamCount,
  }[view.direction];
  if (asked === 0) return 'other-side';
  return isFiltered ? 'filtered-out' : null;
}
