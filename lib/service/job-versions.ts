import 'server-only';

import type { VersionSummary } from '@/lib/contract/versions';
import { versionId } from '@/lib/lineage';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import { loadCodeFacets, loadJobVersions, type JobVersionRow } from '@/lib/store/job-version-store';
import { loadRuns } from '@/lib/store/run-store';

import { readCode } from './read-code';
import { summarizeRuns } from './run-summaries';
import type { VersionedNode } from './versioned-node';

/** Every version of a job, the one that ran last first. */
export function jobVersions({ db, head }: VersionedNode): JobVersionRow[] {
  return loadJobVersions(db, head.key);
}

/** Finds a version of a job by its key, also by one that runs gave before they ended. */
export function findJobVersion(
  versions: readonly JobVersionRow[],
  key: string,
): JobVersionRow | null {
  return (
    versions.find((row) => row.key === key) ??
    versions.find((row) => row.partialKeys.includes(key)) ??
    null
  );
}

/** Code of one run. */
export function codeOfRun({ db }: Pick<VersionedNode, 'db'>, runKey: string) {
  return readCode(loadFacets(db, parseLedger(loadCodeFacets(db, runKey))));
}

const COMMIT_SHOWN = 8;

function labelOf(commit: string | null, key: string): string {
  if (commit === null) return `code ${key.slice(0, COMMIT_SHOWN)}`;
  return /^[0-9a-f]{12,}$/i.test(commit) ? commit.slice(0, COMMIT_SHOWN) : commit.slice(0, 32);
}

/** What lists and pages say of some versions of a job. */
export function summarizeJobVersions(
  node: VersionedNode,
  rows: readonly JobVersionRow[],
): VersionSummary[] {
  const { db, head } = node;
  const runs = loadRuns(
    db,
    rows.map((row) => row.lastRunKey),
  );
  return rows.map((row): VersionSummary => {
    const run = runs.get(row.lastRunKey);
    const { location, source, sql } = codeOfRun(node, row.lastRunKey);
    const commit = location?.version ?? location?.tag ?? null;
    return {
      node: head,
      id: versionId(head.id, row.key),
      key: row.key,
      label: labelOf(commit, row.key),
      strength: commit !== null || source !== null || sql !== null ? 'strong' : 'label',
      at: row.firstAt,
      lastSeen: row.lastAt,
      run: run ? (summarizeRuns(db, [run])[0] ?? null) : null,
      writes: row.runs,
      reads: 0,
      rowCount: null,
      bytes: null,
      fingerprints: [],
      schema: null,
      change: null,
      codeVersion: {
        commit,
        repoUrl: location?.repoUrl ?? null,
        url: location?.url ?? null,
        inputs: row.inputs.length,
        outputs: row.outputs.length,
      },
    };
  });
}
