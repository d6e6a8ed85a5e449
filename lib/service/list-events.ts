import 'server-only';

import type { EventList, EventSummary } from '@/lib/contract/events';
import { AppError } from '@/lib/errors';
import { database, type Database } from '@/lib/store/database';
import { describeNode } from '@/lib/openlineage/describe-node';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { readEvent } from '@/lib/openlineage/read-event';
import { subjectOf } from '@/lib/store/event-log';
import { loadBodies, loadEvents, type EventFilter, type EventRow } from '@/lib/store/event-store';
import { headOf, loadHeads, loadNodeRows, resolveNode, type NodeHead } from '@/lib/store/node-rows';

export type EventListQuery = {
  /** Node id or key. */
  readonly node: string | null;
  readonly run: string | null;
  readonly kind: EventFilter['kind'];
  readonly warnings: boolean;
  readonly limit: number;
  readonly cursor: string | null;
};

/** Heads by event id, out of the events' own bytes: for events that could not be projected. */
function readHeads(db: Database, rows: readonly EventRow[]): Map<string, NodeHead> {
  const bodies = loadBodies(
    db,
    rows.map(({ hash }) => hash),
  );
  return new Map(
    rows.flatMap(({ hash, nodeKey: key }): [string, NodeHead][] => {
      const body = bodies.get(hash);
      if (!body) return [];
      const { kind, namespace, name } = subjectOf(readEvent(body));
      const { type } = describeNode(kind, namespace, name, new Map());
      return [[hash, headOf({ key, kind, type, namespace, name })]];
    }),
  );
}

/** Puts names to the nodes of event rows. */
export function summarizeEvents(db: Database, rows: readonly EventRow[]): EventSummary[] {
  const heads = loadHeads(
    db,
    rows.map((row) => row.nodeKey),
  );
  const unprojected = rows.filter(({ nodeKey }) => !heads.has(nodeKey));
  const read = unprojected.length > 0 ? readHeads(db, unprojected) : null;
  return rows.flatMap((row): EventSummary[] => {
    const node = heads.get(row.nodeKey) ?? read?.get(row.hash);
    if (!node) return [];
    const {
      hash: id,
      kind,
      eventType,
      eventTime,
      receivedAt,
      producer,
      runId,
      size: bytes,
      warningCount,
    } = row;
    return [
      { id, kind, eventType, eventTime, receivedAt, producer, node, runId, bytes, warningCount },
    ];
  });
}

/**
 * Lists what arrived, last received first.
 *
 * @throws {AppError} `not_found` when the asked node was never seen.
 */
export async function listEvents({
  node,
  run,
  kind,
  warnings,
  limit,
  cursor,
}: EventListQuery): Promise<EventList> {
  const db = database();
  const key = node === null ? null : resolveNode(db, node);
  if (node !== null && key === null) throw new AppError('not_found', `No event has named ${node}`);
  const names =
    key === null ? null : (loadNodeRows(db, [key]).get(key) ?? []).map((row) => row.key);
  const before = cursor !== null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
  const { events, total } = await loadEvents(db, {
    nodeKeys: names,
    runId: run === null ? null : canonicalRunId(run),
    kind,
    withWarnings: warnings,
    before,
    limit,
  });
  const last = events.at(-1);
  return {
    events: summarizeEvents(db, events),
    total,
    nextCursor: events.length === limit && last ? String(last.seq) : null,
    notices: [],
  };
}
