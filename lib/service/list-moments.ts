import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { GraphMoments } from '@/lib/contract/moments';
import { bursts, EVER, instantFromMs } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';
import { loadRunTimes } from '@/lib/store/moment-store';

import { walkGraph } from './graph/walk-graph';

/** Moments at most: as many as a person steps through. */
const MOMENTS = 60;
/** Runs read at most, the latest of them. */
const RUNS_READ = 20_000;

/**
 * Moments after which the graph of a question looked different, whatever moment the question asks
 * for; none if there is no focus or nothing ever named it.
 */
export async function listMoments(query: GraphQuery | null): Promise<GraphMoments> {
  const db = database();
  const now = instantFromMs(Date.now());
  const graph = openGraph(db, EVER);
  const focus = query?.focus ? graph.resolve(query.focus) : null;
  if (query === null || focus === null) return Promise.resolve({ moments: [], now, notices: [] });
  const { distances } = walkGraph(graph, query, focus, GRAPH_NODE_LIMIT);
  const times = loadRunTimes(db, [...distances.keys()], RUNS_READ);
  const moments = bursts(
    times.map(({ at }) => at),
    MOMENTS,
  ).flatMap(([first, last]) => {
    const burst = times.slice(first, last + 1);
    const at = burst.at(-1)?.at;
    const failed = burst.filter((run) => run.failed === 1).length;
    return at === undefined ? [] : [{ at, runs: burst.length, failed }];
  });
  const notices =
    times.length === RUNS_READ
      ? [{ parameter: 'focus', message: `Only the latest ${RUNS_READ} runs are looked at.` }]
      : [];
  return Promise.resolve({ moments, now, notices });
}
