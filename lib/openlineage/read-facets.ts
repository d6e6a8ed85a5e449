import type { Facet, Json } from '@/lib/lineage';

import type { WarningList } from './event-reader';
import { facetIssues, standardFacet, type WireField } from './facets';
import { knownBody } from './known-bodies';
import { LIMITS } from './limits';
import { pointerTo, Refusal } from './refusal';
import { isObject, own, ownText, type JsonObject } from './wire';

/** Columns of a schema, nested ones counted, stopping once they are over the limit. */
function countFields(fields: readonly WireField[]): number {
  let count = 0;
  const open = [...fields];
  for (let field = open.pop(); field && count <= LIMITS.columns; field = open.pop()) {
    count += 1;
    open.push(...field.fields);
  }
  return count;
}

function widthOf(fields: Json | undefined): number {
  if (Array.isArray(fields)) return countFields(fields.filter(isObject).map(looseField));
  return isObject(fields) ? Object.keys(fields).length : 0;
}

/**
 * Counts columns before anything walks them.
 *
 * @throws {Refusal} `over_limit` for a schema or column lineage wider than {@link LIMITS}.columns.
 */
function checkWidth(name: string, body: JsonObject, pointer: string): void {
  const fields = own(body, 'fields');
  if (name !== 'schema' && name !== 'columnLineage' && name !== 'lineage') return;
  const width = widthOf(fields);
  if (width > LIMITS.columns)
    throw new Refusal(
      'over_limit',
      pointerTo(pointer, 'fields'),
      `more than ${LIMITS.columns} columns`,
    );
}

function looseField(field: JsonObject): WireField {
  const nested = own(field, 'fields');
  return {
    name: '',
    type: null,
    description: null,
    fields: Array.isArray(nested) ? nested.filter(isObject).map(looseField) : [],
  };
}

function checkStandard(
  name: string,
  body: JsonObject,
  pointer: string,
  warnings: WarningList,
): void {
  if (typeof own(body, '_producer') !== 'string' || typeof own(body, '_schemaURL') !== 'string')
    warnings.add(pointer, `facet "${name}" lacks _producer or _schemaURL`);
  const standard = standardFacet(name);
  if (!standard) return;
  for (const issue of facetIssues(standard, body))
    warnings.add(
      issue.path.map(String).reduce(pointerTo, pointer),
      `facet "${name}": ${issue.message}`,
    );
}

/**
 * Reads the facets of one entity as data, whatever they are called, and notes where a standard one
 * departs from its schema. Nothing is dropped but what is no facet at all.
 *
 * @throws {Refusal} `over_limit` for too many facets or columns.
 */
export function readFacets(
  parent: JsonObject,
  key: string,
  at: string,
  warnings: WarningList,
): Facet[] {
  const facets = own(parent, key);
  const pointer = pointerTo(at, key);
  if (facets === undefined || facets === null) return [];
  if (!isObject(facets)) {
    warnings.add(pointer, `"${key}" is not an object; its facets were not read`);
    return [];
  }
  const entries = Object.entries(facets);
  if (entries.length > LIMITS.facets)
    throw new Refusal(
      'over_limit',
      pointer,
      `${entries.length} facets, at most ${LIMITS.facets} are taken`,
    );
  return entries.map(([name, body]) => readOne(name, body, pointerTo(pointer, name), warnings));
}

function readOne(name: string, told: Json, pointer: string, warnings: WarningList): Facet {
  if (!isObject(told)) {
    warnings.add(pointer, `facet "${name}" is not an object`);
    return { name: name.toWellFormed(), body: told, deleted: false };
  }
  const body = knownBody(told);
  checkWidth(name, body, pointer);
  const deleted = own(body, '_deleted') === true;
  if (!deleted) checkStandard(name, body, pointer, warnings);
  return { name: name.toWellFormed(), body, deleted };
}

/** `_producer` and `_schemaURL` of a facet body. */
export function facetOrigin(body: Json): {
  readonly producer: string | null;
  readonly schemaUrl: string | null;
} {
  if (!isObject(body)) return { producer: null, schemaUrl: null };
  return { producer: ownText(body, '_producer'), schemaUrl: ownText(body, '_schemaURL') };
}
