import process from 'node:process';

import type { GraphQuery } from '@/lib/contract/graph';
import { GROUPINGS } from '@/lib/lineage';
import { getGraph } from '@/lib/service/get-graph';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, withStore } from './fill-store';
import { generateEvents } from './generate';
import { percentile, type Bar, type Report, type Row } from './report';

/** About 100,000 nodes: a job and the one or two datasets it writes. */
const JOBS = 46_000;
const TIMES = 20;
const BAR_MS = 300;

/** Groups opened one in another, at most. */
const DEEPEST = 4;

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Server time of looking at a whole store from the top, and of opening its largest groups. */
export async function benchOverview(): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  await withStore(generateEvents({ jobs: JOBS, runs: 1 }), async () => {
    const before = heapMb();
    for (const group of GROUPINGS.filter((one) => one !== 'none')) {
      let query: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus: null, group };
      for (let opened = 0; opened < DEEPEST; opened += 1) {
        const asked = query;
        const ask = () => getGraph(asked);
        const from = performance.now();
        const answer = await ask();
        const first = performance.now() - from;
        const taken = await timings(TIMES, ask);
        const p95 = percentile(taken, 0.95);
        const what = `by ${group}, ${opened} open`;
        rows.push({
          what,
          reached: answer.answer.shown + answer.answer.grouped,
          'cards shown': answer.nodes.length + answer.groups.length - opened,
          edges: answer.edges.length,
          'kB JSON': JSON.stringify(answer).length / 1000,
          'first ms': first,
          'p50 ms': percentile(taken, 0.5),
          'p95 ms': p95,
        });
        bars.push({
          what,
          wanted: `p95 < ${BAR_MS} ms`,
          got: `${p95.toFixed(1)} ms`,
          isMet: p95 < BAR_MS,
        });
        const [largest] = answer.groups
          .filter(({ isOpen }) => !isOpen)
          .sort((a, b) => b.datasets + b.jobs - a.datasets - a.jobs);
        if (!largest) break;
        query = { ...query, expanded: [...query.expanded, largest.id] };
      }
    }
    rows.push({ what: 'memory held, MB', reached: heapMb() - before });
  });
  return { name: 'overview', rows, bars };
}
