import 'server-only';

import type { EdgeEvidence, EdgeStatement } from '@/lib/contract/evidence';
import { AppError } from '@/lib/errors';
import {
  acrossOwner,
  EVIDENCE,
  isStronger,
  parseColumnRef,
  type ColumnReason,
  type Evidence,
  type Instant,
  type NodeKey,
  type OwnerView,
} from '@/lib/lineage';
import { facetOf } from '@/lib/openlineage/describe-node';
import { findStatements, type EdgeEnd, type EdgeQuestion } from '@/lib/openlineage/find-statements';
import { readJson } from '@/lib/openlineage/read-json';
import { openColumns } from '@/lib/store/column-index';
import { database, type Database } from '@/lib/store/database';
import { declaringEvents, loadBodies, loadEvents, type EventRow } from '@/lib/store/event-store';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import { headOf, loadNodeRows, resolveNode, type NodeRow } from '@/lib/store/node-rows';
import { EVIDENCE_WINDOW, type Moments } from '@/lib/url/column-query';

import { codeOfRun } from './job-versions';
import { summarizeEvents } from './list-events';
import { withNode } from './past-node';
import { findPinnedEdge, isPinnedEdge, type PinnedEnd } from './pinned/explain-pinned';
import { notFoundAt, readMoment } from './read-moment';

/** Events of a run that are read for statements, and statements told. */
const EVENTS_READ = 60;
const STATEMENTS_TOLD = 40;

export type EvidenceQuery = {
  /** Node ids or keys, with a column behind `#` or not. */
  readonly from: string;
  readonly to: string;
  /** The job between; null for the one with the strongest evidence. */
  readonly via: string | null;
  readonly moments: Moments;
};

type End = {
  readonly key: NodeKey;
  readonly field: string | null;
  readonly rows: readonly [NodeRow, ...NodeRow[]];
};

function readEnd(db: Database, graph: GraphIndex, ref: string): End {
  const { node, field } = parseColumnRef(ref);
  const key = graph.resolve(node);
  const named = key === null ? null : resolveNode(db, key);
  const rows = named === null ? undefined : loadNodeRows(db, [named]).get(named);
  if (key === null || !rows) throw notFoundAt(node, graph.moment.asOf);
  return { key, field, rows };
}

/** What is known of an edge, before any event is read. */
type Known = Pick<
  ColumnReason,
  'owner' | 'ownerKind' | 'evidence' | 'runCount' | 'firstSeen' | 'lastSeen' | 'lastRun'
> & {
  readonly uses: EdgeEvidence['uses'];
  readonly pairing: EdgeEvidence['pairing'];
};

function strongest(known: readonly Known[]): Known | undefined {
  return known.reduce<Known | undefined>(
    (best, one) => (best && !isStronger(one.evidence, best.evidence) ? best : one),
    undefined,
  );
}

function pairingOf({ inputs, outputs }: OwnerView, evidence: Evidence): EdgeEvidence['pairing'] {
  return evidence === 'inferred' ? { inputs: inputs.size, outputs: outputs.size } : null;
}

/** Edges between datasets, or between a dataset and a job, by the job or dataset that owns them. */
function tableEdges(graph: GraphIndex, from: End, to: End): Known[] {
  const source = graph.seenBy(new Set(EVIDENCE));
  const isJob = (end: End) => end.rows[0].kind === 'job';
  const owners = [...(isJob(from) ? [from.key] : []), ...(isJob(to) ? [to.key] : [])];
  const views = source.views(owners.length > 0 ? owners : source.ownersBeside([to.key], 'up'));
  return views.flatMap((view): Known[] => {
    const [read, written] = [view.inputs.get(from.key), view.outputs.get(to.key)];
    const { key: owner, kind: ownerKind } = view;
    const edge = owner === from.key ? written : read;
    if (!edge) return [];
    if (owners.length > 0) {
      if (owner !== from.key && owner !== to.key) return [];
      return [{ ...edge, owner, ownerKind, uses: [], pairing: pairingOf(view, edge.evidence) }];
    }
    if (!written || !acrossOwner(view, from.key, 'down').has(to.key)) return [];
    const groups = view.groups.filter((group) => group.from.has(from.key) && group.to.has(to.key));
    const evidence = groups
      .map((group) => group.evidence)
      .reduce((best, one) => (isStronger(one, best) ? one : best));
    return [{ ...edge, evidence, owner, ownerKind, uses: [], pairing: pairingOf(view, evidence) }];
  });
}

/** Edges between columns, by owner, each with all its uses. */
function columnEdges(db: Database, graph: GraphIndex, from: End, to: End): Known[] {
  const index = openColumns(db, graph);
  const byOwner = new Map<NodeKey, Known>();
  for (const { far, reason } of index.links(index.column(to.key, to.field), 'up')) {
    const isThere = far.some(
      ({ node, field }) =>
        node === from.key && (from.field === null || field === null || field === from.field),
    );
    if (!isThere) continue;
    const known = byOwner.get(reason.owner);
    const { owner, ownerKind, runCount, firstSeen, lastSeen, lastRun, use } = reason;
    const uses = [...(known?.uses ?? []), ...(use ? [use] : [])];
    const isNewer = !known || lastSeen > known.lastSeen;
    byOwner.set(owner, {
      owner,
      ownerKind,
      evidence:
        known && isStronger(known.evidence, reason.evidence) ? known.evidence : reason.evidence,
      runCount: Math.max(runCount, known?.runCount ?? 0),
      firstSeen: known && known.firstSeen < firstSeen ? known.firstSeen : firstSeen,
      lastSeen: isNewer ? lastSeen : known.lastSeen,
      lastRun: isNewer ? lastRun : known.lastRun,
      uses: [...new Map(uses.map((one) => [JSON.stringify(one), one])).values()],
      pairing: null,
    });
  }
  return [...byOwner.values()];
}

function endOf({ rows, field }: End): EdgeEnd {
  const names = new Set(rows.map(({ namespace, name }) => JSON.stringify([namespace, name])));
  return { is: (namespace, name) => names.has(JSON.stringify([namespace, name])), field };
}

/** Events that may say it: those of the latest run that showed it, or the declaration in force. */
async function eventsOf(
  db: Database,
  { owner, lastRun }: Known,
  asOf: Instant | null,
): Promise<EventRow[]> {
  if (lastRun === null) return declaringEvents(db, owner, asOf);
  const filter = { nodeKeys: null, kind: null, withWarnings: false, before: null };
  const { events } = await loadEvents(db, { ...filter, runId: lastRun, limit: EVENTS_READ });
  return events.filter(({ eventTime }) => asOf === null || eventTime <= asOf).reverse();
}

async function statementsOf(
  db: Database,
  known: Known,
  question: EdgeQuestion,
  asOf: Instant | null,
): Promise<EdgeStatement[]> {
  const rows = await eventsOf(db, known, asOf);
  const bodies = loadBodies(
    db,
    rows.map(({ hash }) => hash),
  );
  const statements = summarizeEvents(db, rows).flatMap((event): EdgeStatement[] => {
    const body = bodies.get(event.id);
    if (!body) return [];
    return findStatements(readJson(body).value, question).map((found) => ({
      representation: found.representation,
      event,
      pointer: found.pointer,
      value: found.value,
      producer: found.facetProducer ?? event.producer,
    }));
  });
  const isFacet = ({ representation }: EdgeStatement) =>
    representation === 'lineage' || representation === 'columnLineage';
  const facets = statements.filter(isFacet);
  const isPaired = known.evidence === 'observed' || known.evidence === 'inferred';
  const told = facets.length > 0 && !isPaired ? facets : statements;
  return told.slice(0, STATEMENTS_TOLD);
}

const SQL: ReadonlySet<string> = new Set(['sql']);

function readJob(
  { owner, ownerKind }: Known,
  asOf: Instant | null,
): Pick<EdgeEvidence, 'job' | 'sql'> {
  if (ownerKind !== 'job') return { job: null, sql: null };
  return withNode(owner, asOf, ({ db, rows: [row] }) => ({
    job: headOf(row),
    sql: facetOf(loadFacets(db, parseLedger(row.facets), SQL), 'sql'),
  }));
}

/** The end of an edge between versions: its dataset by all its names, or the job of the run at that end. */
function pinnedEnd(db: Database, end: PinnedEnd | null, job: NodeKey, text: string) {
  const keys = end?.names ?? [job];
  const found = loadNodeRows(db, keys);
  const [row, ...rest] = keys.flatMap((key) => found.get(key) ?? []);
  if (!row) throw notFoundAt(text, null);
  const { field } = parseColumnRef(text);
  const version = end ? { version: end.version } : {};
  return {
    view: { node: headOf(row), field: end ? field : null, ...version },
    search: end && endOf({ key: row.key, field, rows: [row, ...rest] }),
  };
}

/** How an edge between versions is known: by the one run that made it, and what its events say. */
async function explainPinned({
  from: a,
  to: b,
  via,
  moments,
}: EvidenceQuery): Promise<EdgeEvidence> {
  const db = database();
  const { asOf } = moments;
  const edge = findPinnedEdge({ from: a, to: b, via }, asOf);
  const { run, job, evidence, uses, runCount, firstSeen, lastSeen, pairing } = edge;
  const [from, to] = [pinnedEnd(db, edge.from, job, a), pinnedEnd(db, edge.to, job, b)];
  const [row] = loadNodeRows(db, [job]).get(job) ?? [];
  const known: Known = { ...edge, owner: job, ownerKind: 'job', lastRun: run.runId };
  return {
    from: from.view,
    to: to.view,
    job: row ? headOf(row) : null,
    sql: codeOfRun({ db }, run.key).sql,
    ...{ evidence, uses, runCount, firstSeen, lastSeen, lastRun: run.runId, pairing },
    statements: await statementsOf(db, known, { from: from.search, to: to.search }, asOf),
    asOf,
    notices: [],
  };
}

/**
 * How an edge between two nodes or two columns, or between versions of them, is known: which evidence, who said it, in which
 * event and where in it.
 *
 * @throws {AppError} `not_found` when there is no such node, or no edge between them.
 */
export async function explainEdge(query: EvidenceQuery): Promise<EdgeEvidence> {
  if (isPinnedEdge(query)) return explainPinned(query);
  const { from: a, to: b, via, moments } = query;
  const db = database();
  const { moment, notices } = readMoment(moments, EVIDENCE_WINDOW);
  const graph = openGraph(db, moment);
  const { asOf } = moment;
  const [from, to] = [readEnd(db, graph, a), readEnd(db, graph, b)];
  const isColumn = from.field !== null || to.field !== null;
  const job = via === null ? null : graph.resolve(via);
  const all = isColumn ? columnEdges(db, graph, from, to) : tableEdges(graph, from, to);
  const known = strongest(job === null ? all : all.filter(({ owner }) => owner === job));
  if (!known) throw new AppError('not_found', `Nothing known flows from ${a} to ${b}`);
  const endFor = (end: End) => (end.rows[0].kind === 'job' ? null : endOf(end));
  const { evidence, uses, runCount, firstSeen, lastSeen, lastRun, pairing } = known;
  return {
    from: { node: headOf(from.rows[0]), field: from.field },
    to: { node: headOf(to.rows[0]), field: to.field },
    ...readJob(known, asOf),
    ...{ evidence, uses, runCount, firstSeen, lastSeen, lastRun, pairing },
    statements: await statementsOf(db, known, { from: endFor(from), to: endFor(to) }, asOf),
    asOf,
    notices,
  };
}
