import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createLayoutClient } from './layout-client';
import { LAYOUT_NODE_LIMIT, type Picture } from './layout-types';
import { packPicture } from './packed-picture';
import { inFull } from './test-graphs';
import type { LayoutWorker, WorkerAnswer, WorkerQuestion } from './worker-messages';

/** Stands in for the browser's worker: keeps the questions, answers when told. */
function fakeWorkers() {
  const questions: WorkerQuestion[] = [];
  const ended: number[] = [];
  const workers: LayoutWorker[] = [];
  const startWorker = () => {
    const number = workers.length;
    const worker: LayoutWorker = {
      postMessage: (question) => questions.push(question),
      terminate: () => ended.push(number),
      onmessage: null,
      onerror: null,
    };
    workers.push(worker);
    return worker;
  };
  const answer = (number: number, data: WorkerAnswer) =>
    workers[number]?.onmessage?.(new MessageEvent('message', { data }));
  return { questions, ended, workers, startWorker, answer };
}

const request = { nodes: [{ id: 'a', width: 1, height: 1 }], edges: [] };
const draft: Picture = { positions: new Map([['a', { x: 1, y: 2 }]]), routes: new Map() };
const better: Picture = { positions: new Map([['a', { x: 3, y: 4 }]]), routes: new Map() };
const [packedDraft, packedBetter] = [packPicture(request, draft), packPicture(request, better)];
const never = () => new AbortController().signal;
const tick = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the layout client', () => {
  it('answers with the positions', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    const result = client.place(request, never());
    await tick();

    fake.answer(0, { id: 99, kind: 'done', picture: packedBetter });
    fake.answer(0, { id: 1, kind: 'done', picture: packedDraft });

    expect(inFull(await result)).toEqual({ kind: 'placed', ...draft });
  });

  it('shows a draft at once and answers with what is better', async () => {
    const fake = fakeWorkers();
    const shown = vi.fn<(picture: Picture) => void>();
    const result = createLayoutClient(fake).place(request, never(), shown);
    await tick();

    fake.answer(0, { id: 1, kind: 'draft', picture: packedDraft });
    fake.answer(0, { id: 1, kind: 'done', picture: packedBetter });

    expect(shown.mock.calls.flat().map(inFull)).toEqual([draft]);
    expect(inFull(await result)).toEqual({ kind: 'placed', ...better });
  });

  it('lets a draft stand when nothing better comes in time, or at all', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient({ ...fake, deadlineMs: 100 });
    const late = client.place(request, never());
    await tick();
    fake.answer(0, { id: 1, kind: 'draft', picture: packedDraft });
    await vi.advanceTimersByTimeAsync(100);
    const none = client.place(request, never());
    await tick();

    fake.answer(1, { id: 2, kind: 'draft', picture: packedDraft });
    fake.answer(1, { id: 2, kind: 'done', picture: null });

    expect(inFull(await late)).toEqual({ kind: 'placed', ...draft });
    expect(inFull(await none)).toEqual({ kind: 'placed', ...draft });
  });

  it('starts the worker ahead when asked, and only one', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    client.warm();
    client.warm();

    void client.place(request, never());
    await tick();

    expect(fake.workers).toHaveLength(1);
  });

  it('gives up at the deadline and starts another worker for the next request', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient({ ...fake, deadlineMs: 100 });
    const late = client.place(request, never());

    await vi.advanceTimersByTimeAsync(100);
    const next = client.place(request, never());
    await tick();
    fake.answer(1, { id: 2, kind: 'done', picture: packedDraft });

    expect(await late).toEqual({ kind: 'timedOut', afterMs: 100 });
    expect((await next).kind).toBe('placed');
    expect(fake.ended).toEqual([0]);
  });

  it('cancels what runs, and never starts what was cancelled while waiting', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    const first = new AbortController();
    const second = new AbortController();
    const results = [client.place(request, first.signal), client.place(request, second.signal)];
    await tick();

    second.abort();
    first.abort();

    expect(await Promise.all(results)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(fake.questions.map(({ id, kind }) => [id, kind])).toEqual([
      [1, 'place'],
      [1, 'cancel'],
    ]);
  });

  it('goes on with the same worker after a cancelled request', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    const first = new AbortController();
    void client.place(request, first.signal);
    await tick();
    first.abort();

    const next = client.place(request, never());
    await tick();
    fake.answer(0, { id: 1, kind: 'done', picture: packedBetter });
    fake.answer(0, { id: 2, kind: 'done', picture: packedDraft });

    expect(inFull(await next)).toEqual({ kind: 'placed', ...draft });
    expect(fake.ended).toEqual([]);
  });

  it('runs one request at a time', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    const results = [client.place(request, never()), client.place(request, never())];
    await tick();
    const askedBefore = fake.questions.length;

    fake.answer(0, { id: 1, kind: 'done', picture: packedDraft });
    await tick();
    fake.answer(0, { id: 2, kind: 'done', picture: packedDraft });

    expect(askedBefore).toBe(1);
    expect((await Promise.all(results)).map(({ kind }) => kind)).toEqual(['placed', 'placed']);
  });

  it('tells a broken worker from an empty picture', async () => {
    const fake = fakeWorkers();
    const client = createLayoutClient(fake);
    const result = client.place(request, never());
    await tick();

    fake.answer(0, { id: 1, kind: 'failed', message: 'out of memory' });

    expect(await result).toEqual({ kind: 'failed', message: 'out of memory' });
  });

  it('refuses what is too large without starting a worker', async () => {
    const fake = fakeWorkers();
    const nodes = Array.from({ length: LAYOUT_NODE_LIMIT + 1 }, (_, i) => ({
      id: String(i),
      width: 1,
      height: 1,
    }));

    const result = await createLayoutClient(fake).place({ nodes, edges: [] }, never());

    expect(result.kind).toBe('tooLarge');
    expect(fake.workers).toEqual([]);
  });
});
