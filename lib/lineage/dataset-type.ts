/** What a dataset is called when no facet says: guessed from the namespace's scheme and the name. */
const SCHEMES: readonly (readonly [type: string, schemes: readonly string[]])[] = [
  [
    'FILE',
    [
      's3',
      's3a',
      's3n',
      'gs',
      'abfs',
      'abfss',
      'wasb',
      'wasbs',
      'hdfs',
      'dbfs',
      'file',
      'ftp',
      'sftp',
      'http',
      'https',
      'box',
      'mssharepoint',
    ],
  ],
  ['TOPIC', ['kafka', 'pubsub', 'kinesis', 'pulsar', 'eventhub']],
  ['MODEL', ['mlflow', 'models', 'model-registry', 'wandb', 'sagemaker-model']],
  [
    'TABLE',
    [
      'postgres',
      'postgresql',
      'mysql',
      'mssql',
      'sqlserver',
      'oracle',
      'db2',
      'snowflake',
      'bigquery',
      'redshift',
      'awsathena',
      'trino',
      'presto',
      'hive',
      'cassandra',
      'unitycatalog',
      'duckdb',
      'sqlite',
      'clickhouse',
      'teradata',
      'spanner',
      'azuresynapse',
      'iceberg',
      'milvus',
      'crate',
      'oceanbase',
    ],
  ],
];
const BY_SCHEME = new Map(
  SCHEMES.flatMap(([type, schemes]) => schemes.map((scheme) => [scheme, type] as const)),
);
const MODEL_SUFFIX = /\.(pkl|pickle|joblib|onnx|safetensors|pt|pth|h5|keras|gguf|mlmodel)$/i;

/** Facet keys that tell what a dataset is, whatever its name. */
const BY_FACET = new Map([
  ['feast_featureView', 'FEATURE_VIEW'],
  ['feast_featureService', 'FEATURE_SERVICE'],
  ['feast_entity', 'ENTITY'],
]);

/**
 * Type of a dataset in upper case: what the `datasetType` facet says, else what a known facet or
 * the name gives away, else `DATASET`.
 *
 * @param declared `datasetType.datasetType` of the facet, if any.
 */
export function datasetType(
  declared: string | null,
  namespace: string,
  name: string,
  facetNames: Iterable<string>,
): string {
  if (declared?.trim()) return declared.trim().toUpperCase();
  for (const facet of facetNames) {
    const type = BY_FACET.get(facet);
    if (type) return type;
  }
  if (MODEL_SUFFIX.test(name)) return 'MODEL';
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(namespace)?.[0].toLowerCase();
  return (scheme && BY_SCHEME.get(scheme)) ?? 'DATASET';
}
