import { fromElkGraph, toElkGraph } from './elk-graph';
import { ELK_EDGE_LIMIT, ELK_NODE_LIMIT, type LayoutRequest, type Positions } from './layout-types';
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

async function place(request: LayoutRequest): Promise<Positions> {
  const sorted = sortedRequest(request);
  if (sorted.nodes.length > ELK_NODE_LIMIT || sorted.edges.length > ELK_EDGE_LIMIT) {
    return placeInColumns(sorted);
  }
  elk ??= loadElk();
  return fromElkGraph(await (await elk).layout(toElkGraph(sorted)));
}

async function answer({ id, request }: WorkerQuestion): Promise<WorkerAnswer> {
  try {
    return { id, positions: [...(await place(request))] };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  void answer(data).then((message) => {
    self.postMessage(message);
  });
});
