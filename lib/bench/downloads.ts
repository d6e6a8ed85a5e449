import { spawnSync } from 'node:child_process';
import process from 'node:process';

import { withStore } from './fill-store';
import { generateHub } from './generate-hub';
import { RUNTIME } from './start-server';
import type { Bar, Report, Row } from './report';

/** Rows of the two downloads that are compared: the larger has ten times as many. */
const ROWS = [10_000, 100_000];
const FORMS = ['graph.csv', 'graph.csv, edges', 'graph.json', 'impact.csv', 'impact.json'];
/** The process may grow so far, whatever the rows: what Node makes between two collections, and the keys. */
const PEAK_MB = 64;
/** Of a row so much may be held: its key, and of an impact list the way to it. */
const HELD_BYTES = 200;

type Taken = {
  readonly bytes: number;
  readonly lines: number;
  readonly first: number;
  readonly ms: number;
  readonly grownKb: number;
  readonly held: number;
};

function take(form: string): Taken {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', ...RUNTIME, 'lib/bench/download-memory.ts', form],
    { encoding: 'utf8', env: process.env },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Taken;
}

/** Time and memory of downloads of ten and a hundred thousand rows, each in a process of its own. */
export async function benchDownloads(): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const size of ROWS)
    await withStore(generateHub(size / 2), async () => {
      for (const form of FORMS) {
        const { bytes, lines, first, ms, grownKb, held } = take(form);
        const [peak, bytesOfRow] = [grownKb / 1024, held / size];
        rows.push({
          what: `${form}, ${size} nodes`,
          lines,
          MB: bytes / 1e6,
          'first byte ms': first,
          ms,
          'rows a second': (1000 * lines) / ms,
          'peak over a small question, MB': peak,
          'held, MB': held / 1e6,
        });
        bars.push(
          {
            what: `peak of ${form}, ${size} nodes`,
            wanted: `at most ${PEAK_MB} MB`,
            got: `${peak.toFixed(0)} MB`,
            isMet: peak <= PEAK_MB,
          },
          {
            what: `held by ${form}, ${size} nodes`,
            wanted: `at most ${HELD_BYTES} bytes a row`,
            got: bytesOfRow.toFixed(0),
            isMet: size < Math.max(...ROWS) || bytesOfRow <= HELD_BYTES,
          },
        );
      }
      return Promise.resolve();
    });
  return { name: 'downloads', rows, bars };
}
