import { countCrossings } from './count-crossings';
import { fromElkGraph, toElkGraph } from './elk-graph';
import { ELK_EDGE_LIMIT, ELK_NODE_LIMIT, type LayoutRequest, type Picture } from './layout-types';
import { placeInColumns } from './place-in-columns';
import { sortedRequest } from './sorted-request';
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

async function answer({ id, request }: WorkerQuestion): Promise<void> {
  const post = (message: WorkerAnswer) => {
    self.postMessage(message);
  };
  try {
    const sorted = sortedRequest(request);
    const picture = placeInColumns(sorted);
    post({ id, kind: 'draft', picture });
    // Ours stands if elkjs cannot be had.
    const refined = await better(sorted, picture).catch(() => null);
    post({ id, kind: 'done', picture: refined });
  } catch (error) {
    post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  void answer(data);
});
