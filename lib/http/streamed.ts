import 'server-only';

import { setImmediate as breathe } from 'node:timers/promises';

/** Characters gathered before a chunk is sent. */
const CHUNK_CHARS = 64 * 1024;

/**
 * A response written while it is read: `parts` are asked for only as fast as the reader takes them,
 * so that memory does not grow with the answer. Other requests get their turn between two chunks.
 */
export function streamed(parts: Iterable<string>, headers: Record<string, string>): Response {
  const iterator = parts[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = '';
        while (text.length < CHUNK_CHARS) {
          const next = iterator.next();
          if (next.done === true) {
            if (text !== '') controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          text += next.value;
        }
        controller.enqueue(encoder.encode(text));
        await breathe();
      },
      cancel() {
        iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers: { 'cache-control': 'no-store', ...headers } });
}
