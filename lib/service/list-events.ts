import 'server-only';

import type { EventList, EventSummary } from '@/lib/contract/events';
import { AppError } from '@/lib/errors';
import { database, type Database } from '@/lib/store/database';
import { loadEvents, type EventFilter, type EventRow } from '@/lib/store/event-store';
import { loadHeads, loadNodeRows, resolveNode } from '@/lib/store/node-rows';

export type EventListQuery = {
  /** Node id or key. */
  readonly node: string | null;
  readonly run: string | null;
  readonly kind: EventFilter['kind'];
  readonly warnings: boolean;
  readonly limit: number;
  readonly cursor: string | null;
};

/** Puts names to the nodes of event rows. */
export function summarizeEvents(db: Database, rows: readonly EventRow[]): EventSummary[] {
  const heads = loadHeads(
    db,
    rows.map((row) => row.nodeKey),
  );
  return rows.flatMap((row): EventSummary[] => {
    const node = heads.get(row.nodeKey);
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
    runId: run,
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
