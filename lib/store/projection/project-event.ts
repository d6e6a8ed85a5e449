import { readJobLineage } from '@/lib/openlineage/read-sources';
import type {
  DatasetUse,
  JobUse,
  LineageEvent,
  NodeKey,
  ShapeParts,
  SourceKey,
  Stamp,
} from '@/lib/lineage';

import { sql, type Database } from '../database';
import { runKey } from '../keys';
import { mentionSources, projectDataset, sourceKey, toldSources } from './datasets';
import { touchNode } from './nodes';
import { projectUse } from './run-datasets';
import { mentionParents, tellOfRun } from './runs';
import { assignShape, declareShape, type TargetEntries } from './shapes';

type RunEvent = Extract<LineageEvent, { kind: 'run' }>;

function jobTargets(db: Database, job: JobUse, stamp: Stamp): TargetEntries {
  const facet = job.facets.find(({ name, deleted }) => name === 'lineage' && !deleted);
  const entries = readJobLineage(facet?.body);
  if (!entries) return null;
  const targets = new Map<SourceKey, Set<SourceKey>>();
  for (const { target, from } of entries) {
    const key = sourceKey(db, target, stamp);
    const known = targets.get(key) ?? new Set<SourceKey>();
    for (const ref of from) known.add(sourceKey(db, ref, stamp));
    targets.set(key, known);
  }
  return [...targets]
    .map(([key, from]) => [key, [...from].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Runs keep the `lineage` entries of their own job facet, so the job's ledger need not. */
function touchJob(db: Database, job: JobUse, stamp: Stamp): NodeKey {
  return touchNode(
    db,
    { kind: 'job', namespace: job.namespace, name: job.name, isNamed: true, facets: job.facets },
    stamp,
  ).key;
}

function projectRunEvent(db: Database, event: RunEvent, stamp: Stamp): Set<NodeKey> {
  const jobKey = touchJob(db, event.job, stamp);
  const targets = jobTargets(db, event.job, stamp);
  mentionParents(db, event.runFacets, stamp);
  const record = tellOfRun(
    db,
    {
      runId: event.runId,
      jobKey,
      own: { type: event.eventType, facets: event.runFacets, targets },
    },
    stamp,
  );
  const key = runKey(event.runId);
  const touched = new Set<NodeKey>([jobKey]);
  const take = (side: 'input' | 'output', dataset: DatasetUse) => {
    const datasetKey = projectDataset(db, dataset, stamp);
    projectUse(db, key, side, datasetKey, dataset, stamp);
    touched.add(datasetKey);
  };
  for (const dataset of event.inputs) take('input', dataset);
  for (const dataset of event.outputs) take('output', dataset);
  assignShape(db, key, record.job[3], record.targets);
  return touched;
}

function toldBy(db: Database, dataset: DatasetUse, stamp: Stamp) {
  const body = (name: string) =>
    dataset.facets.find((facet) => facet.name === name && !facet.deleted)?.body;
  mentionSources(db, dataset, stamp);
  return toldSources(body('lineage'), body('columnLineage'));
}

function projectJobEvent(
  db: Database,
  event: Extract<LineageEvent, { kind: 'job' }>,
  stamp: Stamp,
): Set<NodeKey> {
  const owner = touchJob(db, event.job, stamp);
  const targets = jobTargets(db, event.job, stamp);
  const parts: ShapeParts = {
    owner,
    ownerKind: 'job',
    isDeclared: true,
    inputs: event.inputs.map((dataset) => projectDataset(db, dataset, stamp)),
    outputs: event.outputs.map((dataset) => ({
      key: projectDataset(db, dataset, stamp),
      sources: toldBy(db, dataset, stamp),
    })),
    targets: targets && new Map(targets),
  };
  // A job event without any dataset describes the job; it does not say that the job reads nothing.
  if (parts.inputs.length > 0 || parts.outputs.length > 0 || targets)
    declareShape(db, parts, stamp);
  return new Set([owner, ...parts.inputs, ...parts.outputs.map(({ key }) => key)]);
}

function projectDatasetEvent(
  db: Database,
  event: Extract<LineageEvent, { kind: 'dataset' }>,
  stamp: Stamp,
): Set<NodeKey> {
  const owner = projectDataset(db, event.dataset, stamp);
  const sources = toldBy(db, event.dataset, stamp);
  if (sources)
    declareShape(
      db,
      {
        owner,
        ownerKind: 'dataset',
        isDeclared: true,
        inputs: [],
        outputs: [{ key: owner, sources }],
        targets: null,
      },
      stamp,
    );
  return new Set([owner]);
}

function project(db: Database, event: LineageEvent, stamp: Stamp): Set<NodeKey> {
  switch (event.kind) {
    case 'run':
      return projectRunEvent(db, event, stamp);
    case 'job':
      return projectJobEvent(db, event, stamp);
    case 'dataset':
      return projectDatasetEvent(db, event, stamp);
  }
}

/**
 * Takes one event into every projection. Commutative and idempotent over sets of events; call it
 * inside a transaction.
 *
 * @param seq place of the event in the log.
 * @param hash SHA-256 of its bytes, hexadecimal.
 */
export function projectEvent(db: Database, seq: number, hash: string, event: LineageEvent): void {
  const touched = project(db, event, [event.eventTime, hash.slice(0, 16)]);
  const add = sql(db, 'INSERT OR IGNORE INTO event_node (node_key, seq) VALUES (?, ?)');
  for (const key of touched) add.run(key, seq);
}
