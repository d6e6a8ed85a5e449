/* What odd stories are told with. */

type Facets = Record<string, unknown>;

export const at = (second: number) => `2026-03-01T12:00:${String(second).padStart(2, '0')}Z`;
export const dataset = (name: string, facets: Facets = {}, namespace = 'postgres://h:5432') => ({
  namespace,
  name,
  facets,
});
export const ref = (name: string, namespace = 'postgres://h:5432') => ({ namespace, name });
export const job = (name: string, facets: Facets = {}) => ({ namespace: 'etl', name, facets });

type RunParts = {
  inputs?: unknown[];
  outputs?: unknown[];
  runFacets?: Facets;
  jobFacets?: Facets;
};
/** One run event at a second of the day the stories tell of. */
export function run(
  second: number,
  type: string | null,
  runId: string,
  jobName: string,
  parts: RunParts,
) {
  return {
    eventTime: at(second),
    ...(type === null ? {} : { eventType: type }),
    producer: 'https://example.com/odd',
    run: { runId, facets: parts.runFacets ?? {} },
    job: job(jobName, parts.jobFacets),
    inputs: parts.inputs ?? [],
    outputs: parts.outputs ?? [],
  };
}
export const parent = (runId: string, jobName: string, root?: unknown) => ({
  parent: { run: { runId }, job: { namespace: 'etl', name: jobName }, ...(root ? { root } : {}) },
});
export const schema = (...names: string[]) => ({
  schema: { fields: names.map((name) => ({ name, type: 'text' })) },
});
export const columns = (field: string, ...from: string[]) => ({
  columnLineage: {
    fields: {
      [field]: { inputFields: from.map((name) => ({ ...ref(name), field })) },
    },
  },
});
export const symlinks = (...names: string[]) => ({
  symlinks: { identifiers: names.map((name) => ({ ...ref(name, 's3://lake'), type: 'TABLE' })) },
});
export const becomes = (change: string, previous?: string) => ({
  lifecycleStateChange: {
    lifecycleStateChange: change,
    ...(previous === undefined ? {} : { previousIdentifier: ref(previous) }),
  },
});
export const own = (key: string, value: unknown) =>
  JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`) as Facets;
