import 'server-only';

import type { RunSummary } from '@/lib/contract/runs';
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
  type VersionName,
} from '@/lib/lineage';
import { runKey } from '@/lib/store/keys';
import { remembered } from '@/lib/store/remembered';
import { loadRuns } from '@/lib/store/run-store';
import {
  loadChanges,
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

const nameOfRow = ({ text, runKey: key }: VersionRow) =>
  text === null ? `run ${key ?? ''}` : `told ${text}`;

/** Versions told by nothing but a sampled digest, by that digest. */
function weakRows(rows: readonly VersionRow[]): Map<string, VersionRow> {
  const weak = new Map<string, VersionRow>();
  for (const row of rows) {
    const digest = row.text === null ? null : readFingerprint(row.text, 'version');
    if (digest?.strength === 'weak') weak.set(digestOf(digest), row);
  }
  return weak;
}

/** For each digest the other versions that carry it beside their own name. */
function carriersOf({ db, keys }: VersionedNode, weak: ReadonlyMap<string, VersionRow>) {
  const carriers = new Map<string, Set<string>>();
  for (const { version, runKey: key, of } of loadToldFingerprints(db, keys))
    for (const one of of) {
      const row = weak.get(digestOf(one));
      if (!row || row.text === version) continue;
      const known = carriers.get(digestOf(one)) ?? new Set<string>();
      carriers.set(digestOf(one), known.add(version === null ? `run ${key}` : `told ${version}`));
    }
  return carriers;
}

/**
 * Joins a version told only by a sampled digest with the one version that carries that digest
 * beside a stronger name. Where several carry it, it proves nothing and stays on its own.
 */
function joinWeak(node: VersionedNode, rows: readonly VersionRow[]): DatasetVersion[] {
  const weak = weakRows(rows);
  if (weak.size === 0) return rows.map((row) => ({ ...row, otherTexts: [] }));
  const carriers = carriersOf(node, weak);
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
      const others = joined.get(nameOfRow(row)) ?? [];
      return {
        ...row,
        reads: others.reduce((sum, { reads }) => sum + reads, row.reads),
        writes: others.reduce((sum, { writes }) => sum + writes, row.writes),
        otherTexts: others.flatMap(({ text }) => text ?? []),
      };
    });
}

/** Every version of a dataset, the latest first. */
export function datasetVersions(node: VersionedNode): readonly DatasetVersion[] {
  const { db, keys } = node;
  return remembered(
    db,
    `versions ${keys.join()}`,
    () => joinWeak(node, loadVersionRows(db, keys)),
    {
      outlives: (_, touched) => !keys.some((key) => touched.has(key)),
    },
  );
}

/** Finds a version by its key; null if the dataset has none of it. */
export function findDatasetVersion(
  versions: readonly DatasetVersion[],
  key: string,
): DatasetVersion | null {
  const name = parseVersionKey(key);
  const writer = name.kind === 'run' ? runKey(name.runId) : null;
  const isIt =
    name.kind === 'told'
      ? ({ text, otherTexts }: DatasetVersion) => text === name.text || otherTexts.includes(name.text) // prettier-ignore
      : (row: DatasetVersion) => row.text === null && row.runKey === writer;
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
  const all = [...byDigest.values()];
  const isStrong = ({ strength }: Fingerprint) => strength === 'strong';
  return [...all.filter(isStrong), ...all.filter((one) => !isStrong(one))];
}

function strengthOfRow(row: DatasetVersion, fingerprints: readonly Fingerprint[]): Strength {
  if (row.text === null && fingerprints.length === 0) return 'run';
  return strengthOf(row.text ?? '', fingerprints);
}

type Context = {
  readonly node: VersionedNode;
  readonly schemas: readonly SchemaVersionRow[];
  readonly runs: ReadonlyMap<string, RunSummary>;
  /** What runs did to it, by run key. */
  readonly changes: ReadonlyMap<string, string>;
};

/** Hash of the schema of a version: as a run said that wrote or read it, else the one in force then. */
export function schemaHash(
  schemas: readonly SchemaVersionRow[],
  { at }: Pick<DatasetVersion, 'at'>,
  uses: readonly Pick<VersionUseRow, 'schema_hash'>[],
): { readonly hash: string; readonly assumed: boolean } | null {
  const own = uses.find(({ schema_hash: hash }) => hash !== null)?.schema_hash ?? null;
  const hash = own ?? schemaAt(schemas, at);
  return hash === null ? null : { hash, assumed: own === null };
}

function schemaOf({ schemas }: Context, row: DatasetVersion, uses: readonly VersionUseRow[]) {
  const found = schemaHash(schemas, row, uses);
  if (found === null) return null;
  const { hash, assumed } = found;
  const number = schemas.findIndex(({ schema_hash: one }) => one === hash) + 1;
  return { hash, number, assumed };
}

function summarize(context: Context, row: DatasetVersion): VersionSummary[] {
  const { node } = context;
  const run = row.runKey === null ? null : (context.runs.get(row.runKey) ?? null);
  if (row.text === null && !run) return [];
  const uses = usesOfVersion(node, row);
  const fingerprints = fingerprintsOf(row, uses);
  const name: VersionName =
    row.text === null ? { kind: 'run', runId: run?.runId ?? '' } : { kind: 'told', text: row.text };
  const key = versionKey(name);
  return [
    {
      node: node.head,
      id: versionId(node.head.id, key),
      key,
      label: versionLabel(name, row.at, node.head.type),
      strength: strengthOfRow(row, fingerprints),
      at: row.at,
      lastSeen: row.lastSeen,
      run,
      writes: row.writes,
      reads: row.reads,
      rowCount: uses.find((use) => use.row_count !== null)?.row_count ?? null,
      bytes: uses.find(({ bytes }) => bytes !== null)?.bytes ?? null,
      fingerprints,
      schema: schemaOf(context, row, uses),
      change: row.runKey === null ? null : (context.changes.get(row.runKey) ?? null),
      codeVersion: null,
    },
  ];
}

/** What lists and pages say of some versions of a dataset. */
export function summarizeDatasetVersions(
  node: VersionedNode,
  rows: readonly DatasetVersion[],
): VersionSummary[] {
  const { db, keys } = node;
  const found = loadRuns(
    db,
    rows.flatMap(({ runKey: key }) => key ?? []),
  );
  const byId = new Map(summarizeRuns(db, [...found.values()]).map((run) => [run.runId, run]));
  const runs = new Map<string, RunSummary>();
  for (const [key, row] of found) {
    const run = byId.get(row.run_id);
    if (run) runs.set(key, run);
  }
  const context = {
    node,
    runs,
    schemas: loadSchemaVersions(db, keys),
    changes: loadChanges(db, keys),
  };
  return rows.flatMap((row) => summarize(context, row));
}

/** The least of a version. */
export function refOf({ node, id, key, label, strength }: VersionSummary): VersionRef {
  return { node, id, key, label, strength };
}
