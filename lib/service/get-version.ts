import 'server-only';

import type { RunSummary } from '@/lib/contract/runs';
import type { VersionDetails } from '@/lib/contract/versions';
import type { Instant } from '@/lib/lineage';
import { facetOf } from '@/lib/openlineage/describe-node';
import { database, type Database } from '@/lib/store/database';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadRuns, type RunRow } from '@/lib/store/run-store';
import { loadBlindReaders, loadToldReaders } from '@/lib/store/version-store';

import { refOf, usesOfVersion, type DatasetVersion } from './dataset-versions';
import { codeOfRun } from './job-versions';
import { facetsOfUses, metricsOf, parametersOf } from './measurements';
import { pinUses } from './pin-uses';
import { openPins } from './pins';
import { resolveVersion, type ResolvedVersion } from './resolve-version';
import { summarizeRuns } from './run-summaries';
import { schemaFields } from './schema-fields';
import { openVersionNames, versionedNode, type VersionedNode } from './versioned-node';

/** Runs listed that read a version; more are counted as cut off. */
const READERS_LISTED = 100;

type Reader = { readonly run: RunRow; readonly assumed: boolean };

/** Runs that read a version: those that say so, then those that must have. */
function readersOf(
  { db, head, keys }: VersionedNode,
  graph: GraphIndex,
  { key }: { readonly key: string },
  row: DatasetVersion,
): { readonly readers: Reader[]; readonly isCut: boolean } {
  const texts = [row.text, ...row.otherTexts].flatMap((text) => text ?? []);
  const limit = READERS_LISTED + 1;
  const told = texts.flatMap((text) => loadToldReaders(db, keys, text, limit));
  const pins = openPins(db, graph);
  const made = pins.firstWrite(head.key, key);
  const blind = made ? loadBlindReaders(db, keys, { from: made.at, until: null }, limit) : [];
  const runs = loadRuns(db, [...told, ...blind]);
  const assumed = blind.filter((runKey) => {
    const run = runs.get(runKey);
    return run && pins.read(head.key, null, { runKey, startedAt: run.started_at }).key === key;
  });
  const pick = (of: readonly string[], isAssumed: boolean) =>
    [...new Set(of)].flatMap((runKey): Reader[] => {
      const run = runs.get(runKey);
      return run ? [{ run, assumed: isAssumed }] : [];
    });
  const readers = [...pick(told, false), ...pick(assumed, true)];
  return {
    readers: readers.slice(0, READERS_LISTED),
    isCut: readers.length > READERS_LISTED || told.length >= limit || blind.length >= limit,
  };
}

function summarizeReaders(db: Database, readers: readonly Reader[]): VersionDetails['readers'] {
  const assumed = new Set(readers.filter((one) => one.assumed).map(({ run }) => run.run_id));
  return summarizeRuns(
    db,
    readers.map(({ run }) => run),
  ).map((run) => ({ run, assumed: assumed.has(run.runId) }));
}

function testsOf(db: Database, runs: readonly RunRow[]): VersionDetails['tests'] {
  return runs.flatMap((run) =>
    (facetOf(loadFacets(db, parseLedger(run.facets)), 'test')?.tests ?? []).map(
      ({ name, status, expected, actual }) => ({
        name,
        status,
        expected,
        actual,
        runId: run.run_id,
      }),
    ),
  );
}

/** Key of the run that speaks for a version: that wrote it first, of a job version its latest. */
function speakingRun({ kind, row }: ResolvedVersion): string | null {
  return kind === 'job' ? row.lastRunKey : row.runKey;
}

/**
 * Everything known of one version: who wrote and read it, what it was made of, its columns, code,
 * parameters and metrics.
 *
 * @param ref node id or key.
 * @param text key or id of the version, `latest`, or a moment.
 * @param asOf the moment to tell of; null for now.
 * @throws {AppError} `not_found` when there is no such node or version.
 */
export async function getVersion(
  ref: string,
  text: string,
  asOf: Instant | null = null,
): Promise<VersionDetails> {
  const node = versionedNode(database(), ref, asOf);
  const version = readVersion(node, resolveVersion(node, text, asOf));
  return Promise.resolve(asOf === null ? version : asKnownBy(version, asOf));
}

/** A version without the runs that used it after a moment. */
function asKnownBy(version: VersionDetails, asOf: Instant): VersionDetails {
  const began = ({ startedAt }: RunSummary) => startedAt === null || startedAt <= asOf;
  const message =
    version.at > asOf
      ? `It came after ${asOf}; what is said of it is as of now.`
      : 'Runs that used it later are left out; what is said of it is as of now.';
  const readers = version.readers.filter(({ run }) => began(run));
  const writers = version.writers.filter(began);
  const known = new Set([...writers, ...readers.map(({ run }) => run)].map(({ runId }) => runId));
  return {
    ...version,
    readers,
    writers,
    tests: version.tests.filter(({ runId }) => known.has(runId) || runId === version.run?.runId),
    notices: [...version.notices, { parameter: 'asOf', message }],
  };
}

/** What {@link getVersion} answers, of a version that was found. */
export function readVersion(node: VersionedNode, found: ResolvedVersion): VersionDetails {
  const { db } = node;
  const graph = openVersionNames(db);
  const { summary } = found;
  const speaker = speakingRun(found);
  const run = speaker === null ? undefined : loadRuns(db, [speaker]).get(speaker);
  const used = run ? pinUses(db, graph, run) : { inputs: [], outputs: [] };
  const uses = found.kind === 'dataset' ? usesOfVersion(node, found.row) : [];
  const writers = [...new Set(uses.filter(({ side }) => side === 'output').map((use) => use.run_key))]; // prettier-ignore
  const { readers, isCut } =
    found.kind === 'dataset'
      ? readersOf(node, graph, summary, found.row)
      : { readers: [], isCut: false };
  const writerRows = loadRuns(db, writers);
  return {
    ...summary,
    fields: schemaFields(db, summary),
    ...used,
    writers: summarizeRuns(
      db,
      writers.flatMap((key) => writerRows.get(key) ?? []),
    ),
    readers: summarizeReaders(db, readers),
    readersTruncated: isCut,
    parameters: run ? parametersOf(loadFacets(db, parseLedger(run.facets))) : [],
    metrics: metricsOf(facetsOfUses(db, uses)),
    tests: testsOf(db, [...(run ? [run] : []), ...readers.map(({ run: reader }) => reader)]),
    code: run ? codeOfRun(node, run.key) : null,
    previous: found.previous && refOf(found.previous),
    next: found.next && refOf(found.next),
    notices: [],
  };
}
