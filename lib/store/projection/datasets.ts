import { readFacet } from '@/lib/openlineage/facets';
import { isUsableName } from '@/lib/openlineage/limits';
import { readDatasetSources, type SourceRef } from '@/lib/openlineage/read-sources';
import {
  SELF,
  type DatasetUse,
  type Facet,
  type NodeKey,
  type SourceKey,
  type Stamp,
  type TellingSources,
} from '@/lib/lineage';

import { sql, type Database } from '../database';
import { facetHash } from '../facet-store';
import { bodyHash, nodeKey } from '../keys';
import { addAlias, mergeAliases } from './alias-merge';
import { touchNode } from './nodes';

/** Key of a source a lineage facet names. */
function keyOf(ref: SourceRef): SourceKey {
  return ref === 'self' ? SELF : nodeKey(ref);
}

/** Makes sure a source a lineage facet names is a node, and gives its key. */
export function sourceKey(db: Database, ref: SourceRef, stamp: Stamp): SourceKey {
  if (ref === 'self') return SELF;
  return touchNode(db, { ...ref, isNamed: false, facets: [] }, stamp).key;
}

function body(facets: readonly Facet[], name: string) {
  return facets.find((facet) => facet.name === name && !facet.deleted)?.body;
}

/** Sources told by these lineage facets. */
export function toldSources(
  lineage: Facet['body'] | undefined,
  columnLineage: Facet['body'] | undefined,
): TellingSources {
  const told = readDatasetSources(lineage, columnLineage);
  return told && { evidence: told.evidence, from: [...new Set(told.from.map(keyOf))].sort() };
}

/**
 * Makes a node of every source an event's own facets name, whether or not they end up in force:
 * what is in force depends on other events, and a node's first and last sight must not.
 */
export function mentionSources(db: Database, use: DatasetUse, stamp: Stamp): void {
  const [lineage, columnLineage] = [body(use.facets, 'lineage'), body(use.facets, 'columnLineage')];
  const told = [
    readDatasetSources(lineage, undefined),
    readDatasetSources(undefined, columnLineage),
  ];
  for (const ref of told.flatMap((one) => one?.from ?? [])) sourceKey(db, ref, stamp);
}

function recordAliases(
  db: Database,
  key: NodeKey,
  use: DatasetUse,
  stamp: Stamp,
  isNamedAtNew: boolean,
): void {
  const symlinks = readFacet('symlinks', body(use.facets, 'symlinks'));
  let isNews = isNamedAtNew;
  for (const { namespace, name, type } of symlinks?.identifiers ?? []) {
    if (!isUsableName({ namespace, name })) continue;
    const alias = touchNode(
      db,
      { kind: 'dataset', namespace, name, isNamed: false, facets: [] },
      stamp,
    );
    if (addAlias(db, key, alias.key, type, stamp[0])) isNews = true;
  }
  if (isNews) mergeAliases(db, key);
}

type SchemaText = { readonly hash: string; readonly text: string };

/** Columns by facet body: the same schema comes with every run. Hashes never change their meaning. */
const schemas = new Map<string, SchemaText | null>();
const SCHEMA_CACHE_SIZE = 2000;

function schemaText(facet: Facet): SchemaText | null {
  const key = facetHash(facet);
  const known = schemas.get(key);
  if (known !== undefined) return known;
  const schema = readFacet('schema', facet.body);
  const text = schema && schema.fields.length > 0 ? JSON.stringify(schema.fields) : null;
  if (schemas.size >= SCHEMA_CACHE_SIZE) schemas.clear();
  const read = text === null ? null : { hash: bodyHash(text), text };
  schemas.set(key, read);
  return read;
}

function recordSchema(db: Database, key: NodeKey, use: DatasetUse, [at]: Stamp): void {
  const facet = use.facets.find(({ name, deleted }) => name === 'schema' && !deleted);
  const schema = facet && schemaText(facet);
  if (!schema) return;
  const { changes } = sql(
    db,
    `INSERT INTO schema_version (dataset_key, schema_hash, first_seen, last_seen) VALUES ($key, $hash, $at, $at)
     ON CONFLICT (dataset_key, schema_hash) DO UPDATE SET
       first_seen = min(first_seen, $at), last_seen = max(last_seen, $at)
     WHERE $at < first_seen OR $at > last_seen`,
  ).run({ key, hash: schema.hash, at });
  if (changes > 0)
    sql(db, 'INSERT OR IGNORE INTO facet_body (hash, body) VALUES (?, ?)').run(
      schema.hash,
      schema.text,
    );
}

/** Records a dataset an event names: the node, its facets, its other names, its columns. */
export function projectDataset(db: Database, use: DatasetUse, stamp: Stamp): NodeKey {
  const { key, isNamedAtNew } = touchNode(
    db,
    {
      kind: 'dataset',
      namespace: use.namespace,
      name: use.name,
      isNamed: true,
      facets: use.facets,
    },
    stamp,
  );
  recordAliases(db, key, use, stamp, isNamedAtNew);
  recordSchema(db, key, use, stamp);
  return key;
}
