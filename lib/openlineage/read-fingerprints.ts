import { readFingerprint, type Fingerprint, type Json } from '@/lib/lineage';

import { facetOf, type FacetBodies } from './describe-node';
import { standardFacet } from './facets';
import { isObject, own } from './wire';

/** Members of producers' own facets that hold a digest of the content. */
const DIGEST_KEYS = [
  'digest',
  'hash',
  'checksum',
  'sha256',
  'md5',
  'etag',
  'contentHash',
  'fingerprint',
] as const;

function ofCustomFacet(name: string, body: Json): Fingerprint[] {
  if (!isObject(body)) return [];
  return DIGEST_KEYS.flatMap((key) => {
    const value = own(body, key);
    if (typeof value !== 'string' || value === '') return [];
    const named = key === 'sha256' || key === 'md5' || key === 'etag';
    const text = named && !value.includes(':') ? `${key}:${value}` : value;
    const read = readFingerprint(text, name);
    // MLflow hashes a sample, whatever its digest looks like.
    if (/mlflow/i.test(name))
      return [{ strength: 'weak', algorithm: 'mlflow', value: read?.value ?? value, source: name }];
    return read ? [read] : [];
  });
}

/**
 * Digests a dataset's facets tell beside the version: Iceberg snapshots, and digests in producers'
 * own facets (of a model artifact, of an MLflow dataset). In the order of facet names.
 */
export function readFingerprints(facets: FacetBodies): Fingerprint[] {
  const snapshot = facetOf(facets, 'icebergCommitReport') ?? facetOf(facets, 'icebergScanReport');
  const told: Fingerprint[] = snapshot
    ? [
        {
          strength: 'strong',
          algorithm: 'snapshot',
          value: snapshot.snapshotId,
          source: facets.has('icebergCommitReport') ? 'icebergCommitReport' : 'icebergScanReport',
        },
      ]
    : [];
  const custom = [...facets]
    .filter(([name]) => standardFacet(name) === null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, body]) => ofCustomFacet(name, body));
  return [...told, ...custom];
}
