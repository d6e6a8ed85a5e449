import { EDGE_MEANINGS, instantFromMs, nodeId, type Instant } from '@/lib/lineage';
import { getGraph } from '@/lib/service/get-graph';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, timingsInTurn, withStore } from './fill-store';
import { generateEvents, landmarks } from './generate';
import { percentile, type Bar, type Report, type Row } from './report';

const JOBS = 5000;
const DEPTH = 20;
const TIMES = 60;
const COLD_TIMES = 8;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 0, 2);
/** Share of what the present answer may take. */
const BAR = 2;

/** Server time of graphs at past moments and in every meaning of edges, against the present one. */
export async function benchTime(runs: number): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  const size = { jobs: JOBS, runs };
  await withStore(generateEvents(size), async () => {
    const { leaf } = landmarks(size);
    const focus = nodeId({ kind: 'dataset', ...leaf });
    const plain = { ...DEFAULT_GRAPH_OPTIONS, focus, depth: DEPTH };
    // In the middle of a day, when runs are on the way, two thirds into the history.
    const past = instantFromMs(FIRST_DAY_MS + Math.floor((runs * 2) / 3) * DAY_MS + DAY_MS / 5);
    const from = instantFromMs(FIRST_DAY_MS + Math.floor(runs / 2) * DAY_MS);
    const moments: { what: string; asOf: Instant | null }[] = [
      { what: 'now', asOf: null },
      { what: 'past', asOf: past },
    ];
    let coldNow: number | null = null;
    const askNow = () => getGraph({ ...plain, edges: 'all' });
    for (const { what, asOf } of moments)
      for (const edges of EDGE_MEANINGS) {
        const window = { from: edges === 'window' ? from : null, to: null };
        let nodes = 0;
        // A moment nobody asked for yet, each time: a microsecond later, or a graph others pushed out.
        const ask = async (shift: number) => {
          const at = asOf && (`${asOf.slice(0, 23)}${String(shift).padStart(6, '0')}Z` as Instant);
          const answer = await getGraph({ ...plain, edges, asOf: at, ...window });
          nodes = answer.nodes.length;
        };
        const from0 = performance.now();
        await ask(0);
        const first = performance.now() - from0;
        const cold = asOf === null ? [first] : await timings(COLD_TIMES, (at) => ask(at + 1));
        await ask(0);
        const [these, present] = await timingsInTurn(TIMES, () => ask(0), askNow);
        const warm = percentile(these, 0.95);
        const coldest = percentile(cold, 0.95);
        coldNow ??= coldest;
        const ratio = warm / percentile(present, 0.95);
        rows.push({
          what: `${what}, ${edges}`,
          nodes,
          'warm p50 ms': percentile(these, 0.5),
          'warm p95 ms': warm,
          'cold ms': coldest,
          'warm p50 against now': percentile(these, 0.5) / percentile(present, 0.5),
          'warm p95 against now': ratio,
          'cold against now': coldest / coldNow,
        });
        if (asOf !== null)
          bars.push({
            what: `${what}, ${edges}, warm`,
            wanted: `p95 ≤ ${BAR}× now`,
            got: `${ratio.toFixed(2)}×`,
            isMet: ratio <= BAR,
          });
      }
  });
  return { name: 'time', rows, bars };
}
