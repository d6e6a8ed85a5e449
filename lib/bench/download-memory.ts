import process from 'node:process';

import { graphCsv, graphJson } from '@/lib/http/graph-download';
import { impactCsv, impactJson } from '@/lib/http/impact-download';
import { nodeId } from '@/lib/lineage';
import { exportGraph } from '@/lib/service/export-graph';
import { getGraph } from '@/lib/service/get-graph';
import { walkNodeImpact } from '@/lib/service/get-impact';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';
import { readImpactExport } from '@/lib/url/impact-query';

import { HUB, LEAF } from './generate-hub';

/*
 * Takes one download in a process of its own, for `downloads.ts`: how long it took, how far the process
 * grew beyond what a small question needs, and, taken once more, what was left after collections.
 */

const focus = nodeId({ kind: 'dataset', ...HUB });
const question = { ...DEFAULT_GRAPH_OPTIONS, focus, depth: 'all', fold: 'none' } as const;
const { hasMark, ...impactQuestion } = readImpactExport(new URLSearchParams()).query;
const graph = async (table: 'nodes' | 'edges') => ({
  ...{ question, table, hasMark },
  graph: await exportGraph(question),
});

const FORMS = new Map<string, () => Promise<Response>>([
  ['graph.csv', async () => graphCsv(await graph('nodes'), [])],
  ['graph.csv, edges', async () => graphCsv(await graph('edges'), [])],
  ['graph.json', async () => graphJson(await graph('nodes'), [])],
  [
    'impact.csv',
    async () =>
      Promise.resolve(impactCsv({ impact: walkNodeImpact(focus, impactQuestion), hasMark }, [])),
  ],
  [
    'impact.json',
    async () => Promise.resolve(impactJson(walkNodeImpact(focus, impactQuestion), [])),
  ],
]);

/** Chunks between two collections where what is held is measured. */
const CHUNKS_HELD = 40;

async function* chunksOf(form: string): AsyncGenerator<Uint8Array> {
  const response = await FORMS.get(form)?.();
  for await (const chunk of response?.body ?? []) yield chunk;
}

function heldNow(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most that is held while the rows are written, over what was held before. */
async function heldBytes(form: string): Promise<number> {
  const before = heldNow();
  let [most, taken] = [0, 0];
  for await (const chunk of chunksOf(form)) {
    taken += Math.sign(chunk.byteLength);
    if (taken % CHUNKS_HELD === 1) most = Math.max(most, heldNow() - before);
  }
  return most;
}

async function take(form: string) {
  await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: nodeId(LEAF), depth: 1 });
  globalThis.gc?.();
  const before = process.resourceUsage().maxRSS;
  const from = performance.now();
  let [bytes, lines, first] = [0, 0, 0];
  for await (const chunk of chunksOf(form)) {
    first ||= performance.now() - from;
    bytes += chunk.byteLength;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  const ms = performance.now() - from;
  const grownKb = process.resourceUsage().maxRSS - before;
  return { bytes, lines, first, ms, grownKb, held: await heldBytes(form) };
}

process.stdout.write(JSON.stringify(await take(process.argv[2] ?? '')));
