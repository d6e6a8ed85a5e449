import type { LayoutWorker, WorkerQuestion } from './worker-messages';

/**
 * A worker that cannot fail to start: where it cannot be had (no workers, or its script is kept from
 * the page), `here` does its work on the page, with the questions asked so far.
 */
export function sturdyWorker(start: () => LayoutWorker, here: () => LayoutWorker): LayoutWorker {
  let asked: WorkerQuestion[] = [];
  let inner: LayoutWorker | null = null;
  const adopt = (worker: LayoutWorker) => {
    inner = worker;
    worker.onmessage = (event) => {
      // It works: what breaks later is a question's fault, and is told.
      asked = [];
      worker.onerror = (error) => sturdy.onerror?.(error);
      sturdy.onmessage?.(event);
    };
  };
  const replace = () => {
    inner?.terminate();
    const worker = here();
    adopt(worker);
    worker.onerror = (error) => sturdy.onerror?.(error);
    for (const question of asked) worker.postMessage(question);
  };
  const sturdy: LayoutWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (question) => {
      asked.push(question);
      inner?.postMessage(question);
    },
    terminate: () => inner?.terminate(),
  };
  try {
    const worker = start();
    adopt(worker);
    worker.onerror = replace;
  } catch {
    replace();
  }
  return sturdy;
}
