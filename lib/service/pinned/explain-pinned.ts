import 'server-only';

import type { PinnedVersionRef } from '@/lib/contract/columns';
import type { EdgeEvidence } from '@/lib/contract/evidence';
import { AppError } from '@/lib/errors';
import {
  acrossOwner,
  EVIDENCE,
  isStronger,
  parseColumnRef,
  parseVersionId,
  type ColumnReason,
  type Evidence,
  type Instant,
  type NodeKey,
  type OwnerView,
} from '@/lib/lineage';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { database, type Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadRun } from '@/lib/store/run-store';

import { openVersionNames } from '../versioned-node';
import { openPinned } from './open-pinned';
import { pinnedColumns } from './pinned-columns';
import { pinnedPlaces } from './pinned-places';
import type { PinnedRun, PinnedSource } from './pinned-source';

const RUN = /^run:(.+)$/s;

/** Whether a question about an edge is about versions and runs: one of its ends is one, or what is between. */
export function isPinnedEdge({ from, to, via }: PinnedEnds): boolean {
  return (
    [from, to, via ?? ''].some((text) => RUN.test(text)) ||
    [from, to].some((text) => parseVersionId(parseColumnRef(text).node) !== null)
  );
}

type PinnedEnds = { readonly from: string; readonly to: string; readonly via: string | null };

/** What one run is known to have done between two ends. */
export type PinnedEdge = Pick<
  EdgeEvidence,
  'evidence' | 'uses' | 'runCount' | 'firstSeen' | 'lastSeen' | 'pairing'
> & {
  readonly run: PinnedRun;
  readonly job: NodeKey;
  /** All names of the job, and of the datasets at the ends; null where the run itself is one. */
  readonly from: PinnedEnd | null;
  readonly to: PinnedEnd | null;
};

export type PinnedEnd = {
  readonly names: readonly NodeKey[];
  readonly version: PinnedVersionRef | null;
};

type Ends = { readonly from: NodeKey | null; readonly to: NodeKey | null };
type Fields = { readonly from: string | null; readonly to: string | null };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % stands for itself
  }
}

function runOf(db: Database, source: PinnedSource, text: string): NodeKey {
  const key = loadRun(db, canonicalRunId(decoded(RUN.exec(text)?.[1] ?? '')))?.key;
  const [found] = key === undefined ? [] : source.addRuns([key]);
  if (found === undefined) throw new AppError('not_found', `No event has named the run of ${text}`);
  return found;
}

/** The run asked about: named, or the one that wrote the version at the end. */
function findRun(db: Database, names: GraphIndex, source: PinnedSource, ends: PinnedEnds): NodeKey {
  const named = [ends.via ?? '', ends.from, ends.to].find((text) => RUN.test(text));
  if (named !== undefined) return runOf(db, source, named);
  const { node } = parseColumnRef(ends.to);
  const version = parseVersionId(node);
  const dataset = version && names.resolve(node.slice(0, node.indexOf('@')));
  const write = dataset ? source.pins.firstWrite(dataset, version.key) : null;
  const [run] = write ? source.addRuns([write.runKey]) : [];
  if (run === undefined)
    throw new AppError('not_found', `No run is known to have written ${node.slice(0, 500)}`);
  return run;
}

/** The dataset of an end, by the node of the version of it that the run read or wrote. */
function findEnd(
  names: GraphIndex,
  source: PinnedSource,
  text: string,
  used: ReadonlyMap<NodeKey, NodeKey>,
): { readonly dataset: NodeKey; readonly node: NodeKey } | null {
  const { node } = parseColumnRef(text);
  if (RUN.test(node)) return null;
  const version = parseVersionId(node);
  const dataset = names.resolve(version ? node.slice(0, node.indexOf('@')) : node);
  const own = dataset === null ? undefined : used.get(dataset);
  const isThat =
    own !== undefined && (!version || source.versionNodes.get(own)?.key === version.key);
  if (dataset === null || !isThat)
    throw new AppError('not_found', `The run did not read or write ${node.slice(0, 500)}`);
  return { dataset, node: own };
}

function pairingOf({ inputs, outputs }: OwnerView, evidence: Evidence): EdgeEvidence['pairing'] {
  return evidence === 'inferred' ? { inputs: inputs.size, outputs: outputs.size } : null;
}

/** The flow between two datasets through a run, or the use of one. */
function tableEvidence(view: OwnerView, { from, to }: Ends): Evidence | null {
  if (from === null) return (to === null ? undefined : view.outputs.get(to)?.evidence) ?? null;
  if (to === null) return view.inputs.get(from)?.evidence ?? null;
  if (!acrossOwner(view, from, 'down').has(to)) return null;
  const [first, ...rest] = view.groups
    .filter((group) => group.from.has(from) && group.to.has(to))
    .map(({ evidence }) => evidence);
  if (first === undefined) return null;
  return rest.reduce((best, one) => (isStronger(one, best) ? one : best), first);
}

function columnReasons(
  columns: ReturnType<typeof pinnedColumns>['columns'],
  run: NodeKey,
  { from, to }: Ends,
  fields: Fields,
): ColumnReason[] {
  if (from === null || to === null) return [];
  columns.linksOf(to, 'up');
  const links = columns.links(columns.column(to, fields.to), 'up');
  return links.flatMap(({ far, reason }) => {
    const isIt = far.some(
      ({ node, field }) =>
        node === from && (fields.from === null || field === null || field === fields.from),
    );
    return isIt && reason.owner === run ? [reason] : [];
  });
}

/**
 * Finds what one run did between two versions, between their columns, or at one of them.
 *
 * @throws {AppError} `not_found` when there is no such run or version, or nothing flowed.
 */
export function findPinnedEdge(ends: PinnedEnds, asOf: Instant | null): PinnedEdge {
  const db = database();
  const names = openVersionNames(db);
  const source = openPinned(db, names, { evidence: [...EVIDENCE], asOf });
  const run = findRun(db, names, source, ends);
  const [view, of] = [source.view(run), source.runNodes.get(run)];
  const used = source.endsOf(run);
  const from = findEnd(names, source, ends.from, used.inputs);
  const to = findEnd(names, source, ends.to, used.outputs);
  const nodes = { from: from?.node ?? null, to: to?.node ?? null };
  const fields = { from: parseColumnRef(ends.from).field, to: parseColumnRef(ends.to).field };
  const { columns } = pinnedColumns(db, names, source);
  const isColumn = from !== null && to !== null && (fields.from !== null || fields.to !== null);
  const reasons = isColumn ? columnReasons(columns, run, nodes, fields) : [];
  const evidence = isColumn
    ? reasons.map((reason) => reason.evidence).sort((a, b) => (isStronger(a, b) ? -1 : 1))[0]
    : view && tableEvidence(view, nodes);
  if (!of || !view || !evidence)
    throw new AppError('not_found', `Nothing known flows from ${ends.from} to ${ends.to} in that run`); // prettier-ignore
  const uses = new Map(reasons.flatMap(({ use }) => (use ? [[JSON.stringify(use), use]] : [])));
  const placesOf = pinnedPlaces(names, source);
  const endOf = (end: typeof from): PinnedEnd | null =>
    end && {
      names: names.namesOf(end.dataset),
      version: placesOf([end.node]).get(end.node)?.version ?? null,
    };
  return {
    run: of,
    job: names.nameOf(of.jobKey),
    from: endOf(from),
    to: endOf(to),
    evidence,
    uses: [...uses.values()],
    runCount: 1,
    firstSeen: of.firstSeen,
    lastSeen: of.lastSeen,
    pairing: isColumn ? null : pairingOf(view, evidence),
  };
}
