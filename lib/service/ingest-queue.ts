import 'server-only';

import { AppError } from '@/lib/errors';
import { database } from '@/lib/store/database';
import { appendEvents, type Appended, type ArrivedEvent } from '@/lib/store/event-log';

type Waiting = {
  readonly arrived: ArrivedEvent;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
};

/** Events of one transaction: enough to share a commit, few enough to keep it near 30 ms. */
const GROUP_SIZE = 128;
/** Events and bytes that may wait before new ones are turned away with 503. */
const WAITING_EVENTS = 20_000;
const WAITING_BYTES = 128 * 1024 * 1024;

let waiting: Waiting[] = [];
let waitingBytes = 0;
let isScheduled = false;

/** Commits what waits, one group a turn, so that many clients share each commit. */
function flush(): void {
  const group = waiting.slice(0, GROUP_SIZE);
  waiting = waiting.slice(GROUP_SIZE);
  for (const { arrived } of group) waitingBytes -= arrived.bytes.byteLength;
  try {
    const appended = appendEvents(
      database(),
      group.map(({ arrived }) => arrived),
    );
    group.forEach(({ resolve, reject }, index) => {
      const answer = appended[index];
      if (answer) resolve(answer);
      else reject(new Error('no answer for an event of the group'));
    });
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
  isScheduled = waiting.length > 0;
  if (isScheduled) setImmediate(flush);
}

/**
 * Stores one event through the one writer; resolves after the commit.
 *
 * @throws {AppError} `overloaded` when too much waits already; nothing was stored, send it again.
 */
export function enqueueEvent(arrived: ArrivedEvent): Promise<Appended> {
  if (waiting.length >= WAITING_EVENTS || waitingBytes >= WAITING_BYTES)
    return Promise.reject(new AppError('overloaded', 'too many events are waiting to be stored'));
  return new Promise((resolve, reject) => {
    waiting.push({ arrived, resolve, reject });
    waitingBytes += arrived.bytes.byteLength;
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  });
}
