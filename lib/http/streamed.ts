import 'server-only';

import { setImmediate as breathe } from 'node:timers/promises';

/** Characters gathered before a chunk is sent. */
const CHUNK_CHARS = 64 * 1024;

/** A reader who takes nothing for so long is taken for gone: what is held for a download keeps the store's log from being folded back. */
const PATIENCE_MS = 10 * 60_000;

/** Gives the next chunk of some parts; null when there is none. */
function chunksOf(parts: Iterable<string>): { next: () => string | null; end: () => void } {
  const iterator = parts[Symbol.iterator]();
  return {
    next: () => {
      let text = '';
      while (text.length < CHUNK_CHARS) {
        const part = iterator.next();
        if (part.done === true) return text === '' ? null : text;
        text += part.value;
      }
      return text;
    },
    end: () => iterator.return?.(),
  };
}

/**
 * A response written while it is read: `parts` are asked for only as fast as the reader takes them,
 * so that memory does not grow with the answer. Other requests get their turn between two chunks.
 *
 * @param close called once: after the last part, when the reader leaves or is silent for long, or when making a part fails.
 */
export function streamed(
  parts: Iterable<string>,
  headers: Record<string, string>,
  close?: () => void,
): Response {
  const chunks = chunksOf(parts);
  const encoder = new TextEncoder();
  let patience: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = () => {
    clearTimeout(patience);
    if (isOver) return;
    isOver = true;
    try {
      chunks.end();
    } finally {
      close?.();
    }
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(patience);
        try {
          const text = chunks.next();
          if (text === null) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(encoder.encode(text));
        } catch (error) {
          end();
          throw error;
        }
        await breathe();
        if (isOver) return;
        patience = setTimeout(() => {
          end();
          controller.error(new Error('nobody reads this download'));
        }, PATIENCE_MS).unref();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers: { 'cache-control': 'no-store', ...headers } });
}
