import { readFacet } from '@/lib/openlineage/facets';
import type { Facet, Instant, Json, NodeKey } from '@/lib/lineage';

import { sql, type Database } from '../database';
import { facetText } from '../facet-store';
import { bodyHash } from '../keys';
import type { FacetBodies } from './facet-bodies';

type SchemaText = { readonly hash: string; readonly text: string };

/** Columns by facet body: the same schema comes with every run. Hashes never change their meaning. */
const schemas = new Map<string, SchemaText | null>();
const SCHEMA_CACHE_SIZE = 2000;

/**
 * Columns of a stored `schema` facet and the hash they are kept under; null if it has none.
 *
 * @param hash of the facet's body.
 */
export function schemaText(hash: string, body: Json): SchemaText | null {
  const known = schemas.get(hash);
  if (known !== undefined) return known;
  const schema = readFacet('schema', body);
  const text = schema && schema.fields.length > 0 ? JSON.stringify(schema.fields) : null;
  if (schemas.size >= SCHEMA_CACHE_SIZE) schemas.clear();
  const read = text === null ? null : { hash: bodyHash(text), text };
  schemas.set(hash, read);
  return read;
}

type Sighting = {
  readonly key: NodeKey;
  readonly schema: SchemaText;
  first: Instant;
  last: Instant;
};

/** Which columns datasets had when, gathered over one transaction. */
export class SchemaVersions {
  readonly #sightings = new Map<string, Sighting>();

  /** Records the columns an event gives a dataset, if it does. */
  see(key: NodeKey, facets: readonly Facet[], at: Instant): void {
    const facet = facets.find(({ name, deleted }) => name === 'schema' && !deleted);
    const schema = facet && schemaText(facetText(facet).hash, facet.body);
    if (!schema) return;
    const known = this.#sightings.get(`${key} ${schema.hash}`);
    if (!known) {
      this.#sightings.set(`${key} ${schema.hash}`, { key, schema, first: at, last: at });
      return;
    }
    if (at < known.first) known.first = at;
    if (at > known.last) known.last = at;
  }

  /** Writes what was seen. */
  flush(db: Database, bodies: FacetBodies): void {
    const write = sql(
      db,
      `INSERT INTO schema_version (dataset_key, schema_hash, first_seen, last_seen) VALUES ($key, $hash, $first, $last)
       ON CONFLICT (dataset_key, schema_hash) DO UPDATE SET
         first_seen = min(first_seen, $first), last_seen = max(last_seen, $last)
       WHERE $first < first_seen OR $last > last_seen`,
    );
    for (const { key, schema, first, last } of this.#sightings.values()) {
      bodies.put(schema.hash, schema.text);
      write.run({ key, hash: schema.hash, first, last });
    }
  }
}
