import 'server-only';

import type { ColumnDetails, ColumnNeighbour, ColumnReach } from '@/lib/contract/columns';
import {
  EVIDENCE,
  mergeLedgers,
  withoutItems,
  type Column,
  type Evidence,
  type NodeKey,
  type Side,
} from '@/lib/lineage';
import { facetOf } from '@/lib/openlineage/describe-node';
import { loadSchemas, schemaColumns, type SchemaRow } from '@/lib/store/column-history';
import type { Database } from '@/lib/store/database';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import type { LinkedColumns } from '@/lib/store/linked-columns';
import type { NodeRow } from '@/lib/store/node-rows';
import { NOW, type ColumnMoments } from '@/lib/url/column-query';

import { ColumnEdges } from './column-edges';
import type { ColumnGraph, Place, Places } from './column-places';
import { nodesOf, ReachWriter, versionOf } from './describe-columns';
import { noSuchColumn, openColumn, type OpenedColumn } from './open-column';
import { withNode, type PlacedNode } from './past-node';
import { modelsReached } from './reached-lists';
import { isNamed, walkSides, type SideWalk } from './trace-columns';

/** Neighbours listed each way; the counts are of all. */
const LISTED = 500;
/** Models and origins listed, with a way to each, and steps of all ways together. */
const REACHED_LISTED = 25;
const STEPS_LISTED = 500;

const ANY: ReadonlySet<Evidence> = new Set(EVIDENCE);
const UNDESCRIBED = { type: null, description: null };
const TAGS: ReadonlySet<string> = new Set(['tags']);

function readTags(db: Database, rows: readonly NodeRow[], field: string): ColumnDetails['tags'] {
  const ledger = mergeLedgers(rows.map((row) => parseLedger(row.facets)));
  const tags = facetOf(loadFacets(db, ledger, TAGS), 'tags')?.tags ?? [];
  return tags
    .filter((tag) => tag.field === field)
    .map(({ key, value, source }) => ({ key, value, source }));
}

function neighboursOf(columns: LinkedColumns, column: Column, side: Side, places: Places) {
  const drawn = new ColumnEdges({ get: (key) => places.get(key)?.id });
  const byId = new Map<string, Place>();
  const name = (key: NodeKey) => {
    const place = places.get(key);
    if (place) byId.set(place.id, place);
  };
  for (const { far, reason } of columns.links(column, side)) {
    name(reason.owner);
    for (const other of far) {
      name(other.node);
      drawn.add(column, other, side, reason);
    }
  }
  const neighbours = drawn.edges.flatMap((edge): ColumnNeighbour[] => {
    const { from, fromField, to, toField, ...reason } = edge;
    const place = byId.get(side === 'up' ? from : to);
    const job = reason.job === null ? null : (byId.get(reason.job)?.ref ?? null);
    const field = side === 'up' ? fromField : toField;
    return place ? [{ node: place.ref, ...versionOf(place), field, job, reason }] : [];
  });
  const isIndirect = ({ reason }: ColumnNeighbour) => reason.use?.type === 'INDIRECT';
  const direct = neighbours.filter((one) => !isIndirect(one));
  const indirect = neighbours.filter(isIndirect);
  return {
    direct: direct.slice(0, LISTED),
    indirect: indirect.slice(0, LISTED),
    counts: { direct: direct.length, indirect: indirect.length },
  };
}

function countReach({ arrivals, hitLimit }: SideWalk, own: NodeKey) {
  const byGrade: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < arrivals.size; at += 1)
    if (arrivals.distanceAt(at) > 0) byGrade[arrivals.gradeAt(at)] += 1;
  let datasets = 0;
  for (const [node, first] of arrivals.firstOfNodes(1))
    if (node !== own && arrivals.gradeAt(first) === 0) datasets += 1;
  const [columns, indirect, unknown] = byGrade;
  return { columns, datasets, indirect, unknown, isExact: !hitLimit };
}

/** The first of what a walk reached, with a way to each; the impact list has the rest. */
function listReached(
  { arrivals }: SideWalk,
  indexes: readonly number[],
  writer: ReachWriter,
): ColumnReach[] {
  let steps = 0;
  const cut = indexes.findIndex((index, at) => {
    steps += arrivals.distanceAt(index);
    return at >= REACHED_LISTED || (at > 0 && steps > STEPS_LISTED);
  });
  const first = cut < 0 ? indexes : indexes.slice(0, cut);
  writer.prepare(first);
  return first.flatMap((index) => writer.describe(index) ?? []);
}

/** A name without what spellings of one name differ in: case, how its letters are composed, and marks of list items. */
const fold = (name: string) => withoutItems(name.normalize('NFC').toLowerCase());

/** When schemas held a column. */
function seenIn(
  holding: readonly SchemaRow[],
  current: SchemaRow | undefined,
): ColumnDetails['schema'] {
  const [last] = holding;
  if (!last) return null;
  const firstSeen = holding.map((schema) => schema.firstSeen).reduce((a, b) => (b < a ? b : a));
  return { firstSeen, lastSeen: last.lastSeen, isCurrent: last === current };
}

/** What everything beside the ways of two walks is called, one step from the column. */
function placesAround(
  { columns, places }: ColumnGraph,
  column: Column,
  walks: readonly SideWalk[],
): Places {
  const keys = new Set(walks.flatMap((walk) => [...nodesOf(walk)]));
  for (const side of ['up', 'down'] as const)
    for (const { far, reason } of columns.links(column, side)) {
      keys.add(reason.owner);
      for (const { node } of far) keys.add(node);
    }
  return places(keys);
}

/**
 * Everything the page of a column shows.
 *
 * @param ref node id or key, any alias of the dataset will do; or the id of a version.
 * @throws {AppError} `not_found` when no event named the dataset, or no schema and no lineage the column.
 */
export async function getColumn(
  ref: string,
  field: string,
  moments: ColumnMoments = NOW,
): Promise<ColumnDetails> {
  const opened = openColumn(ref, field, moments);
  const { place, isPinned, asOf, notices } = opened;
  // Descriptions and tags are not told by version: they are those of the dataset.
  const details = withNode(isPinned ? place.ref.id : ref, asOf, (node) => readColumn(opened, node));
  return Promise.resolve({ ...details, asOf, notices: [...notices, ...details.notices] });
}

/** The columns of a dataset by each schema it had; of a version by its own. */
function schemasOf({ graph, key, isPinned }: OpenedColumn, schemas: readonly SchemaRow[]) {
  const columns = schemas.map(({ fields }) => schemaColumns(fields));
  return isPinned
    ? { columns, own: [graph.columns.schemaOf(key).columns] }
    : { columns, own: columns };
}

function readColumn(opened: OpenedColumn, { db, rows }: PlacedNode): Omit<ColumnDetails, 'asOf'> {
  const { graph, key, place, column } = opened;
  const { columns: linked } = graph;
  const field = column.field ?? '';
  const schemas = loadSchemas(
    db,
    rows.map((row) => row.key),
  );
  const { columns, own } = schemasOf(opened, schemas);
  const holds = own.some((of) => of.has(field));
  const named = linked.namedIn(key);
  if (!holds && !isNamed(graph.columns, column)) throw noSuchColumn(opened);
  const request = { from: column, depth: Infinity, evidence: ANY, indirect: true };
  const [above, below] = walkSides(linked, { ...request, sides: ['up', 'down'] });
  if (!above || !below) throw new Error('a walk each way');
  const places = placesAround(graph, column, [above, below]);
  const [up, down] = [
    neighboursOf(linked, column, 'up', places),
    neighboursOf(linked, column, 'down', places),
  ];
  const [models, origins] = [modelsReached(below, places), above.arrivals.ends()];
  const described = own.find((of) => of.has(field))?.get(field) ?? UNDESCRIBED;
  const everywhere = new Set([...named, ...own.flatMap((of) => [...of.keys()])]);
  const folded = fold(field);
  const isSpelling = (name: string) => name !== field && fold(name) === folded;
  const holding = holds ? schemas.filter((_, at) => columns[at]?.has(field)) : [];
  return {
    node: place.ref,
    ...versionOf(place),
    field,
    type: described.type,
    description: described.description,
    tags: readTags(db, rows, field),
    schema: seenIn(holding, schemas[0]),
    spellings: [...everywhere].filter(isSpelling).sort(),
    hasNoUpstream: linked.hasNoUpstream(column),
    upstream: up.direct,
    downstream: down.direct,
    indirectUpstream: up.indirect,
    indirectDownstream: down.indirect,
    counts: { upstream: up.counts, downstream: down.counts },
    reach: { upstream: countReach(above, key), downstream: countReach(below, key) },
    models: listReached(below, models, new ReachWriter(graph, below, places)),
    modelCount: models.length,
    origins: listReached(above, origins, new ReachWriter(graph, above, places)),
    originCount: origins.length,
    notices: [],
  };
}
