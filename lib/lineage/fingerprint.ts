/**
 * How much a name of a version proves. `strong`: a hash of the whole content, or a snapshot its
 * store never changes. `weak`: a digest of a sample. `label`: a name, nothing more. `run`: nobody
 * told a version; only the run that wrote it is known.
 */
export const STRENGTHS = ['strong', 'weak', 'label', 'run'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** One way to recognise the content of a version. */
export type Fingerprint = {
  readonly strength: 'strong' | 'weak';
  /** Lower case, such as `sha256`, `md5`, `snapshot`, `mlflow`. */
  readonly algorithm: string;
  /** The digest as told, without the algorithm. */
  readonly value: string;
  /** Facet that told it. */
  readonly source: string;
};

/** Hexadecimal digits of full content hashes. */
const HASHES = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['blake2b', 128],
  ['blake3', 64],
  ['xxh64', 16],
  ['xxh128', 32],
  ['crc64', 16],
  ['git', 40],
]);
/** What a bare hash of so many digits is, most likely; SHA-1 is what Git names content by. */
const BY_LENGTH = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);
/** MLflow's digests: eight characters of a hash over a sample of the rows. */
const SAMPLED = /^[0-9a-f]{8}$/i;
/** Of ids that a table format or an object store gives once and never changes. */
const SNAPSHOTS = ['snapshot', 'iceberg', 'delta', 's3vid', 'etag'];

/** Reads `<strength>:<algorithm>:<digest>`, in which the producer says itself how strong it is. */
function readGraded(strength: 'strong' | 'weak', value: string, source: string): Fingerprint {
  const inner = /^([a-z0-9_-]+):(.+)$/i.exec(value);
  return {
    strength,
    algorithm: inner?.[1]?.toLowerCase() ?? 'digest',
    value: inner?.[2] ?? value,
    source,
  };
}

function readNamed(name: string, value: string, source: string): Fingerprint | null {
  const algorithm = name.toLowerCase().replace(/^sha-/, 'sha');
  if (algorithm === 'strong' || algorithm === 'weak') return readGraded(algorithm, value, source);
  if (algorithm.includes('mlflow') || algorithm.includes('sample'))
    return { strength: 'weak', algorithm: 'mlflow', value, source };
  if (SNAPSHOTS.includes(algorithm)) return { strength: 'strong', algorithm, value, source };
  const digits = HASHES.get(algorithm);
  if (digits === undefined) return null;
  // A hash cut short no longer stands for the whole content.
  const isWhole = /^[0-9a-f]+$/i.test(value) && value.length >= digits;
  return isWhole
    ? { strength: 'strong', algorithm, value: value.toLowerCase(), source }
    : { strength: 'weak', algorithm, value, source };
}

/**
 * Reads a digest by its look: `sha256:…`, a bare hash, `mlflow:…`, an eight-digit sample digest.
 * Null for text that is no digest, such as `1` or `2026-03`.
 */
export function readFingerprint(text: string, source: string): Fingerprint | null {
  const trimmed = text.trim();
  const parts = /^([a-z0-9_-]+)[:=](.+)$/i.exec(trimmed);
  if (parts) return readNamed(parts[1] ?? '', parts[2] ?? '', source);
  if (!/^[0-9a-f]+$/i.test(trimmed)) return null;
  const value = trimmed.toLowerCase();
  const algorithm = BY_LENGTH.get(value.length);
  if (algorithm) return { strength: 'strong', algorithm, value, source };
  // Eight digits alone are a date or a number as likely as a digest.
  return SAMPLED.test(value) && /[a-f]/.test(value)
    ? { strength: 'weak', algorithm: 'mlflow', value, source }
    : null;
}

/** How much a told version proves, by its own text and the digests told beside it. */
export function strengthOf(text: string, beside: readonly Fingerprint[] = []): Strength {
  const all = [readFingerprint(text, 'version'), ...beside].filter((one) => one !== null);
  if (all.some(({ strength }) => strength === 'strong')) return 'strong';
  return all.length > 0 ? 'weak' : 'label';
}
