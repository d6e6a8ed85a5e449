import 'server-only';

import type { EventWarning, Instant, NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { Prisma } from './generated/client';
import { prisma } from './prisma';

/** One event of the log without its bytes. */
export type EventRow = {
  readonly seq: number;
  readonly hash: string;
  readonly kind: 'run' | 'job' | 'dataset';
  readonly eventType: string | null;
  readonly eventTime: Instant;
  readonly receivedAt: Instant;
  readonly producer: string | null;
  readonly nodeKey: NodeKey;
  readonly runId: string | null;
  readonly size: number;
  readonly warningCount: number;
};

export type EventFilter = {
  /** All names of one node; null for any. */
  readonly nodeKeys: readonly string[] | null;
  readonly runId: string | null;
  readonly kind: EventRow['kind'] | null;
  readonly withWarnings: boolean;
  /** Only events that arrived before this one. */
  readonly before: number | null;
  readonly limit: number;
};

const SUMMARY = {
  seq: true,
  hash: true,
  kind: true,
  eventType: true,
  eventTime: true,
  receivedAt: true,
  producer: true,
  nodeKey: true,
  runId: true,
  size: true,
  warningCount: true,
} as const;

function asRow(event: Prisma.EventGetPayload<{ select: typeof SUMMARY }>): EventRow {
  return {
    ...event,
    kind: event.kind === 'job' || event.kind === 'dataset' ? event.kind : 'run',
    eventTime: event.eventTime as Instant, // written by us in this form
    receivedAt: event.receivedAt as Instant,
    nodeKey: event.nodeKey as NodeKey,
  };
}

/** Events of the log, last received first, and how many there are without `before`. */
export async function loadEvents(
  db: Database,
  filter: EventFilter,
): Promise<{ events: EventRow[]; total: number }> {
  const { nodeKeys, runId, kind, withWarnings, before, limit } = filter;
  const seqs = nodeKeys && eventsOfNode(db, nodeKeys, before, limit, filter);
  const where: Prisma.EventWhereInput = {
    ...(runId === null ? {} : { runId }),
    ...(kind === null ? {} : { kind }),
    ...(withWarnings ? { warningCount: { gt: 0 } } : {}),
  };
  if (seqs) {
    const events = await prisma().event.findMany({
      where: { seq: { in: seqs.page } },
      orderBy: { seq: 'desc' },
      select: SUMMARY,
    });
    return { events: events.map(asRow), total: seqs.total };
  }
  const [events, total] = await Promise.all([
    prisma().event.findMany({
      where: before === null ? where : { ...where, seq: { lt: before } },
      orderBy: { seq: 'desc' },
      take: limit,
      select: SUMMARY,
    }),
    prisma().event.count({ where }),
  ]);
  return { events: events.map(asRow), total };
}

function eventsOfNode(
  db: Database,
  nodeKeys: readonly string[],
  before: number | null,
  limit: number,
  filter: EventFilter,
) {
  const filters = {
    keys: JSON.stringify(nodeKeys),
    runId: filter.runId,
    kind: filter.kind,
    warned: filter.withWarnings ? 1 : 0,
  };
  const from = `FROM (SELECT DISTINCT seq FROM json_each($keys) AS wanted JOIN event_node ON node_key = wanted.value) AS named
    JOIN event ON event.seq = named.seq
    WHERE ($runId IS NULL OR run_id = $runId) AND ($kind IS NULL OR kind = $kind) AND ($warned = 0 OR warning_count > 0)`;
  const page = sql(
    db,
    `SELECT event.seq ${from} AND ($before IS NULL OR event.seq < $before) ORDER BY event.seq DESC LIMIT $limit`,
  )
    .pluck()
    .all({ ...filters, before, limit }) as number[];
  const total = sql(db, `SELECT count(*) ${from}`).pluck().get(filters) as number;
  return { page, total };
}

/** Exact bytes of some events by id. */
export function loadBodies(db: Database, ids: readonly string[]): Map<string, Uint8Array> {
  const rows = sql(
    db,
    'SELECT hash, body FROM json_each(?) AS wanted JOIN event ON event.hash = wanted.value',
  ).all(JSON.stringify(ids)) as { hash: string; body: Uint8Array }[];
  return new Map(rows.map(({ hash, body }) => [hash, body]));
}

/** One event with its exact bytes and warnings; null if the log has none of that id. */
export async function loadEvent(
  id: string,
): Promise<(EventRow & { bytes: Uint8Array; warnings: EventWarning[] }) | null> {
  const event = await prisma().event.findUnique({
    where: { hash: id },
    select: { ...SUMMARY, body: true, warnings: true },
  });
  if (!event) return null;
  return {
    ...asRow(event),
    bytes: event.body,
    warnings: JSON.parse(event.warnings) as EventWarning[],
  };
}

/** The event whose declaration of a node's inputs and outputs is in force; none if nobody declared any. */
export async function declaringEvents(
  db: Database,
  ownerKey: string,
  asOf: Instant | null = null,
): Promise<EventRow[]> {
  const hash = sql(
    db,
    `SELECT event.hash FROM declaration JOIN event ON event.hash >= event_hash AND event.hash < event_hash || 'g'
     WHERE owner_key = $owner AND ($asOf IS NULL OR declaration.at <= $asOf)
     ORDER BY declaration.at DESC, event_hash DESC LIMIT 1`,
  )
    .pluck()
    .get({ owner: ownerKey, asOf }) as string | undefined;
  const event = hash === undefined ? null : await loadEvent(hash);
  return event ? [event] : [];
}

/** How much a node was spoken of, and by whom. */
export function loadProducers(
  db: Database,
  nodeKeys: readonly string[],
): {
  producers: { producer: string; events: number; lastSeen: Instant }[];
  eventCount: number;
  warningCount: number;
} {
  const rows = sql(
    db,
    `SELECT producer, count(*) AS events, max(event_time) AS lastSeen, sum(warning_count > 0) AS warned
     FROM (SELECT DISTINCT seq FROM json_each(?) AS wanted JOIN event_node ON node_key = wanted.value) AS named
     JOIN event ON event.seq = named.seq GROUP BY producer ORDER BY events DESC`,
  ).all(JSON.stringify(nodeKeys)) as {
    producer: string | null;
    events: number;
    lastSeen: Instant;
    warned: number;
  }[];
  return {
    producers: rows.flatMap(({ producer, events, lastSeen }) =>
      producer === null ? [] : [{ producer, events, lastSeen }],
    ),
    eventCount: rows.reduce((sum, { events }) => sum + events, 0),
    warningCount: rows.reduce((sum, { warned }) => sum + warned, 0),
  };
}
