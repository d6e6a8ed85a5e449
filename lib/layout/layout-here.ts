import { createAnswering } from './answer-question';
import { createPictureCache, openPictureStore } from './picture-cache';
import type { LayoutWorker, WorkerAnswer } from './worker-messages';

/** A worker's work on the page: ours only, in stretches of 16 ms, so that the page stays usable. */
export function layoutHere(): LayoutWorker {
  let isWanted = true;
  const answer = createAnswering({
    post: (data: WorkerAnswer) => {
      if (isWanted) here.onmessage?.(new MessageEvent('message', { data }));
    },
    cache: createPictureCache(openPictureStore),
    better: () => Promise.resolve(null),
  });
  const here: LayoutWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (question) => void answer(question),
    terminate: () => {
      isWanted = false;
    },
  };
  return here;
}
