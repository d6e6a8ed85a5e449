import 'server-only';

import type { Instant, NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

/** Changes whenever anything was stored: events received so far, and rebuilds of the projections. */
export function loadRevision(db: Database): { revision: string; events: number } {
  const events = sql(db, 'SELECT coalesce(max(seq), 0) FROM event').pluck().get() as number;
  const rebuilds = sql(db, "SELECT coalesce((SELECT value FROM meta WHERE name = 'rebuilds'), '0')")
    .pluck()
    .get() as string;
  return { revision: `${events}.${rebuilds}`, events };
}

/** How much there is. Aliases count once. */
export function loadCounts(db: Database): {
  datasets: number;
  jobs: number;
  runs: number;
  events: number;
} {
  return sql(
    db,
    `SELECT (SELECT count(*) FROM node WHERE kind = 'dataset' AND key = canonical_key) AS datasets,
            (SELECT count(*) FROM node WHERE kind = 'job') AS jobs,
            (SELECT count(*) FROM run) AS runs, (SELECT count(*) FROM event) AS events`,
  ).get() as { datasets: number; jobs: number; runs: number; events: number };
}

/** What was received since a moment. A run that fails says so once. */
export function loadArrivals(
  db: Database,
  since: Instant,
): { events: number; warnings: number; failedRuns: number } {
  return sql(
    db,
    `SELECT count(*) AS events, coalesce(sum(warning_count > 0), 0) AS warnings,
            coalesce(sum(event_type = 'FAIL'), 0) AS failedRuns
     FROM event WHERE received_at >= ?`,
  ).get(since) as { events: number; warnings: number; failedRuns: number };
}

/** When the last event was received; null for an empty store. */
export function loadLastArrival(db: Database): Instant | null {
  return (
    (sql(db, 'SELECT received_at FROM event ORDER BY seq DESC LIMIT 1').pluck().get() as
      Instant | undefined) ?? null
  );
}

/** Nodes events spoke of last. */
export function loadRecentKeys(db: Database, limit: number): NodeKey[] {
  return sql(
    db,
    'SELECT key FROM node WHERE key = canonical_key AND named_at IS NOT NULL ORDER BY last_seen DESC, key LIMIT ?',
  )
    .pluck()
    .all(limit) as NodeKey[];
}

/** Nodes with the most owners beside them, most first. */
export function loadConnectedKeys(db: Database, limit: number): NodeKey[] {
  return sql(
    db,
    `SELECT node.canonical_key AS key FROM shape_node JOIN node ON node.key = shape_node.node_key
     GROUP BY 1 ORDER BY count(DISTINCT owner_key) DESC, 1 LIMIT ?`,
  )
    .pluck()
    .all(limit) as NodeKey[];
}
