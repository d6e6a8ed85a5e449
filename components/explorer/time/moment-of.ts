import { fetchMoments } from '@/lib/client/moments-query';
import type { GraphResponse } from '@/lib/contract/graph';
import type { Instant } from '@/lib/lineage';
import { graphQueryOf, type GraphView } from '@/lib/url/graph-view';

/** The moment that holds what is shown: the server's now, or what events say that run ahead of its clock. */
export async function momentOf(graph: GraphResponse, view: GraphView): Promise<Instant> {
  const query = graphQueryOf(view);
  if (query === null) throw new Error('there is no question to hold');
  const { now } = await fetchMoments({ ...query, depth: 0 });
  const shown = [
    ...graph.nodes.map(({ updatedAt }) => updatedAt),
    ...graph.edges.map(({ lastSeen }) => lastSeen),
  ];
  return shown.reduce<Instant>((latest, at) => (at !== null && at > latest ? at : latest), now);
}
