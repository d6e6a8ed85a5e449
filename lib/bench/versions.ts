import { nodeId } from '@/lib/lineage';
import { diffVersions } from '@/lib/service/diff-versions';
import { getGraph } from '@/lib/service/get-graph';
import { getVersion } from '@/lib/service/get-version';
import { listVersions } from '@/lib/service/list-versions';
import { database } from '@/lib/store/database';
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

/** Writes of one dataset, one a minute, half of them told by hash; each read once. */
function* manyVersions(): Generator<Uint8Array> {
  const bytes = (event: object) => Buffer.from(JSON.stringify(event));
  for (let at = 0; at < VERSIONS; at += 1) {
    const time = (more: number) => new Date(Date.UTC(2026, 0, 1) + (2 * at + more) * 60_000).toISOString(); // prettier-ignore
    const told = at % 2 === 0 ? { version: { datasetVersion: `sha256:${at.toString(16).padStart(64, '0')}` } } : {}; // prettier-ignore
    const schema = { fields: [{ name: 'id', type: at < VERSIONS / 2 ? 'INT' : 'BIGINT' }] };
    const table = { namespace: 'bench', name: 'table', facets: { schema, ...told } };
    const base = { eventType: 'COMPLETE', producer: 'bench:', schemaURL: 'bench:' };
    yield bytes({ ...base, eventTime: time(0), run: { runId: `w${at}` }, job: { namespace: 'bench', name: 'write' }, outputs: [table] }); // prettier-ignore
    yield bytes({ ...base, eventTime: time(1), run: { runId: `r${at}` }, job: { namespace: 'bench', name: 'read' }, inputs: [table] }); // prettier-ignore
  }
}

async function benchList(rows: Row[], bars: Bar[]): Promise<void> {
  const focus = nodeId({ kind: 'dataset', namespace: 'bench', name: 'table' });
  // As if somebody had written meanwhile: nothing that was read before counts.
  const forget = () => database().exec('UPDATE meta SET value = value');
  const asks: [string, () => Promise<unknown>][] = [
    ['first page of 100, nothing kept', () => (forget(), listVersions(focus, { limit: 100, cursor: null }))], // prettier-ignore
    ['one version, nothing kept', () => (forget(), getVersion(focus, 'run:w5001'))],
    ['first page of 100', () => listVersions(focus, { limit: 100, cursor: null })],
    ['last page of 100', () => listVersions(focus, { limit: 100, cursor: '9900' })],
    ['one version', () => getVersion(focus, 'run:w5001')],
    ['two compared', () => diffVersions(focus, { from: 'run:w1', to: 'latest' })],
  ];
  await withStore(manyVersions(), async () => {
    for (const [name, ask] of asks) {
      const taken = await timings(TIMES, ask);
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
