import 'server-only';

import { setImmediate as nextTurn } from 'node:timers/promises';

import type { BatchAnswer } from '@/lib/contract/events';
import { splitDocuments } from '@/lib/openlineage/read-json';
import { Refusal } from '@/lib/openlineage/refusal';
import { database } from '@/lib/store/database';
import { appendEvents, type ArrivedEvent } from '@/lib/store/event-log';

import { readArrival } from './read-arrivals';

/** Events of one transaction: rows are written once in each; between two the server answers others. */
const GROUP_SIZE = 500;

/**
 * Takes many events: a JSON array, newline-delimited JSON, or one document. Each stands for
 * itself: a bad one is refused with its index, the good ones are stored. Resolves once all are
 * durable.
 *
 * @throws {Refusal} if the body cannot be cut into events at all.
 */
export async function ingestBatch(
  body: Uint8Array,
  isStrict: boolean,
  onProgress?: (done: number) => void,
): Promise<BatchAnswer> {
  const documents = splitDocuments(body);
  const answer: BatchAnswer = {
    received: documents.length,
    accepted: 0,
    duplicates: 0,
    refused: [],
  };
  for (let from = 0; from < documents.length; from += GROUP_SIZE) {
    const arrived: ArrivedEvent[] = [];
    for (const [offset, bytes] of documents.slice(from, from + GROUP_SIZE).entries()) {
      try {
        arrived.push(readArrival(bytes, isStrict));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.refused.push({
          index: from + offset,
          message: error.message,
          pointer: error.pointer,
        });
      }
    }
    const appended = arrived.length > 0 ? appendEvents(database(), arrived) : [];
    const duplicates = appended.filter(({ isDuplicate }) => isDuplicate).length;
    answer.duplicates += duplicates;
    answer.accepted += appended.length - duplicates;
    onProgress?.(Math.min(from + GROUP_SIZE, documents.length));
    await nextTurn();
  }
  return answer;
}
