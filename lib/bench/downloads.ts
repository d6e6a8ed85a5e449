import { spawnSync } from 'node:child_process';
import process from 'node:process';

import { withStore } from './fill-store';
import { generateHub } from './generate-hub';
import type { Bar, Report, Row } from './report';

/** Rows of the two downloads that are compared: the larger has ten times as many. */
const ROWS = [10_000, 100_000];
const FORMS = ['graph.csv', 'graph.csv, edges', 'graph.json', 'impact.csv', 'impact.json'];
/** How Node runs a program of ours. */
const NODE = ['--expose-gc', '--import', 'tsx', '--conditions=react-server'];
/** Ten times the rows may take so many times the memory: keys, and of an impact list the way to each, are held. */
const BAR = 5;

type Taken = {
  readonly bytes: number;
  readonly lines: number;
  readonly first: number;
  readonly ms: number;
  readonly grownKb: number;
};

function take(form: string): Taken {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...NODE, 'lib/bench/download-memory.ts', form],
    { encoding: 'utf8', env: process.env },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Taken;
}

/** Time and memory of downloads of ten and a hundred thousand rows, each in a process of its own. */
export async function benchDownloads(): Promise<Report> {
  const rows: Row[] = [];
  const grown = new Map<string, number[]>();
  for (const size of ROWS)
    await withStore(generateHub(size / 2), async () => {
      for (const form of FORMS) {
        const { bytes, lines, first, ms, grownKb } = take(form);
        grown.set(form, [...(grown.get(form) ?? []), grownKb]);
        rows.push({
          what: `${form}, ${size} nodes`,
          lines,
          MB: bytes / 1e6,
          'first byte ms': first,
          ms,
          'rows a second': (1000 * lines) / ms,
          'peak over baseline, MB': grownKb / 1024,
        });
      }
      return Promise.resolve();
    });
  const bars = [...grown].map(([form, [small = 0, large = 0]]): Bar => {
    const ratio = large / small;
    return {
      what: `memory of ten times the rows, ${form}`,
      wanted: `at most ${BAR} times`,
      got: `${ratio.toFixed(1)} times`,
      isMet: ratio <= BAR,
    };
  });
  return { name: 'downloads', rows, bars };
}
