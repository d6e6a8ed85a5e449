import type { LayoutWorker } from './worker-messages';

/** A worker whose code is loaded when it is needed; questions wait for it. */
export function lazyWorker(load: () => Promise<() => LayoutWorker>): LayoutWorker {
  const loaded = load().then((make) => {
    const inner = make();
    inner.onmessage = (event) => outer.onmessage?.(event);
    return inner;
  });
  const outer: LayoutWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (question) => {
      void loaded.then((inner) => {
        inner.postMessage(question);
      });
    },
    terminate: () => {
      void loaded.then((inner) => {
        inner.terminate();
      });
    },
  };
  return outer;
}
