import type { Json } from '@/lib/lineage';

import { isObject, own } from './wire';

/*
 * Which try of its work a run was. No standard facet tells it. Airflow's provider puts
 * `try_number` into `airflow.taskInstance`; others write a number of their own into a facet of
 * theirs, or among the execution parameters.
 */

/** Run facets that may tell it, those of schedulers first. */
export const ATTEMPT_FACETS = [
  'airflow',
  'attempt',
  'retry',
  'taskInstance',
  'spark_applicationDetails',
  'spark_jobDetails',
  'dbt_run',
  'executionParameters',
] as const;

const NAMES = ['try_number', 'tryNumber', 'attempt', 'attemptNumber', 'attempt_number', 'attemptId', 'retry_attempt']; // prettier-ignore
const INSIDE = ['taskInstance', 'task_instance', 'run'];
/** More tries than this is no count of tries. */
const MOST = 10_000;

function asNumber(value: Json | undefined): number | null {
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  const isCount = typeof number === 'number' && Number.isInteger(number);
  return isCount && number >= 1 && number <= MOST ? number : null;
}

function numberIn(body: Json | undefined): number | null {
  if (!isObject(body)) return null;
  for (const name of NAMES) {
    const number = asNumber(own(body, name));
    if (number !== null) return number;
  }
  return null;
}

function amongParameters(body: Json | undefined): number | null {
  const parameters = isObject(body) ? own(body, 'parameters') : undefined;
  if (!Array.isArray(parameters)) return null;
  for (const one of parameters)
    if (isObject(one) && NAMES.some((name) => own(one, 'key') === name)) {
      const number = asNumber(own(one, 'value'));
      if (number !== null) return number;
    }
  return null;
}

/** The number of a try, from 1, that a run's facets tell; null if none does. */
export function readAttempt(facets: ReadonlyMap<string, Json>): number | null {
  for (const name of ATTEMPT_FACETS) {
    const body = facets.get(name);
    if (!isObject(body)) continue;
    const inner = INSIDE.map((key) => numberIn(own(body, key)));
    const number = numberIn(body) ?? inner.find((one) => one !== null) ?? amongParameters(body);
    if (number !== null) return number;
  }
  return null;
}
