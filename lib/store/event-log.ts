import 'server-only';

import { hash as digest } from 'node:crypto';

import type { EventWarning, Instant, LineageEvent, NodeIdentity } from '@/lib/lineage';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

import { sql, type Database } from './database';
import { nodeKey } from './keys';
import { Projector } from './projection/projector';

/** An event ready to be stored: what it says, and the exact bytes it said it in. */
export type ArrivedEvent = {
  readonly bytes: Uint8Array;
  readonly event: LineageEvent;
  readonly receivedAt: Instant;
};

export type Appended = {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly id: string;
  readonly isDuplicate: boolean;
  readonly warnings: readonly EventWarning[];
};

/** The node an event is about: its job, or the dataset of a dataset event. */
export function subjectOf(event: LineageEvent): NodeIdentity {
  const { namespace, name } = event.kind === 'dataset' ? event.dataset : event.job;
  return { kind: event.kind === 'dataset' ? 'dataset' : 'job', namespace, name };
}

/** Puts the bytes into the log; null if they were there already. */
function insertEvent(
  db: Database,
  id: string,
  { bytes, event, receivedAt }: ArrivedEvent,
): number | null {
  const { changes, lastInsertRowid } = sql(
    db,
    `INSERT OR IGNORE INTO event (hash, kind, event_type, event_time, received_at, producer, node_key, run_id, size, warning_count, warnings, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    event.kind,
    event.kind === 'run' ? event.eventType : null,
    event.eventTime,
    receivedAt,
    event.producer,
    nodeKey(subjectOf(event)),
    event.kind === 'run' ? event.runId : null,
    bytes.byteLength,
    event.warnings.length,
    JSON.stringify(event.warnings),
    bytes,
  );
  return changes === 0 ? null : Number(lastInsertRowid);
}

/** Puts events into the log and the projections, in one transaction. */
function appendAll(db: Database, arrived: readonly ArrivedEvent[]): Appended[] {
  const projector = new Projector(db);
  const appended = db
    .transaction(() => {
      const answers = arrived.map((one): Appended => {
        const id = digest('sha256', one.bytes, 'hex');
        const seq = insertEvent(db, id, one);
        if (seq !== null) projector.project(seq, id, one.event);
        return { id, isDuplicate: seq === null, warnings: one.event.warnings };
      });
      projector.flush();
      return answers;
    })
    .immediate();
  projector.committed();
  return appended;
}

/**
 * Keeps an event whose projection failed: a fault of ours must not lose what a client said. It
 * gets a warning, and `npm run rebuild` takes it in once the fault is mended.
 */
function appendUnprojected(db: Database, arrived: ArrivedEvent, cause: unknown): Appended {
  log.error({ err: cause }, 'an event could not be projected; it is kept in the log');
  const warning: EventWarning = {
    pointer: '',
    message: 'stored, but it could not be taken into the graph; see the server log',
  };
  const event = { ...arrived.event, warnings: [...arrived.event.warnings, warning] };
  const id = digest('sha256', arrived.bytes, 'hex');
  const seq = insertEvent(db, id, { ...arrived, event });
  return { id, isDuplicate: seq === null, warnings: event.warnings };
}

/**
 * Stores events, log and projections in one transaction; when it returns they are durable.
 *
 * @throws {AppError} `overloaded` if another process held the store for too long.
 * @throws {Error} of SQLite if nothing could be stored (disk full).
 */
export function appendEvents(db: Database, arrived: readonly ArrivedEvent[]): Appended[] {
  try {
    return appendAll(db, arrived);
  } catch (error) {
    if (isStoreFault(error)) throw asBusy(error);
    // One of them is at fault: each in its own transaction, so that it takes no other with it.
    return arrived.flatMap((one) => {
      try {
        return appendAll(db, [one]);
      } catch (cause) {
        if (isStoreFault(cause)) throw asBusy(cause);
        return db.transaction(() => appendUnprojected(db, one, cause)).immediate();
      }
    });
  }
}

/** Another process holding the store is no fault: clients are asked to send again. */
function asBusy(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(BUSY|LOCKED)/.test(code)
    ? new AppError('overloaded', 'the store is held by another process')
    : error;
}

/** Whether SQLite could not write at all, as opposed to a projection going wrong. */
function isStoreFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CORRUPT|CANTOPEN|NOTADB|NOMEM)/.test(code);
}
