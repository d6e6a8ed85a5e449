import { lazyWorker } from './lazy-worker';
import {
  LAYOUT_EDGE_LIMIT,
  LAYOUT_NODE_LIMIT,
  type LayoutRequest,
  type LayoutResult,
  type Picture,
} from './layout-types';
import { unpackPicture, type PackedPicture } from './packed-picture';
import { packRequest } from './packed-request';
import { sturdyWorker } from './sturdy-worker';
import type { LayoutWorker } from './worker-messages';

/** Longest a reader waits for a picture before being offered the list; wall clock, loading elkjs included. */
export const LAYOUT_DEADLINE_MS = 8000;

export type LayoutClient = {
  /** Starts the worker ahead of the first request. */
  warm: () => void;
  /** `onDraft` is given a picture that can be shown until the answer is there. */
  place: (
    request: LayoutRequest,
    signal: AbortSignal,
    onDraft?: (picture: Picture) => void,
  ) => Promise<LayoutResult>;
};

const NOTHING: Picture = { positions: new Map(), routes: new Map() };

/** A draft beats every answer that is no picture. */
function placed(draft: Picture, result: LayoutResult): LayoutResult {
  return result.kind === 'placed' ? result : { kind: 'placed', ...draft };
}

/**
 * One worker, one request at a time. A request that is cancelled is left by the worker within
 * milliseconds; one that is late, or breaks it, ends the worker, and the next one starts another.
 * `place` never rejects, and a draft stands when nothing better comes.
 */
export function createLayoutClient({
  startWorker,
  deadlineMs = LAYOUT_DEADLINE_MS,
}: {
  startWorker: () => LayoutWorker;
  deadlineMs?: number;
}): LayoutClient {
  let worker: LayoutWorker | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const run = (
    request: LayoutRequest,
    signal: AbortSignal,
    onDraft: ((picture: Picture) => void) | undefined,
  ) =>
    new Promise<LayoutResult>((resolve) => {
      if (signal.aborted) {
        resolve({ kind: 'cancelled' });
        return;
      }
      const id = ++lastId;
      const current = (worker ??= startWorker());
      let draft: Picture | null = null;
      const finish = (result: LayoutResult, isWorkerFine: boolean) => {
        clearTimeout(deadline);
        signal.removeEventListener('abort', cancel);
        if (!isWorkerFine) {
          current.terminate();
          worker = null;
        }
        resolve(draft === null || result.kind === 'cancelled' ? result : placed(draft, result));
      };
      const unpack = (packed: PackedPicture) => unpackPicture(request, packed) ?? NOTHING;
      const cancel = () => {
        current.postMessage({ id, kind: 'cancel' });
        finish({ kind: 'cancelled' }, true);
      };
      const deadline = setTimeout(() => {
        finish({ kind: 'timedOut', afterMs: deadlineMs }, false);
      }, deadlineMs);
      signal.addEventListener('abort', cancel);
      current.onerror = (event) => {
        finish({ kind: 'failed', message: event.message }, false);
      };
      current.onmessage = ({ data }) => {
        if (data.id !== id) return;
        switch (data.kind) {
          case 'draft':
            draft = unpack(data.picture);
            onDraft?.(draft);
            return;
          case 'done':
            finish(
              { kind: 'placed', ...(data.picture ? unpack(data.picture) : (draft ?? NOTHING)) },
              true,
            );
            return;
          case 'failed':
            finish({ kind: 'failed', message: data.message }, true);
        }
      };
      current.postMessage({ id, kind: 'place', request: packRequest(request) });
    });

  return {
    warm: () => {
      worker ??= startWorker();
    },
    place: (request, signal, onDraft) => {
      const { nodes, edges } = request;
      if (nodes.length > LAYOUT_NODE_LIMIT || edges.length > LAYOUT_EDGE_LIMIT) {
        return Promise.resolve({
          kind: 'tooLarge',
          nodes: nodes.length,
          edges: edges.length,
        });
      }
      const result = queue.then(() => run(request, signal, onDraft));
      queue = result;
      return result;
    },
  };
}

let shared: LayoutClient | null = null;

/** The page's one layout client, started on first use. */
export function layoutClient(): LayoutClient {
  shared ??= createLayoutClient({
    startWorker: () =>
      sturdyWorker(
        () => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' }),
        () => lazyWorker(async () => (await import('./layout-here')).layoutHere),
      ),
  });
  return shared;
}
