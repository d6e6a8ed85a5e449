import process from 'node:process';

import { benchColumns } from './columns';
import { benchDownloads } from './downloads';
import { benchGraph } from './graph';
import { benchIngest } from './ingest';
import { benchOverview } from './overview';
import { benchLayout } from './layout';
import { benchRender } from './render';
import { printReport, type Report } from './report';
import { benchSearch } from './search';
import { benchTables } from './tables/tables';
import { benchTime } from './time';
import { benchVersions } from './versions';

const USAGE = `Usage: npm run bench -- ingest|graph|overview|downloads|search|time|columns|tables|versions|layout|render [--json <file>] [--runs <n>] [--events <file>]

Figures are ratios and percentiles of one run on one machine; compare only within a run.
`;
const RUNS = 20;

const args = process.argv.slice(2);
const runsAt = args.indexOf('--runs');
const runs = runsAt >= 0 ? Number(args[runsAt + 1]) : RUNS;

const files = args.filter((_, i) => args[i - 1] === '--events');

const BENCHMARKS = new Map<string, () => Promise<Report>>([
  ['ingest', benchIngest],
  ['graph', () => benchGraph(runs)],
  ['overview', benchOverview],
  ['downloads', benchDownloads],
  ['search', benchSearch],
  ['columns', benchColumns],
  ['tables', benchTables],
  ['layout', () => benchLayout(files)],
  ['render', benchRender],
  ['time', () => benchTime(runs)],
  ['versions', () => benchVersions(runs)],
]);

const bench = BENCHMARKS.get(args[0] ?? '');
if (bench) printReport(await bench(), args);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
