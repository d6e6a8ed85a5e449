import 'server-only';

import { setTimeout as pause } from 'node:timers/promises';

import { AppError } from '@/lib/errors';
import { Refusal } from '@/lib/openlineage/refusal';
import { database } from '@/lib/store/database';
import { appendEvents, type Appended, type ArrivedEvent } from '@/lib/store/event-log';

import { readArrival } from './read-arrivals';

/** Events and bytes of one transaction: a server beside it waits no longer than for its own groups. */
const CHUNK_EVENTS = 200;
const CHUNK_BYTES = 8 * 1024 * 1024;
/** SQLite itself waits four seconds for the lock each time. */
const BUSY_RETRIES = 5;
const BUSY_PAUSE_MS = 250;

/** One document as cut from a file; `refusal` if it could not be cut out whole. */
export type ImportDocument = {
  /** Where it stands, for people: file and line or index. */
  readonly where: string;
  readonly content: { readonly bytes: Uint8Array } | { readonly refusal: string };
};

export type ImportRefusal = {
  readonly where: string;
  readonly message: string;
  readonly pointer: string;
};

export type ImportCounts = {
  received: number;
  accepted: number;
  duplicates: number;
  refused: number;
};

export type ImportOptions = {
  readonly isStrict: boolean;
  /** Told of each refusal as it comes up; they are not kept. */
  readonly onRefusal: (refusal: ImportRefusal) => void;
  readonly onProgress: (counts: Readonly<ImportCounts>) => void;
};

async function store(arrived: readonly ArrivedEvent[]): Promise<readonly Appended[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return appendEvents(database(), arrived);
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'overloaded';
      if (!isBusy || attempt > BUSY_RETRIES) throw error;
      await pause(BUSY_PAUSE_MS * attempt);
    }
  }
}

/**
 * Takes events from files into the store, in transactions of a few hundred, beside a running
 * server if there is one. A bad one never loses the good ones; the same ones again are duplicates.
 */
export async function importEvents(
  documents: AsyncIterable<ImportDocument>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const { isStrict, onRefusal, onProgress } = options;
  const counts: ImportCounts = { received: 0, accepted: 0, duplicates: 0, refused: 0 };
  let arrived: ArrivedEvent[] = [];
  let bytes = 0;
  const flush = async () => {
    const appended = arrived.length > 0 ? await store(arrived) : [];
    const duplicates = appended.filter(({ isDuplicate }) => isDuplicate).length;
    counts.duplicates += duplicates;
    counts.accepted += appended.length - duplicates;
    [arrived, bytes] = [[], 0];
    onProgress(counts);
  };
  for await (const document of documents) {
    counts.received += 1;
    try {
      if ('refusal' in document.content)
        throw new Refusal('malformed', '', document.content.refusal);
      const arrival = readArrival(document.content.bytes, isStrict);
      arrived.push(arrival);
      bytes += arrival.bytes.byteLength;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      counts.refused += 1;
      onRefusal({ where: document.where, message: error.message, pointer: error.pointer });
    }
    if (arrived.length >= CHUNK_EVENTS || bytes >= CHUNK_BYTES) await flush();
  }
  await flush();
  return counts;
}
