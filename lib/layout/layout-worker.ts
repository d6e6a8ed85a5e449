import { createAnswering } from './answer-question';
import { countCrossings } from './count-crossings';
import { fromElkGraph, toElkGraph } from './elk-graph';
import { ELK_EDGE_LIMIT, ELK_NODE_LIMIT, type LayoutRequest, type Picture } from './layout-types';
import { createPictureCache, openPictureStore } from './picture-cache';
import { warmUp } from './warm-up';
import type { WorkerAnswer, WorkerQuestion } from './worker-messages';

let elk: ReturnType<typeof loadElk> | null = null;

async function loadElk() {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  // Loaded in a worker, elkjs believes it is the worker's only script and takes its messages.
  self.onmessage = null;
  return new Elk({ algorithms: ['layered'] });
}

/** elkjs's picture if it has fewer crossings than ours, else null. */
async function better(request: LayoutRequest, ours: Picture): Promise<Picture | null> {
  if (request.nodes.length > ELK_NODE_LIMIT || request.edges.length > ELK_EDGE_LIMIT) return null;
  const crossings = countCrossings(request, ours);
  if (crossings === 0) return null;
  elk ??= loadElk();
  const theirs = fromElkGraph(request, await (await elk).layout(toElkGraph(request)));
  return countCrossings(request, theirs) < crossings ? theirs : null;
}

const post = (answer: WorkerAnswer) => {
  const picture = answer.kind === 'failed' ? null : answer.picture;
  const buffers = picture ? [picture.places, picture.starts, picture.points] : [];
  self.postMessage(answer, { transfer: buffers.map(({ buffer }) => buffer) });
};
const cache = createPictureCache(openPictureStore);
// Opened while the answer is on its way: the first question would wait for it.
void cache.get('');
const answer = createAnswering({ post, cache, better });

let isAsked = false;
self.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  isAsked = true;
  void answer(data);
});
void warmUp(() => !isAsked);
