import process from 'node:process';

import { searchNodes } from '@/lib/service/search-nodes';

import { timings, withStore } from './fill-store';
import { generateNames } from './generate-names';
import { percentile, type Report } from './report';

const SIZES = [10_000, 100_000];
const TIMES = 200;
const BAR_MS = 20;
/** Calls made for each that is timed. */
const WITH_WARM_UP = 1.1;
/** Exact, word, prefix, part of a word, two words, a column, two of its letters, a symbol, nothing found, a slip. */
const QUESTIONS = [
  'sales.mart.orders_17',
  'orders',
  'cust',
  'ustom',
  'risk scores',
  'customer_id',
  'id',
  '🎉',
  'nowhere_at_all',
  'oders',
];

/** Server time of searches in stores of many names. */
export async function benchSearch(): Promise<Report> {
  const rows = [];
  const bars = [];
  for (const names of SIZES) {
    const [question, all] = await withStore(generateNames(names), async () => {
      const byQuestion = [];
      const ask = (q: string) =>
        searchNodes({
          q,
          kind: null,
          type: null,
          namespace: null,
          tag: null,
          owner: null,
          limit: 20,
          cursor: null,
        });
      const taken: number[] = [];
      for (const q of QUESTIONS) {
        const { total } = await ask(q);
        const before = process.cpuUsage();
        const times = await timings(TIMES / QUESTIONS.length, () => ask(q));
        const { user, system } = process.cpuUsage(before);
        taken.push(...times);
        byQuestion.push({
          what: `${names} names, “${q}”`,
          found: total,
          // What others do on the machine makes it a little longer, and the time on the clock many times.
          'processor ms': (user + system) / 1000 / (times.length * WITH_WARM_UP),
          'p50 ms': percentile(times, 0.5),
          'p95 ms': percentile(times, 0.95),
        });
      }
      return [byQuestion, taken] as const;
    });
    const p95 = percentile(all, 0.95);
    rows.push(...question, {
      what: `${names} names, all`,
      found: '',
      'processor ms': '',
      'p50 ms': percentile(all, 0.5),
      'p95 ms': p95,
    });
    bars.push({
      what: `search in ${names} names`,
      wanted: `p95 < ${BAR_MS} ms`,
      got: `${p95.toFixed(1)} ms`,
      isMet: p95 < BAR_MS,
    });
  }
  return { name: 'search', rows, bars: bars.slice(-1) };
}
