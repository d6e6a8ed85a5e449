import 'server-only';

import type { VersionRef, VersionSummary } from '@/lib/contract/versions';
import {
  parseVersionKey,
  readFingerprint,
  strengthOf,
  versionId,
  versionKey,
  type Fingerprint,
  type Instant,
  type Strength,
} from '@/lib/lineage';
import { runKey } from '@/lib/store/keys';
import { loadRuns } from '@/lib/store/run-store';
import {
  loadSchemaVersions,
  loadToldFingerprints,
  loadVersionRows,
  loadVersionUses,
  type SchemaVersionRow,
  type VersionRow,
  type VersionUseRow,
} from '@/lib/store/version-store';

import { summarizeRuns } from './run-summaries';
import { versionLabel } from './version-label';
import type { VersionedNode } from './versioned-node';

/** Uses of one version looked at, at most; the counts are of all. */
const USES_READ = 200;

/** Other texts that name the same content as a version: its sampled digest, told by others. */
export type DatasetVersion = VersionRow & { readonly otherTexts: readonly string[] };

/** Digest of a text as versions are compared by. */
function digestOf({ algorithm, value }: Fingerprint): string {
  return `${algorithm} ${value.toLowerCase()}`;
}

/**
 * Joins a version told only by a sampled digest with the one version that carries that digest
 * beside a stronger name. Where several carry it, it proves nothing and stays on its own.
 */
function joinWeak({ db, keys }: VersionedNode, rows: readonly VersionRow[]): DatasetVersion[] {
  const weak = new Map<string, VersionRow>();
  for (const row of rows) {
    const digest = row.text === null ? null : readFingerprint(row.text, 'version');
    if (digest?.strength === 'weak') weak.set(digestOf(digest), row);
  }
  const plain = (row: VersionRow) => ({ ...row, otherTexts: [] });
  if (weak.size === 0) return rows.map(plain);
  const carriers = new Map<string, Set<string>>();
  for (const { version, runKey: key, of } of loadToldFingerprints(db, keys))
    for (const one of of) {
      const row = weak.get(digestOf(one));
      if (!row || row.text === version) continue;
      const known = carriers.get(digestOf(one)) ?? new Set<string>();
      carriers.set(digestOf(one), known.add(version === null ? `run ${key}` : `told ${version}`));
    }
  const nameOf = (row: VersionRow) =>
    row.text === null ? `run ${row.runKey ?? ''}` : `told ${row.text}`;
  const joined = new Map<string, VersionRow[]>();
  const gone = new Set<VersionRow>();
  for (const [digest, row] of weak) {
    const [only, ...more] = carriers.get(digest) ?? [];
    if (only === undefined || more.length > 0) continue;
    joined.set(only, [...(joined.get(only) ?? []), row]);
    gone.add(row);
  }
  return rows
    .filter((row) => !gone.has(row))
    .map((row) => {
      const others = joined.get(nameOf(row)) ?? [];
      return {
        ...row,
        reads: others.reduce((sum, { reads }) => sum + reads, row.reads),
        writes: others.reduce((sum, { writes }) => sum + writes, row.writes),
        otherTexts: others.flatMap(({ text }) => text ?? []),
      };
    });
}

/** Every version of a dataset, the latest first. */
export function datasetVersions(node: VersionedNode): DatasetVersion[] {
  return joinWeak(node, loadVersionRows(node.db, node.keys));
}

/** Finds a version by its key; null if the dataset has none of it. */
export function findDatasetVersion(
  versions: readonly DatasetVersion[],
  key: string,
): DatasetVersion | null {
  const name = parseVersionKey(key);
  const isIt =
    name.kind === 'told'
      ? ({ text, otherTexts }: DatasetVersion) => text === name.text || otherTexts.includes(name.text) // prettier-ignore
      : (row: DatasetVersion) => row.text === null && row.runKey === runKey(name.runId);
  return versions.find(isIt) ?? null;
}

/** Uses that name a version, first those that wrote it. */
export function usesOfVersion({ db, keys }: VersionedNode, row: DatasetVersion): VersionUseRow[] {
  if (row.text === null)
    return [
      ...loadVersionUses(db, keys, { runKey: row.runKey ?? '' }, USES_READ),
      ...row.otherTexts.flatMap((text) => loadVersionUses(db, keys, { text }, USES_READ)),
    ];
  return [row.text, ...row.otherTexts].flatMap((text) =>
    loadVersionUses(db, keys, { text }, USES_READ),
  );
}

/** The schema in force at a moment: seen around it, else the last one seen before. */
function schemaAt(schemas: readonly SchemaVersionRow[], at: Instant): string | null {
  const before = schemas.filter(({ first_seen: first }) => first <= at);
  const around = before.filter(({ last_seen: last }) => last >= at);
  const chosen =
    around.at(-1) ??
    before.reduce<SchemaVersionRow | null>(
      (latest, one) => (latest && latest.last_seen > one.last_seen ? latest : one),
      null,
    );
  return chosen?.schema_hash ?? null;
}

function fingerprintsOf(row: DatasetVersion, uses: readonly VersionUseRow[]): Fingerprint[] {
  const told = [row.text, ...row.otherTexts].flatMap((text) =>
    text === null ? [] : (readFingerprint(text, 'version') ?? []),
  );
  const beside = uses.flatMap(({ fingerprints }) =>
    fingerprints === null ? [] : (JSON.parse(fingerprints) as Fingerprint[]),
  );
  const byDigest = new Map<string, Fingerprint>();
  for (const one of [...told, ...beside])
    if (!byDigest.has(digestOf(one))) byDigest.set(digestOf(one), one);
  return [...byDigest.values()].sort((a, b) => (a.strength === b.strength ? 0 : a.strength === 'strong' ? -1 : 1)); // prettier-ignore
}

function strengthOfRow(row: DatasetVersion, fingerprints: readonly Fingerprint[]): Strength {
  if (row.text === null && fingerprints.length === 0) return 'run';
  return strengthOf(row.text ?? '', fingerprints);
}

/** What lists and pages say of some versions of a dataset. */
export function summarizeDatasetVersions(
  node: VersionedNode,
  rows: readonly DatasetVersion[],
): VersionSummary[] {
  const { db, head, keys } = node;
  const runs = loadRuns(
    db,
    rows.flatMap(({ runKey: key }) => key ?? []),
  );
  const summaries = new Map(
    [...runs].map(([key, run]) => [key, summarizeRuns(db, [run])[0] ?? null]),
  );
  const schemas = loadSchemaVersions(db, keys);
  return rows.flatMap((row): VersionSummary[] => {
    const run = row.runKey === null ? undefined : runs.get(row.runKey);
    if (row.text === null && !run) return [];
    const uses = usesOfVersion(node, row);
    const fingerprints = fingerprintsOf(row, uses);
    const own = uses.find(({ schema_hash: hash }) => hash !== null)?.schema_hash ?? null;
    const hash = own ?? schemaAt(schemas, row.at);
    const name = row.text === null ? ({ kind: 'run', runId: run?.run_id ?? '' } as const) : ({ kind: 'told', text: row.text } as const); // prettier-ignore
    const key = versionKey(name);
    return [
      {
        node: head,
        id: versionId(head.id, key),
        key,
        label: versionLabel(name, row.at, head.type),
        strength: strengthOfRow(row, fingerprints),
        at: row.at,
        lastSeen: row.lastSeen,
        run: (row.runKey === null ? null : summaries.get(row.runKey)) ?? null,
        writes: row.writes,
        reads: row.reads,
        rowCount: uses.find(({ row_count: rows }) => rows !== null)?.row_count ?? null,
        bytes: uses.find(({ bytes }) => bytes !== null)?.bytes ?? null,
        fingerprints,
        schema:
          hash === null
            ? null
            : {
                hash,
                number: schemas.findIndex(({ schema_hash: one }) => one === hash) + 1,
                assumed: own === null,
              },
        codeVersion: null,
      },
    ];
  });
}

/** The least of a version. */
export function refOf({ node, id, key, label, strength }: VersionSummary): VersionRef {
  return { node, id, key, label, strength };
}
