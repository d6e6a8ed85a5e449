import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphNode, GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import {
  EVIDENCE,
  parseColumnRef,
  parseVersionId,
  versionKey,
  type NodeKey,
  type Slice,
} from '@/lib/lineage';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { database, type Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadJobRuns, loadRun, loadRunByKey } from '@/lib/store/run-store';

import { datasetVersions, findDatasetVersion, type DatasetVersion } from './dataset-versions';
import { askColumnsOf, asksForColumns, NO_COLUMNS, type ColumnQuestion } from './graph/add-columns';
import { countInferred } from './graph/count-inferred';
import { drawThrough, findThrough, NOTHING_THROUGH, withoutPassed } from './graph/draw-through';
import type { Selected } from './graph/select-nodes';
import type { ThroughHidden } from './graph/walk-graph';
import { drawPinned } from './pinned/draw-pinned';
import { drawPinnedFolds, foldPinned } from './pinned/fold-pinned';
import { openPinned } from './pinned/open-pinned';
import { pinnedColumns } from './pinned/pinned-columns';
import { selectPinned } from './pinned/pinned-selection';
import type { PinnedSource } from './pinned/pinned-source';
import { walkFarther, walkPinned } from './pinned/walk-pinned';
import { openVersionNames, versionedNode, type VersionedNode } from './versioned-node';

/** Latest runs of a job looked through for one that had begun at the moment asked for. */
const RUNS_LOOKED_AT = 200;

/** Which run or version a question starts from. */
function findFocus(db: Database, source: PinnedSource, query: GraphQuery): NodeKey {
  const focus = parseColumnRef(query.focus ?? '').node;
  const missing = (what: string) => new AppError('not_found', what);
  const runId = /^run:(.+)$/s.exec(focus)?.[1];
  const own = (key: string | undefined): NodeKey => {
    const [found] = key === undefined ? [] : source.addRuns([key]);
    if (!found) throw missing(`No event has named the run of ${focus}`);
    return found;
  };
  if (runId !== undefined) return own(loadRun(db, canonicalRunId(decoded(runId)))?.key);
  const node = versionedNode(db, focus);
  if (node.head.kind === 'job') {
    const runs = loadJobRuns(db, node.head.key, { limit: RUNS_LOOKED_AT, offset: 0 });
    const { asOf } = query;
    return own(runs.find(({ started_at: at }) => asOf === null || (at ?? '~') <= asOf)?.key);
  }
  const key = source.addVersion(focusedVersion(db, source, node, { ...query, focus }));
  if (key === null) throw missing(`${focus} is no dataset`);
  return key;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The version a link names, else the latest that can be read. */
function focusedVersion(
  db: Database,
  source: PinnedSource,
  node: VersionedNode,
  { focus, asOf }: GraphQuery,
) {
  const dataset = node.head.key;
  const versions = datasetVersions(node);
  const asked = parseVersionId(focus ?? '');
  const pick = (row: DatasetVersion | null | undefined) => {
    if (!row) return { dataset, key: null, write: null };
    const runId = row.text === null ? loadRunByKey(db, row.runKey ?? '')?.run_id : undefined;
    const key = versionKey(row.text === null ? { kind: 'run', runId: runId ?? '' } : { kind: 'told', text: row.text }); // prettier-ignore
    return { dataset, key, write: source.pins.firstWrite(dataset, key) };
  };
  if (asked) {
    const found = findDatasetVersion(versions, asked.key);
    if (found) return pick(found);
    throw new AppError('not_found', `${node.head.name} has no version ${asked.key.slice(0, 200)}`);
  }
  const inTime = versions.filter(({ at }) => asOf === null || at <= asOf);
  const states = new Map(
    source.pins.history(dataset).all.map(({ runKey, state }) => [runKey, state]),
  );
  const isReadable = ({ text, runKey }: DatasetVersion) => {
    const state = runKey === null ? null : states.get(runKey);
    return text !== null || (state !== 'failed' && state !== 'aborted');
  };
  return pick(inTime.find(isReadable) ?? inTime[0]);
}

function noticesOf(
  source: PinnedSource,
  query: GraphQuery,
  { distances, hitLimit }: Slice,
): Notice[] {
  const notices: Notice[] = [];
  const say = (parameter: string, message: string) => notices.push({ parameter, message });
  if (hitLimit && distances.size >= GRAPH_NODE_LIMIT)
    say('depth', `Only the nearest ${GRAPH_NODE_LIMIT} nodes are shown.`);
  const shown = [...distances.keys()];
  if (shown.some((key) => source.cut.has(key)))
    say('mode', 'A version has more readers than were looked at.');
  let [reads, writes] = [0, 0];
  for (const key of shown) {
    const left = source.leftOut.get(key);
    reads += left?.reads ?? 0;
    writes += left?.writes ?? 0;
  }
  if (reads > 0)
    say('mode', `${reads} reads of a version that was written later, or by the run itself, are left out.`); // prettier-ignore
  if (writes > 0)
    say('mode', `${writes} writes of a version that was there already are left out; its first write is drawn.`); // prettier-ignore
  if (query.asOf !== null)
    say('asOf', 'Runs that began later are left out; what is said of the others is as of now.');
  if (query.edges !== 'all') say('edges', 'Each edge of a pinned graph is one run; ignored.');
  if (query.group !== 'none') say('group', 'Versions and runs are not grouped; ignored.');
  return notices;
}

/** The columns of a question about versions and runs: those of exactly the runs it shows. */
function askPinnedColumns(
  db: Database,
  names: GraphIndex,
  source: PinnedSource,
  focus: NodeKey,
  query: GraphQuery,
): ColumnQuestion {
  if (!asksForColumns(query)) return NO_COLUMNS;
  const whole = openPinned(db, names, { ...query, evidence: [...EVIDENCE] });
  whole.takeOver(source, [focus]);
  const { columns } = pinnedColumns(db, names, whole);
  const wanted = new Set<string>(query.columns);
  const opened = {
    // A key of a version opens it, the key of a dataset all its versions in sight.
    has: (key: NodeKey) =>
      wanted.has(key) || wanted.has(whole.versionNodes.get(key)?.dataset ?? key),
  };
  const { field } = parseColumnRef(query.focus ?? '');
  const isVersion = whole.versionNodes.has(focus);
  const question = askColumnsOf(columns, opened, focus, isVersion ? field : null, query);
  source.takeOver(whole, question.reached?.distances.keys() ?? []);
  return {
    ...question,
    addTo: (drawn) => {
      whole.takeOver(
        source,
        drawn.nodes.map(({ key }) => key),
      );
      return question.addTo(drawn);
    },
  };
}

function whyHidden(
  { hitLimit, hidden, unselected, folds, boundBy }: Selected,
  query: GraphQuery,
  isTrace: boolean,
): GraphResponse['answer']['truncatedBy'] {
  if (hitLimit) return 'limit';
  if (unselected > 0) return 'select';
  if (hidden === 0) return null;
  if (boundBy) return boundBy;
  if (folds?.length && query.depth === 'all') return 'folded';
  if (query.depth !== 'all') return 'depth';
  return isTrace && query.evidence.length < EVIDENCE.length ? 'evidence' : 'collapsed';
}

/** What is drawn, and what flows between it through versions and runs that the selector leaves out. */
function withThrough(
  source: PinnedSource,
  drawn: ReturnType<typeof drawPinned>,
  through: ThroughHidden,
) {
  const idOf = (key: NodeKey) => (source.runNodes.get(key) ?? source.versionNodes.get(key))?.id;
  return {
    ...drawn,
    nodes: drawn.nodes.map(withoutPassed(through)),
    edges: [...drawn.edges, ...through.edges.flatMap((edge) => drawThrough(edge, idOf) ?? [])],
  };
}

/** A pinned graph as it was read: its answer, and what that was drawn from. */
export type ReadPinned = {
  readonly answer: GraphResponse;
  readonly names: GraphIndex;
  readonly source: PinnedSource;
  readonly reached: Selected;
  /** All nodes reached, those inside of folded cards, too. */
  readonly nodes: readonly GraphNode[];
};

/**
 * Reads what {@link getPinnedGraph} answers.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export function readPinnedGraph(query: GraphQuery): ReadPinned {
  if (query.focus === null)
    throw new AppError('invalid_request', 'A pinned graph starts from a version, a run or a node: ?focus=<id>'); // prettier-ignore
  const db = database();
  const names = openVersionNames(db);
  const source = openPinned(db, names, query);
  const focus = findFocus(db, source, query);
  const columns = askPinnedColumns(db, names, source, focus, query);
  const walked = columns.reached ?? walkPinned(source, query, focus);
  const { schemas } = pinnedColumns(db, names, source);
  const draw = ({ distances }: Slice) => drawPinned(source, names, schemas, distances);
  const isGoingOn = query.select !== null && columns.reached === null;
  const within = isGoingOn ? walkFarther(source, query, focus) : walked;
  const whole = draw(within);
  const selected = selectPinned(source, schemas, query, focus, walked, whole.nodes);
  const reached = foldPinned(query, focus, selected, whole);
  const isTrace = columns.reached !== null;
  const through = isTrace ? NOTHING_THROUGH : findThrough(source, reached);
  const isAll = reached.distances.size === within.distances.size;
  const pinned = isAll ? whole : withThrough(source, draw(reached), through);
  const { counts, notices, ...drawn } = columns.addTo({ ...pinned, groups: [] });
  const answer = {
    focus: (source.runNodes.get(focus) ?? source.versionNodes.get(focus))?.id ?? null,
    ...drawn,
    folds: drawPinnedFolds(reached, whole),
    answer: {
      shown: drawn.nodes.length,
      grouped: 0,
      folded: reached.folded?.size ?? 0,
      hidden: reached.hidden,
      hiddenExact: reached.hiddenExact,
      truncatedBy: whyHidden(reached, query, isTrace),
      inferredEdges: countInferred(drawn.edges),
      asOf: query.asOf,
      ...counts,
    },
    notices: [
      ...noticesOf(source, query, reached),
      ...reached.notices,
      ...through.notices,
      ...notices,
    ],
  };
  return { answer, names, source, reached, nodes: whole.nodes };
}

/**
 * Answers a graph question with versions and runs instead of datasets and jobs. The focus may be a
 * version or a run; of a dataset it is the latest version, of a job the latest run. Behind a
 * version one of its columns may follow.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export function getPinnedGraph(query: GraphQuery): GraphResponse {
  return readPinnedGraph(query).answer;
}
