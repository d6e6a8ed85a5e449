import 'server-only';

import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import { EVIDENCE, parseVersionId, type Column, type Instant, type NodeKey } from '@/lib/lineage';
import { openColumns } from '@/lib/store/column-index';
import { database, type Database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';
import type { ColumnMoments, Moments } from '@/lib/url/column-query';

import { logicalPlaces, type ColumnGraph, type Place } from './column-places';
import { datasetVersions } from './dataset-versions';
import { openPinned } from './pinned/open-pinned';
import { pinnedColumns } from './pinned/pinned-columns';
import { pinnedPlaces } from './pinned/pinned-places';
import { notFoundAt, readMoment } from './read-moment';
import { resolveVersion } from './resolve-version';
import { openVersionNames, versionedNode } from './versioned-node';

/** A column in the graph it is asked about in. */
export type OpenedColumn = {
  readonly graph: ColumnGraph;
  /** Key of its dataset there, or of a version of it. */
  readonly key: NodeKey;
  readonly place: Place;
  readonly column: Column;
  readonly asOf: Instant | null;
  readonly isPinned: boolean;
  readonly notices: readonly Notice[];
};

type Opened = Omit<OpenedColumn, 'place' | 'column'>;

function openLogical(db: Database, ref: string, moments: Moments): Opened {
  const { moment, notices } = readMoment(moments);
  const graph = openGraph(db, moment);
  const key = graph.resolve(ref);
  if (key === null) throw notFoundAt(ref, moment.asOf);
  const { asOf } = moment;
  const columns = openColumns(db, graph);
  return { graph: { columns, places: logicalPlaces(graph) }, key, asOf, isPinned: false, notices };
}

/** The version asked for; of a dataset without any, what it was when it was read. */
function findVersion(db: Database, ref: string, text: string, asOf: Instant | null) {
  const node = versionedNode(db, ref, asOf);
  if (node.head.kind === 'job') throw new AppError('not_found', `${node.head.name} is a job and has no columns`); // prettier-ignore
  const isBare = text === 'latest' && datasetVersions(node).length === 0;
  const key = isBare ? null : resolveVersion(node, text, asOf).summary.key;
  return { dataset: node.head.key, key };
}

function openPinnedAt(
  db: Database,
  ref: string,
  text: string,
  { asOf, edges, from, to }: Moments,
): Opened {
  const names = openVersionNames(db);
  const source = openPinned(db, names, { evidence: [...EVIDENCE], asOf });
  const { dataset, key } = findVersion(db, ref, text, asOf);
  const write = key === null ? null : source.pins.firstWrite(dataset, key);
  const own = source.addVersion({ dataset, key: key as never, write });
  if (own === null) throw notFoundAt(ref, asOf);
  const { columns } = pinnedColumns(db, names, source);
  const notices: Notice[] = [];
  if (edges !== 'all' || from !== null || to !== null)
    notices.push({
      parameter: 'edges',
      message: 'Each step between versions is one run; ignored.',
    });
  if (asOf !== null)
    notices.push({
      parameter: 'asOf',
      message: 'Runs that began later are left out; what is said of the others is as of now.',
    });
  return {
    graph: { columns, places: pinnedPlaces(names, source) },
    key: own,
    asOf,
    isPinned: true,
    notices,
  };
}

/**
 * Finds a column by its dataset and field path: in the graph of datasets and jobs at a moment, or,
 * with a version, in the graph of the versions and runs around that.
 *
 * @param ref node id or key, any alias will do; or the id of a version.
 * @throws {AppError} `not_found` when no event named the dataset, or there is no such version.
 */
export function openColumn(ref: string, field: string, moments: ColumnMoments): OpenedColumn {
  const db = database();
  const version = moments.version ?? parseVersionId(ref)?.key ?? null;
  const opened =
    version === null ? openLogical(db, ref, moments) : openPinnedAt(db, ref, version, moments);
  const { graph, key } = opened;
  const place = graph.places([key]).get(key);
  if (!place) throw new Error(`the dataset ${key} has no row`);
  graph.columns.linksOf(key, 'up'); // so that the column is the graph's own object
  graph.columns.linksOf(key, 'down');
  return { ...opened, place, column: graph.columns.column(key, field) };
}

/** Why there is nothing to say of a column. */
export function noSuchColumn({ place, column: { field } }: OpenedColumn): AppError {
  const { ref, version } = place;
  const whose = version ? `${ref.name} (${version.label})` : ref.name;
  return new AppError('not_found', `No schema and no lineage of ${whose} names the column ${field}`); // prettier-ignore
}
