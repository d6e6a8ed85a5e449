import { z } from 'zod';

import { entriesOf, optionalNumber, optionalScalarText, optionalText, scalarText } from './wire';

/*
 * The standard facets, as the panel and the projections read them. Sources: OpenLineage
 * specification, spec/facets/*.json (each with its own SchemaVer) and spec/registry. Reading is
 * lenient: what is optional or unknown may be missing, and the facet is kept whatever it holds.
 */

const entity = z.object({ namespace: z.string(), name: z.string() });
const transformation = z.object({
  type: z.string(),
  subtype: optionalText,
  description: optionalText,
  masking: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});
const transformations = z
  .array(transformation)
  .nullish()
  .transform((value) => value ?? []);

/** 1-0-1 NominalTimeRunFacet. */
const nominalTime = z.object({ nominalStartTime: z.string(), nominalEndTime: optionalText });

const runRef = z.object({ run: z.object({ runId: z.string().min(1) }), job: entity });
/** 1-2-0 ParentRunFacet. */
const parent = runRef.extend({ root: runRef.nullish().transform((value) => value ?? null) });

/** 1-0-1 ErrorMessageRunFacet. */
const errorMessage = z.object({
  message: z.string(),
  programmingLanguage: optionalText,
  stackTrace: optionalText,
});

/** 1-1-2 ExtractionErrorRunFacet. */
const extractionError = z.object({
  totalTasks: z.number(),
  failedTasks: z.number(),
  errors: z.array(z.object({ errorMessage: z.string(), task: optionalText })),
});

/** 1-1-1 ProcessingEngineRunFacet. */
const processingEngine = z.object({
  version: z.string(),
  name: optionalText,
  openlineageAdapterVersion: optionalText,
});

/** 1-0-2 ExternalQueryRunFacet. */
const externalQuery = z.object({ externalQueryId: z.string(), source: z.string() });

/** 1-0-0 EnvironmentVariablesRunFacet. */
const environmentVariables = z.object({
  environmentVariables: z.array(z.object({ name: z.string(), value: scalarText })),
});

/** 1-0-0 ExecutionParametersRunFacet. */
const executionParameters = z.object({
  parameters: z.array(
    z.object({
      key: z.string(),
      name: optionalText,
      description: optionalText,
      value: optionalScalarText,
    }),
  ),
});

const dependency = z.object({ job: entity, run: z.object({ runId: z.string() }).nullish() });
/** 1-0-1 JobDependenciesRunFacet. */
const jobDependencies = z.object({
  upstream: z.array(dependency).nullish(),
  downstream: z.array(dependency).nullish(),
  trigger_rule: optionalText,
});

/** 1-0-1 TestRunFacet. */
const test = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      severity: optionalText,
      type: optionalText,
      description: optionalText,
      expected: optionalScalarText,
      actual: optionalScalarText,
    }),
  ),
});

/** 1-0-0 Tags facets of runs, jobs and datasets. */
const tags = z.object({
  tags: z.array(
    z.object({ key: z.string(), value: scalarText, source: optionalText, field: optionalText }),
  ),
});

/** 2-0-4 JobTypeJobFacet. */
const jobType = z.object({
  processingType: z.string(),
  integration: z.string(),
  jobType: optionalText,
});

/** 1-1-0 SQLJobFacet. */
const sql = z.object({ query: z.string(), dialect: optionalText });

/** 1-0-1 SourceCodeJobFacet. */
const sourceCode = z.object({ language: z.string(), sourceCode: z.string() });

/** 1-1-0 SourceCodeLocationJobFacet. */
const sourceCodeLocation = z.object({
  type: z.string(),
  url: z.string(),
  repoUrl: optionalText,
  path: optionalText,
  version: optionalText,
  tag: optionalText,
  branch: optionalText,
  pullRequestNumber: optionalScalarText,
});

/** 1-0-1 Ownership facets. */
const ownership = z.object({ owners: z.array(z.object({ name: z.string(), type: optionalText })) });

/** 1-1-0 Documentation facets. */
const documentation = z.object({ description: z.string(), contentType: optionalText });

/** A source in explicit lineage. Without namespace and name a JOB is the event's own. */
const lineageInput = z.object({
  namespace: optionalText,
  name: optionalText,
  type: z.enum(['DATASET', 'JOB']).catch('DATASET'),
  field: optionalText,
  transformations,
});
const lineageFields = entriesOf(z.object({ inputs: z.array(lineageInput) })).optional();
/** 1-0-0 LineageFacet (experimental): on datasets `inputs` and `fields`, on jobs `entries`. */
const lineage = z.object({
  inputs: z.array(lineageInput).optional(),
  fields: lineageFields,
  entries: z
    .array(
      z.object({
        namespace: optionalText,
        name: optionalText,
        type: z.enum(['DATASET', 'JOB']),
        inputs: z.array(lineageInput).optional(),
        fields: lineageFields,
      }),
    )
    .optional(),
});

/** One column; the specification nests them under `fields`. */
export type WireField = {
  name: string;
  type: string | null;
  description: string | null;
  /** No part of the specification, but some producers say it. */
  nullable?: boolean | undefined;
  fields: WireField[];
};
const field: z.ZodType<WireField> = z.object({
  name: scalarText,
  type: optionalScalarText,
  description: optionalText,
  nullable: z.boolean().optional().catch(undefined),
  get fields() {
    return z
      .array(field)
      .nullish()
      .transform((value): WireField[] => value ?? []);
  },
});
/** 1-2-0 SchemaDatasetFacet. */
const schema = z.object({
  fields: z
    .array(field)
    .nullish()
    .transform((value) => value ?? []),
});

/** 1-0-1 DatasetVersionDatasetFacet. */
const version = z.object({ datasetVersion: scalarText });

/** 1-0-1 DatasetTypeDatasetFacet. */
const datasetType = z.object({ datasetType: z.string(), subType: optionalText });

/** 1-0-1 DatasourceDatasetFacet. */
const dataSource = z.object({ name: optionalText, uri: optionalText });

/** 1-0-1 SymlinksDatasetFacet. */
const symlinks = z.object({
  identifiers: z.array(z.object({ namespace: z.string(), name: z.string(), type: optionalText })),
});

/** 1-0-0 HierarchyDatasetFacet. */
const hierarchy = z.object({
  hierarchy: z.array(z.object({ type: z.string(), name: z.string() })),
});

/** 1-1-0 CatalogDatasetFacet. */
const catalog = z.object({
  framework: z.string(),
  type: z.string(),
  name: z.string(),
  metadataUri: optionalText,
  warehouseUri: optionalText,
  source: optionalText,
});

/** 1-0-1 StorageDatasetFacet. */
const storage = z.object({ storageLayer: z.string(), fileFormat: optionalText });

const inputField = entity.extend({ field: scalarText, transformations });
/** 1-2-0 ColumnLineageDatasetFacet. */
const columnLineage = z.object({
  fields: entriesOf(
    z.object({
      inputFields: z.array(inputField),
      transformationDescription: optionalText,
      transformationType: optionalText,
    }),
  ),
  dataset: z
    .array(inputField)
    .nullish()
    .transform((value) => value ?? []),
});

/** 1-0-1 LifecycleStateChangeDatasetFacet. */
const lifecycleStateChange = z.object({
  lifecycleStateChange: z.string(),
  previousIdentifier: entity.nullish().transform((value) => value ?? null),
});

const metrics = z.object({
  nullCount: optionalNumber,
  distinctCount: optionalNumber,
  sum: optionalNumber,
  count: optionalNumber,
  min: optionalNumber,
  max: optionalNumber,
  quantiles: entriesOf(optionalNumber).optional(),
});
/** 1-0-0 DataQualityMetricsDatasetFacet, 1-0-3 …InputDatasetFacet. */
const dataQualityMetrics = z.object({
  rowCount: optionalNumber,
  bytes: optionalNumber,
  fileCount: optionalNumber,
  lastUpdated: optionalText,
  columnMetrics: entriesOf(metrics).optional(),
});

/** 1-1-0 DataQualityAssertionsDatasetFacet. */
const dataQualityAssertions = z.object({
  assertions: z.array(
    z.object({
      assertion: z.string(),
      success: z.boolean(),
      column: optionalText,
      severity: optionalText,
      name: optionalText,
      description: optionalText,
      expected: optionalScalarText,
      actual: optionalScalarText,
    }),
  ),
});

/** 1-0-0 InputStatisticsInputDatasetFacet, 1-0-2 OutputStatisticsOutputDatasetFacet. */
const statistics = z.object({
  rowCount: optionalNumber,
  size: optionalNumber,
  fileCount: optionalNumber,
});

/** 1-0-0 Input- and OutputSubset facets; the condition is a tree of its own. */
const subset = z.object({
  inputCondition: z.unknown().optional(),
  outputCondition: z.unknown().optional(),
});

/** Iceberg scan (1-0-1) and commit (1-0-2) reports: the snapshot is the version read or written. */
const icebergReport = z.object({ snapshotId: scalarText });

const gcpLineage = z.object({ displayName: optionalText });
const opaque = z.looseObject({});

/** Every facet Headwater reads, by key. A facet may sit on more entities than the specification lists. */
const FACETS = {
  nominalTime,
  parent,
  errorMessage,
  extractionError,
  processing_engine: processingEngine,
  externalQuery,
  environmentVariables,
  executionParameters,
  jobDependencies,
  test,
  tags,
  jobType,
  sql,
  sourceCode,
  sourceCodeLocation,
  ownership,
  documentation,
  lineage,
  schema,
  version,
  datasetType,
  dataSource,
  symlinks,
  hierarchy,
  catalog,
  storage,
  columnLineage,
  lifecycleStateChange,
  dataQualityMetrics,
  dataQualityAssertions,
  inputStatistics: statistics,
  outputStatistics: statistics,
  subset,
  icebergScanReport: icebergReport,
  icebergCommitReport: icebergReport,
  gcp_lineage: gcpLineage,
  gcp_dataproc: opaque,
  gcp_composer_run: opaque,
  gcp_composer_job: opaque,
} as const;

export type FacetName = keyof typeof FACETS;
export type FacetOf<Name extends FacetName> = z.output<(typeof FACETS)[Name]>;

/** Older keys for facets of today (Airflow before 2.7, documentation examples). */
const FORMER_NAMES = new Map<string, FacetName>([
  ['parentRun', 'parent'],
  ['processingEngine', 'processing_engine'],
]);

/** The standard facet a key stands for; null for custom ones. */
export function standardFacet(key: string): FacetName | null {
  return FORMER_NAMES.get(key) ?? (Object.hasOwn(FACETS, key) ? (key as FacetName) : null);
}

type Read = {
  readonly facet: unknown;
  readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[];
};

/** What was read of bodies, each once: the event, its node and its run are made of the same ones. */
const reads = new WeakMap<object, Map<FacetName, Read>>();

function readOnce(name: FacetName, body: unknown): Read {
  const known = typeof body === 'object' && body !== null ? body : null;
  let of = known && reads.get(known);
  const before = of?.get(name);
  if (before) return before;
  const { success, data, error } = FACETS[name].safeParse(body);
  const read: Read = { facet: success ? data : null, issues: error?.issues ?? [] };
  if (known && !of) reads.set(known, (of = new Map<FacetName, Read>()));
  of?.set(name, read);
  return read;
}

/** Where a body departs from its facet's schema. */
export function facetIssues(name: FacetName, body: unknown): Read['issues'] {
  return readOnce(name, body).issues;
}

/** Reads one facet; null if it is absent or not as its schema says. */
export function readFacet<Name extends FacetName>(name: Name, body: unknown): FacetOf<Name> | null {
  if (body === undefined || body === null) return null;
  return readOnce(name, body).facet as FacetOf<Name> | null;
}
