import { nodeId } from '@/lib/lineage';
import { diffVersions } from '@/lib/service/diff-versions';
import { getGraph } from '@/lib/service/get-graph';
import { getVersion } from '@/lib/service/get-version';
import { listVersions } from '@/lib/service/list-versions';
import { readArrival } from '@/lib/service/read-arrivals';
import { database } from '@/lib/store/database';
import { appendEvents } from '@/lib/store/event-log';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, withStore } from './fill-store';
import { generateEvents, landmarks } from './generate';
import { percentile, type Bar, type Report, type Row } from './report';

const VERSIONS = 10_000;
const PAGE_BAR_MS = 100;
/** Pinned against logical, for the same focus and depth. */
const PINNED_BAR = 2;
const TIMES = 30;
const DEPTH = 20;

const bytesOf = (event: object) => Buffer.from(JSON.stringify(event));
const COMPLETE = { eventType: 'COMPLETE', producer: 'bench:', schemaURL: 'bench:' };

/** Writes of one dataset, one a minute, half of them told by hash; each read once. */
function* manyVersions(): Generator<Uint8Array> {
  for (let at = 0; at < VERSIONS; at += 1) {
    const time = (more: number) => new Date(Date.UTC(2026, 0, 1) + (2 * at + more) * 60_000).toISOString(); // prettier-ignore
    const told = at % 2 === 0 ? { version: { datasetVersion: `sha256:${at.toString(16).padStart(64, '0')}` } } : {}; // prettier-ignore
    const schema = { fields: [{ name: 'id', type: at < VERSIONS / 2 ? 'INT' : 'BIGINT' }] };
    const table = { namespace: 'bench', name: 'table', facets: { schema, ...told } };
    yield bytesOf({ ...COMPLETE, eventTime: time(0), run: { runId: `w${at}` }, job: { namespace: 'bench', name: 'write' }, outputs: [table] }); // prettier-ignore
    yield bytesOf({ ...COMPLETE, eventTime: time(1), run: { runId: `r${at}` }, job: { namespace: 'bench', name: 'read' }, inputs: [table] }); // prettier-ignore
  }
}

let written = 0;
/** One more run writes a dataset. */
function write(name: string): void {
  written += 1;
  const event = { ...COMPLETE, eventTime: new Date(Date.UTC(2026, 2, 1) + written * 60_000).toISOString(), run: { runId: `${name}${written}` }, job: { namespace: 'bench', name: `write ${name}` }, outputs: [{ namespace: 'bench', name }] }; // prettier-ignore
  appendEvents(database(), [readArrival(bytesOf(event), false)]);
}

/** Milliseconds of an answer after a write, without those of the write. */
async function timingsAfter(name: string, ask: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  await ask();
  for (let at = 0; at < TIMES; at += 1) {
    write(name);
    const from = performance.now();
    await ask();
    taken.push(performance.now() - from);
  }
  return taken;
}

async function benchList(rows: Row[], bars: Bar[]): Promise<void> {
  const focus = nodeId({ kind: 'dataset', namespace: 'bench', name: 'table' });
  const firstPage = () => listVersions(focus, { limit: 100, cursor: null });
  const oneVersion = () => getVersion(focus, 'run:w5001');
  const asks: [string, () => Promise<number[]>][] = [
    ['first page of 100', () => timings(TIMES, firstPage)],
    ['last page of 100', () => timings(TIMES, () => listVersions(focus, { limit: 100, cursor: '9900' }))], // prettier-ignore
    ['one version', () => timings(TIMES, oneVersion)],
    ['two compared', () => timings(TIMES, () => diffVersions(focus, { from: 'run:w1', to: 'latest' }))], // prettier-ignore
    ['first page after a write of another dataset', () => timingsAfter('other', firstPage)],
    ['one version after a write of another dataset', () => timingsAfter('other', oneVersion)],
    ['first page after a write of its own', () => timingsAfter('table', firstPage)],
    ['one version after a write of its own', () => timingsAfter('table', oneVersion)],
  ];
  await withStore(manyVersions(), async () => {
    for (const [name, measure] of asks) {
      const taken = await measure();
      const p95 = percentile(taken, 0.95);
      const what = `${VERSIONS} versions, ${name}`;
      rows.push({ what, 'p50 ms': percentile(taken, 0.5), 'p95 ms': p95 });
      bars.push({ what, wanted: `p95 < ${PAGE_BAR_MS} ms`, got: `${p95.toFixed(1)} ms`, isMet: p95 < PAGE_BAR_MS }); // prettier-ignore
    }
  });
}

async function benchPinned(
  rows: Row[],
  bars: Bar[],
  size: { jobs: number; runs: number },
): Promise<void> {
  // prettier-ignore
  await withStore(generateEvents(size), async () => {
    for (const [place, dataset] of Object.entries(landmarks(size))) {
      const focus = nodeId({ kind: 'dataset', ...dataset });
      for (const direction of ['upstream', 'both'] as const) {
        const p95s: number[] = [];
        for (const mode of ['logical', 'pinned'] as const) {
          const ask = () =>
            getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, depth: DEPTH, direction, mode });
          const { nodes, edges } = await ask();
          const taken = await timings(TIMES, ask);
          const p95 = percentile(taken, 0.95);
          const what = `${size.jobs} jobs × ${size.runs} runs, ${place}, ${direction}, ${mode}`;
          const p50 = percentile(taken, 0.5);
          rows.push({ what, nodes: nodes.length, edges: edges.length, 'p50 ms': p50, 'p95 ms': p95 });
          p95s.push(p95);
        }
        const ratio = (p95s[1] ?? 0) / (p95s[0] ?? 1);
        bars.push({
          what: `${place}, ${direction}: pinned against logical`,
          wanted: `≤ ${PINNED_BAR}`,
          got: ratio.toFixed(2),
          isMet: ratio <= PINNED_BAR,
        });
      }
    }
  });
}

/** Server time of version lists of a dataset with very many, and of pinned graphs against logical ones. */
export async function benchVersions(runs: number, jobs = 5000): Promise<Report> {
  const [rows, bars]: [Row[], Bar[]] = [[], []];
  await benchList(rows, bars);
  await benchPinned(rows, bars, { jobs, runs });
  return { name: 'versions', rows, bars };
}
