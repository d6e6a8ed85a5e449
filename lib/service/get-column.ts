import 'server-only';

import type { ColumnDetails, ColumnNeighbour, ColumnReach } from '@/lib/contract/columns';
import { AppError } from '@/lib/errors';
import {
  EVIDENCE,
  mergeLedgers,
  type Column,
  type Evidence,
  type NodeKey,
  type Side,
} from '@/lib/lineage';
import { facetOf } from '@/lib/openlineage/describe-node';
import { loadSchemas, schemaColumns, type SchemaRow } from '@/lib/store/column-history';
import { openColumns } from '@/lib/store/column-index';
import { database, type Database } from '@/lib/store/database';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import { openGraph, type GraphIndex } from '@/lib/store/graph-index';
import type { LinkedColumns } from '@/lib/store/linked-columns';
import { headOf, type NodeRow } from '@/lib/store/node-rows';
import { NOW, type Moments } from '@/lib/url/column-query';

import { cardsOf, describeReach, refOf, type Cards } from './describe-columns';
import { withNode, type PlacedNode } from './past-node';
import { readMoment } from './read-moment';
import { ColumnEdges, walkSides, type SideWalk } from './trace-columns';

/** Neighbours, models and origins listed; the counts are of all. */
const LISTED = 500;

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

/** All columns of a dataset that lineage names. */
function namedInLineage(index: LinkedColumns, node: NodeKey): Set<string> {
  const [up, down] = [index.linksOf(node, 'up'), index.linksOf(node, 'down')];
  return new Set([...up.byField.keys(), ...down.byField.keys()]);
}

function neighboursOf(index: LinkedColumns, column: Column, side: Side, cards: Cards) {
  const drawn = new ColumnEdges(new Map([...cards].map(([key, { id }]) => [key, id])));
  for (const { far, reason } of index.links(column, side))
    for (const other of far) drawn.add(column, other, side, reason);
  const byId = new Map([...cards.values()].map((card) => [card.id, refOf(card)]));
  const neighbours = drawn.edges.flatMap((edge): ColumnNeighbour[] => {
    const { from, fromField, to, toField, ...reason } = edge;
    const node = byId.get(side === 'up' ? from : to);
    const job = reason.job === null ? null : (byId.get(reason.job) ?? null);
    return node ? [{ node, field: side === 'up' ? fromField : toField, job, reason }] : [];
  });
  const isIndirect = ({ reason }: ColumnNeighbour) => reason.use?.type === 'INDIRECT';
  return {
    direct: neighbours.filter((one) => !isIndirect(one)).slice(0, LISTED),
    indirect: neighbours.filter(isIndirect).slice(0, LISTED),
  };
}

function countReach({ arrivals, hitLimit }: SideWalk, own: NodeKey) {
  const reached = [...arrivals].filter(([, { distance }]) => distance > 0);
  const sure = reached.filter(([, { grade }]) => grade === 0);
  return {
    columns: sure.length,
    datasets: new Set(sure.map(([{ node }]) => node).filter((node) => node !== own)).size,
    indirect: reached.filter(([, { grade }]) => grade === 1).length,
    unknown: reached.filter(([, { grade }]) => grade === 2).length,
    isExact: !hitLimit,
  };
}

/** Models below, each by its best known column. */
function modelsBelow(walk: SideWalk, cards: Cards): ColumnReach[] {
  const models = new Map<NodeKey, ColumnReach>();
  for (const [column, arrival] of walk.arrivals) {
    if (arrival.distance === 0 || models.has(column.node) || models.size >= LISTED) continue;
    if (cards.get(column.node)?.type !== 'MODEL') continue;
    const reach = describeReach(walk, column, arrival, cards);
    if (reach) models.set(column.node, reach);
  }
  return [...models.values()];
}

/** Columns above with nothing known above them. */
function originsAbove(index: LinkedColumns, walk: SideWalk, cards: Cards): ColumnReach[] {
  const origins: ColumnReach[] = [];
  for (const [column, arrival] of walk.arrivals) {
    if (arrival.distance === 0 || arrival.grade > 0 || origins.length >= LISTED) continue;
    const above = index.links(column, 'up');
    if (above.some(({ reason }) => reason.grade === 0)) continue;
    const reach = describeReach(walk, column, arrival, cards);
    if (reach) origins.push(reach);
  }
  return origins;
}

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

/** Cards of everything beside the ways of two walks, one step from the column. */
function cardsAround(
  graph: GraphIndex,
  index: LinkedColumns,
  column: Column,
  walks: readonly SideWalk[],
): Cards {
  const cards = new Map(cardsOf(graph, walks));
  const links = [...index.links(column, 'up'), ...index.links(column, 'down')];
  const beside = links.flatMap(({ far, reason }) => [reason.owner, ...far.map(({ node }) => node)]);
  for (const [node, card] of graph.cards([...new Set(beside)])) cards.set(node, card);
  return cards;
}

/**
 * Everything the page of a column shows.
 *
 * @param ref node id or key; any alias of the dataset will do.
 * @throws {AppError} `not_found` when no event named the dataset, or no schema and no lineage the column.
 */
export async function getColumn(
  ref: string,
  field: string,
  moments: Moments = NOW,
): Promise<ColumnDetails> {
  const { moment, notices } = readMoment(moments);
  const graph = openGraph(database(), moment);
  const details = withNode(ref, moment.asOf, (node) => readColumn(graph, node, field));
  return Promise.resolve({ ...details, asOf: moment.asOf, notices });
}

function readColumn(
  graph: GraphIndex,
  { db, key, rows }: PlacedNode,
  field: string,
): Omit<ColumnDetails, 'asOf' | 'notices'> {
  const index = openColumns(database(), graph);
  const schemas = loadSchemas(
    db,
    rows.map((row) => row.key),
  );
  const columns = schemas.map(({ fields }) => schemaColumns(fields));
  const holding = schemas.filter((_, at) => columns[at]?.has(field));
  const named = namedInLineage(index, key);
  if (holding.length === 0 && !named.has(field))
    throw new AppError('not_found', `No schema and no lineage of ${headOf(rows[0]).name} names the column ${field}`); // prettier-ignore
  const column = index.column(key, field);
  const request = { from: column, depth: Infinity, evidence: ANY, indirect: true };
  const [above, below] = walkSides(index, { ...request, sides: ['up', 'down'] });
  if (!above || !below) throw new Error('a walk each way');
  const cards = cardsAround(graph, index, column, [above, below]);
  const [up, down] = [
    neighboursOf(index, column, 'up', cards),
    neighboursOf(index, column, 'down', cards),
  ];
  const described = columns.find((of) => of.has(field))?.get(field) ?? UNDESCRIBED;
  const everywhere = new Set([...named, ...columns.flatMap((of) => [...of.keys()])]);
  const isSpelling = (name: string) => name !== field && name.toLowerCase() === field.toLowerCase();
  return {
    node: headOf(rows[0]),
    field,
    type: described.type,
    description: described.description,
    tags: readTags(db, rows, field),
    schema: seenIn(holding, schemas[0]),
    spellings: [...everywhere].filter(isSpelling).sort(),
    upstream: up.direct,
    downstream: down.direct,
    indirectUpstream: up.indirect,
    indirectDownstream: down.indirect,
    reach: { upstream: countReach(above, key), downstream: countReach(below, key) },
    models: modelsBelow(below, cards),
    origins: originsAbove(index, above, cards),
  };
}
