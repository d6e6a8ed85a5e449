import {
  EVENT_TYPES,
  type DatasetUse,
  type EventType,
  type JobUse,
  type LineageEvent,
} from '@/lib/lineage';

import { countNames } from './count-names';
import {
  readProducer,
  requireEventTime,
  requireName,
  requireObject,
  requireRunId,
  WarningList,
} from './event-reader';
import { LIMITS } from './limits';
import { readFacets } from './read-facets';
import { readJson } from './read-json';
import { pointerTo, Refusal } from './refusal';
import { isObject, own, type JsonObject } from './wire';

function readEventType(event: JsonObject, warnings: WarningList): EventType | null {
  const value = own(event, 'eventType');
  if (value === undefined || value === null) {
    warnings.add('/eventType', '"eventType" is missing');
    return null;
  }
  const text = typeof value === 'string' ? value : '';
  const known = EVENT_TYPES.find((type) => type === text.toUpperCase());
  if (known === text) return known;
  warnings.add(
    '/eventType',
    known
      ? 'the event type is not in upper case'
      : 'the event type is none of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER; read as OTHER',
  );
  return known ?? 'OTHER';
}

function readJob(event: JsonObject, warnings: WarningList): JobUse {
  const job = requireObject(event, 'job', '');
  return {
    namespace: requireName(job, 'namespace', '/job', warnings),
    name: requireName(job, 'name', '/job', warnings),
    facets: readFacets(job, 'facets', '/job', warnings),
  };
}

function readDataset(
  dataset: JsonObject,
  at: string,
  useKey: 'inputFacets' | 'outputFacets' | null,
  warnings: WarningList,
): DatasetUse {
  return {
    namespace: requireName(dataset, 'namespace', at, warnings),
    name: requireName(dataset, 'name', at, warnings),
    facets: readFacets(dataset, 'facets', at, warnings),
    useFacets: useKey ? readFacets(dataset, useKey, at, warnings) : [],
  };
}

function readSide(
  event: JsonObject,
  side: 'inputs' | 'outputs',
  warnings: WarningList,
): DatasetUse[] {
  const value = own(event, side);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw new Refusal('malformed', `/${side}`, `"${side}" must be an array`);
  if (value.length > LIMITS.datasets)
    throw new Refusal(
      'over_limit',
      `/${side}`,
      `${value.length} datasets, at most ${LIMITS.datasets} are taken`,
    );
  return value.map((member, index) => {
    const pointer = pointerTo(`/${side}`, index);
    if (!isObject(member)) throw new Refusal('malformed', pointer, 'a dataset must be an object');
    return readDataset(
      member,
      pointer,
      side === 'inputs' ? 'inputFacets' : 'outputFacets',
      warnings,
    );
  });
}

function readDocument(bytes: Uint8Array): LineageEvent {
  const { value, hadBareNumbers } = readJson(bytes);
  if (!isObject(value)) throw new Refusal('malformed', '', 'an event must be a JSON object');
  const warnings = new WarningList();
  if (hadBareNumbers) warnings.add('', 'bare NaN or Infinity is not JSON; read as null');
  const isPresent = (key: string) => own(value, key) !== undefined && own(value, key) !== null;
  const kind = (['run', 'job', 'dataset'] as const).find(isPresent);
  if (!kind)
    throw new Refusal(
      'malformed',
      '',
      'not an OpenLineage event: it has neither "run" and "job", nor "job", nor "dataset"',
    );
  const eventTime = requireEventTime(value, warnings);
  const producer = readProducer(value, warnings);
  if (kind === 'dataset') {
    const dataset = readDataset(requireObject(value, 'dataset', ''), '/dataset', null, warnings);
    return { kind, eventTime, producer, dataset, warnings: warnings.list() };
  }
  if (isPresent('dataset'))
    warnings.add('/dataset', `a ${kind} event has no "dataset"; it was not read`);
  const run = kind === 'run' ? requireObject(value, 'run', '') : null;
  const runId = run ? requireRunId(run, warnings) : null;
  const job = readJob(value, warnings);
  const inputs = readSide(value, 'inputs', warnings);
  const outputs = readSide(value, 'outputs', warnings);
  if (!run || runId === null) {
    return { kind: 'job', eventTime, producer, job, inputs, outputs, warnings: warnings.list() };
  }
  const eventType = readEventType(value, warnings);
  const runFacets = readFacets(run, 'facets', '/run', warnings);
  return {
    kind: 'run',
    eventTime,
    producer,
    eventType,
    runId,
    runFacets,
    job,
    inputs,
    outputs,
    warnings: warnings.list(),
  };
}

/** Bytes below which no event can name too many. */
const NAMES_COUNTED_BYTES = 256 * 1024;

/**
 * Reads one event from its exact bytes. Kinds are told apart by shape, never by `schemaURL`
 * (OpenLineage 2-0-2: `run` makes a run event, `job` alone a job event, `dataset` alone a dataset
 * event). What is off but readable becomes a warning.
 *
 * @throws {Refusal} if it is not JSON, not an event, names are missing, or it is over a limit.
 */
export function readEvent(bytes: Uint8Array): LineageEvent {
  const event = readDocument(bytes);
  const names = bytes.byteLength > NAMES_COUNTED_BYTES ? countNames(event) : 0;
  if (names > LIMITS.names)
    throw new Refusal(
      'over_limit',
      '',
      `names ${names} datasets and jobs, at most ${LIMITS.names} are taken`,
    );
  return event;
}
