import { expect, it, vi } from 'vitest';

import { layoutHere } from './layout-here';
import { createLayoutClient } from './layout-client';
import { lazyWorker } from './lazy-worker';
import { sturdyWorker } from './sturdy-worker';
import { graphOf } from './test-graphs';
import type { LayoutWorker } from './worker-messages';

const here = () => lazyWorker(() => Promise.resolve(layoutHere));
const request = graphOf('a b', 'b c');
const place = (startWorker: () => LayoutWorker) =>
  createLayoutClient({ startWorker: () => sturdyWorker(startWorker, here) }).place(
    request,
    new AbortController().signal,
  );

it('places on the page where there are no workers', async () => {
  const result = await place(() => {
    throw new ReferenceError('Worker is not defined');
  });

  expect(result.kind === 'placed' && result.positions.size).toBe(3);
});

it('places on the page when the script of the worker cannot be had', async () => {
  const terminate = vi.fn();
  const broken: LayoutWorker = {
    onmessage: null,
    onerror: null,
    postMessage: () => {
      queueMicrotask(() => broken.onerror?.({ message: '404' } as ErrorEvent));
    },
    terminate,
  };

  const result = await place(() => broken);

  expect(result.kind).toBe('placed');
  expect(terminate).toHaveBeenCalledTimes(1);
});

it('tells of a worker that breaks after it has worked', async () => {
  const worker: LayoutWorker = {
    onmessage: null,
    onerror: null,
    postMessage: () => {
      queueMicrotask(() => {
        const draft = {
          places: new Int32Array(6),
          starts: new Int32Array(3),
          points: new Int32Array(),
        };
        worker.onmessage?.(
          new MessageEvent('message', { data: { id: 99, kind: 'draft', picture: draft } }),
        );
        worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
      });
    },
    terminate: () => undefined,
  };

  expect(await place(() => worker)).toEqual({ kind: 'failed', message: 'out of memory' });
});
