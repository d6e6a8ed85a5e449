import 'server-only';

import type { RunDataset, RunDetails } from '@/lib/contract/runs';
import { AppError } from '@/lib/errors';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { database, type Database } from '@/lib/store/database';
import { loadEvents } from '@/lib/store/event-store';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import { loadHeads } from '@/lib/store/node-rows';
import {
  loadChildRuns,
  loadPlannedRuns,
  loadRun,
  loadRunDatasets,
  type RunRow,
} from '@/lib/store/run-store';

import { viewFacets } from './facet-views';
import { pinUses } from './pin-uses';
import { runTree } from './run-tree';
import { maskEnvironment } from './mask-environment';
import { chainsOf } from './run-roots';
import { summarizeRuns } from './run-summaries';
import { openVersionNames } from './versioned-node';

const CHILD_LIMIT = 500;
const EVENT_LIMIT = 200;
const ATTEMPT_LIMIT = 100;

function ancestorsOf(db: Database, run: RunRow): RunDetails['ancestors'] {
  const chain = chainsOf(db, [run]).get(run.key) ?? [];
  const jobs = loadHeads(
    db,
    chain.map((place) => place.job_key),
  );
  return chain.flatMap(({ run_id: runId, job_key: key, state }) => {
    const job = jobs.get(key);
    return job ? [{ runId, job, state }] : [];
  });
}

/** All tries of what a run did, itself among them. */
function attemptsOf(db: Database, run: RunRow): RunDetails['attempts'] {
  if (run.nominal_start === null) return [];
  const planned = loadPlannedRuns(db, run.job_key, run.nominal_start, ATTEMPT_LIMIT);
  const isOther = (one: RunRow) =>
    one.attempt === null || run.attempt === null
      ? isApart(one, run)
      : one.attempt !== run.attempt && one.parent_key === run.parent_key;
  const tries = planned.filter((one) => one.key === run.key || isOther(one));
  return tries.length > 1 ? summarizeRuns(db, tries) : [];
}

/** Whether one of two runs was over before the other began; tries never overlap, parallel parts do. */
function isApart(a: RunRow, b: RunRow): boolean {
  const before = (x: RunRow, y: RunRow) =>
    x.ended_at !== null && y.started_at !== null && x.ended_at <= y.started_at;
  return before(a, b) || before(b, a);
}

function datasetsOf(db: Database, run: RunRow): RunDataset[] {
  const rows = loadRunDatasets(db, run.key);
  const names = openVersionNames(db);
  const { inputs, outputs } = pinUses(db, names, run);
  const heads = loadHeads(
    db,
    rows.map((row) => row.dataset_key),
  );
  return rows.flatMap((row): RunDataset[] => {
    const node = heads.get(row.dataset_key);
    if (!node) return [];
    const pins = row.side === 'input' ? inputs : outputs;
    const pin = pins.find((one) => one.node.key === names.nameOf(node.key));
    const facets = [
      ...viewFacets(db, 'dataset', parseLedger(row.facets)),
      ...viewFacets(db, row.side, parseLedger(row.use_facets)),
    ];
    return [
      {
        node,
        side: row.side,
        version: row.version,
        pinned: pin?.version ?? null,
        assumed: pin?.assumed ?? false,
        rowCount: row.row_count,
        bytes: row.bytes,
        facets,
      },
    ];
  });
}

function readRunFacets(
  facets: FacetBodies,
): Pick<RunDetails, 'error' | 'engine' | 'parameters' | 'environment' | 'tests' | 'tags'> {
  const error = facetOf(facets, 'errorMessage');
  const engine = facetOf(facets, 'processing_engine');
  return {
    error: error && {
      message: error.message,
      language: error.programmingLanguage,
      stackTrace: error.stackTrace,
    },
    engine: engine && { name: engine.name, version: engine.version },
    parameters: (facetOf(facets, 'executionParameters')?.parameters ?? []).map(
      ({ key, value, description }) => ({ key, value: value ?? '', description }),
    ),
    environment: maskEnvironment(
      facetOf(facets, 'environmentVariables')?.environmentVariables ?? [],
    ),
    tests: (facetOf(facets, 'test')?.tests ?? []).map(
      ({ name, status, severity, expected, actual }) => ({
        name,
        status,
        severity,
        expected,
        actual,
      }),
    ),
    tags: (facetOf(facets, 'tags')?.tags ?? []).map(({ key, value }) => ({ key, value })),
  };
}

/**
 * Everything known of one run.
 *
 * @throws {AppError} `not_found` when no event named it.
 */
export async function getRun(runId: string): Promise<RunDetails> {
  const db = database();
  const run = loadRun(db, canonicalRunId(runId));
  const [summary] = run ? summarizeRuns(db, [run]) : [];
  if (!run || !summary) throw new AppError('not_found', `No event has named the run ${runId}`);
  const ledger = parseLedger(run.facets);
  const datasets = datasetsOf(db, run);
  const { events } = await loadEvents(db, {
    nodeKeys: null,
    runId: run.run_id,
    kind: null,
    withWarnings: false,
    before: null,
    limit: EVENT_LIMIT,
  });
  return {
    ...summary,
    ...readRunFacets(loadFacets(db, ledger)),
    ancestors: ancestorsOf(db, run),
    children: summarizeRuns(db, loadChildRuns(db, run.key, CHILD_LIMIT)),
    attempts: attemptsOf(db, run),
    tree: runTree(db, run),
    inputs: datasets.filter(({ side }) => side === 'input'),
    outputs: datasets.filter(({ side }) => side === 'output'),
    facets: viewFacets(db, 'run', ledger).map((facet) =>
      facet.name === 'environmentVariables'
        ? { ...facet, body: { masked: 'shown under Environment, values masked' } }
        : facet,
    ),
    events: events.map(({ hash, eventTime, eventType }) => ({ id: hash, eventTime, eventType })),
    warningCount: events.reduce((sum, { warningCount }) => sum + warningCount, 0),
  };
}
