/** Bounds on one event; beyond them it is refused before any work is done on it. */
export const LIMITS = {
  /** Bytes as sent, compressed or not. */
  compressedBytes: 5 * 1024 * 1024,
  /** Bytes after inflating. A body that is not compressed may use all of this. */
  inflatedBytes: 20 * 1024 * 1024,
  /** Nesting of objects and arrays. */
  depth: 64,
  /** Columns of one dataset, nested ones counted, and output columns of one column lineage. */
  columns: 5000,
  /** Facets of one run, job, dataset, input or output. */
  facets: 200,
  /** Datasets on one side of one event. */
  datasets: 10_000,
  /** Datasets and jobs one event names, facets counted. Measured: 20,000 new ones take 0.8 s to store. */
  names: 25_000,
  /** Characters of a namespace or name. */
  nameLength: 8192,
  /** Warnings kept of one event; the last one says how many more there were. */
  warnings: 100,
} as const;

/** Whether a namespace and name that a facet gives can name a node. */
export function isUsableName({ namespace, name }: { namespace: string; name: string }): boolean {
  return name !== '' && name.length <= LIMITS.nameLength && namespace.length <= LIMITS.nameLength;
}
