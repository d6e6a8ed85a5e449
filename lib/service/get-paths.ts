import 'server-only';

import { PATHS_COUNTED } from '@/lib/contract/choices';
import type { PathsQuery, PathsResponse } from '@/lib/contract/paths';
import type { NodeRef, Notice } from '@/lib/contract/shared-shapes';
import type { Evidence, NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';

import { pathsBetween } from './graph/paths-between';
import { notFoundAt, readMoment } from './read-moment';

function refsOf(graph: GraphIndex, keys: readonly NodeKey[]): Map<NodeKey, NodeRef> {
  const cards = graph.cards(keys);
  const refs = new Map<NodeKey, NodeRef>();
  for (const one of keys) {
    const card = cards.get(one);
    if (!card) continue;
    const { id, key, kind, type, namespace, name } = card;
    refs.set(one, { id, key, kind, type, namespace, name });
  }
  return refs;
}

/**
 * Finds the paths data takes between two nodes, in either direction, flows respected.
 *
 * @throws {AppError} `not_found` when an end was never named by an event.
 */
export async function getPaths(query: PathsQuery): Promise<PathsResponse> {
  const { edges, asOf, windowFrom, windowTo, evidence } = query;
  const { moment, notices } = readMoment(
    { edges, asOf, from: windowFrom, to: windowTo },
    { from: 'windowFrom', to: 'windowTo' },
  );
  const graph = openGraph(database(), moment);
  const find = (ref: string) => {
    const key = graph.resolve(ref);
    if (key === null) throw notFoundAt(ref, moment.asOf);
    return key;
  };
  const [from, to] = [find(query.from), find(query.to)];
  const found = pathsBetween(graph.seenBy(new Set<Evidence>(evidence)), from, to);
  const refs = refsOf(graph, [
    ...new Set([from, to, ...found.paths.flatMap(({ nodes }) => nodes)]),
  ]);
  const refOf = (key: NodeKey) => {
    const ref = refs.get(key);
    if (!ref) throw new Error(`${key} has no row`);
    return ref;
  };
  if (from === to)
    notices.push({ parameter: 'to', message: 'The same node as “from”: there is no way to go.' });
  return Promise.resolve({
    from: refOf(from),
    to: refOf(to),
    paths: found.paths.map(({ nodes, direction, evidence: weakest }) => ({
      direction,
      hops: nodes.length - 1,
      evidence: weakest,
      nodes: nodes.map((key) => refOf(key).id),
    })),
    nodes: [...refs.values()],
    answer: {
      listed: found.paths.length,
      total: found.total,
      totalExact: found.isExact,
      shortest: found.paths[0] ? found.paths[0].nodes.length - 1 : null,
      evidence: [...evidence],
      edges: moment.edges,
      asOf: moment.asOf,
    },
    notices: [...notices, ...stopped(found.total, found.isExact)],
  });
}

function stopped(total: number, isExact: boolean): Notice[] {
  if (isExact) return [];
  const message =
    total >= PATHS_COUNTED
      ? `Counting stopped at ${total.toLocaleString('en')} paths; there are more.`
      : 'The search stopped before it had looked everywhere; there may be more paths.';
  return [{ parameter: 'paths', message }];
}
