import { nodeId } from '@/lib/lineage';
import { getGraph } from '@/lib/service/get-graph';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, withStore } from './fill-store';
import { generateEvents, landmarks } from './generate';
import { percentile, type Bar, type Report, type Row } from './report';

const SIZES = [100, 1000, 5000];
const DEPTHS = [3, 20];
const TIMES = 40;
const BAR_MS = 50;

/** Server time of graph questions from the busiest dataset and from one at the end. */
export async function benchGraph(runs: number): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const jobs of SIZES) {
    const size = { jobs, runs };
    await withStore(generateEvents(size), async () => {
      for (const [place, dataset] of Object.entries(landmarks(size))) {
        const focus = nodeId({ kind: 'dataset', ...dataset });
        for (const depth of DEPTHS) {
          const ask = () => getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, depth });
          const { nodes, edges } = await ask();
          const taken = await timings(TIMES, ask);
          const p95 = percentile(taken, 0.95);
          const what = `${jobs} jobs × ${runs} runs, ${place}, depth ${depth}`;
          rows.push({
            what,
            nodes: nodes.length,
            edges: edges.length,
            'p50 ms': percentile(taken, 0.5),
            'p95 ms': p95,
            'ms per 100 nodes': (100 * p95) / nodes.length,
          });
          if (jobs === 5000 && depth === 20)
            bars.push({
              what,
              wanted: `p95 < ${BAR_MS} ms`,
              got: `${p95.toFixed(1)} ms`,
              isMet: p95 < BAR_MS,
            });
        }
      }
    });
  }
  return { name: 'graph', rows, bars };
}
