import process from 'node:process';

import { benchGraph } from './graph';
import { benchIngest } from './ingest';
import { benchOverview } from './overview';
import { printReport, type Report } from './report';
import { benchSearch } from './search';
import { benchVersions } from './versions';

const USAGE = `Usage: npm run bench -- ingest|graph|overview|search|versions [--json <file>] [--runs <n>]

Figures are ratios and percentiles of one run on one machine; compare only within a run.
`;
const RUNS = 20;

const args = process.argv.slice(2);
const runsAt = args.indexOf('--runs');
const runs = runsAt >= 0 ? Number(args[runsAt + 1]) : RUNS;

const BENCHMARKS = new Map<string, () => Promise<Report>>([
  ['ingest', benchIngest],
  ['graph', () => benchGraph(runs)],
  ['overview', benchOverview],
  ['search', benchSearch],
  ['versions', () => benchVersions(runs)],
]);

const bench = BENCHMARKS.get(args[0] ?? '');
if (bench) printReport(await bench(), args);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
