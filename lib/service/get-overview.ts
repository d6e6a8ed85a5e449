import 'server-only';

import type { Overview } from '@/lib/contract/overview';
import { instantFromMs, type NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';
import { headOf, latest, loadNodeRows } from '@/lib/store/node-rows';
import {
  loadArrivals,
  loadConnectedKeys,
  loadCounts,
  loadLastArrival,
  loadRecentKeys,
} from '@/lib/store/overview-store';
import { loadFailingRuns } from '@/lib/store/run-store';

import { summarizeRuns } from './run-summaries';

const LISTED = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the home page shows. */
export async function getOverview(nowMs = Date.now()): Promise<Overview> {
  const db = database();
  const graph = openGraph(db);
  const list = (keys: readonly NodeKey[]): Overview['recent'] => {
    const rows = loadNodeRows(db, keys);
    const neighbours = graph.neighbours(keys);
    return keys.flatMap((key) => {
      const [head] = rows.get(key) ?? [];
      const beside = neighbours.get(key);
      if (!head || !beside) return [];
      return [
        {
          ...headOf(head),
          status: head.state ?? 'none',
          updatedAt: latest(head.written_at, head.last_seen),
          degree: beside.up.size + beside.down.size,
        },
      ];
    });
  };
  return Promise.resolve({
    counts: loadCounts(db),
    lastDay: loadArrivals(db, instantFromMs(nowMs - DAY_MS)),
    lastEventAt: loadLastArrival(db),
    recent: list(loadRecentKeys(db, LISTED)),
    connected: list(loadConnectedKeys(db, LISTED)).sort((a, b) => b.degree - a.degree),
    failing: summarizeRuns(db, loadFailingRuns(db, LISTED)),
  });
}
