import 'server-only';

import type { Certificate, TaggedColumn } from '@/lib/contract/certificate';
import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import { AppError } from '@/lib/errors';
import { instantFromMs, nodeId } from '@/lib/lineage';
import { database, type Database } from '@/lib/store/database';
import { runKey } from '@/lib/store/keys';
import { headOf, loadNodeRows } from '@/lib/store/node-rows';
import { countRunEvents } from '@/lib/store/version-store';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { readPinnedGraph, type ReadPinned } from './get-pinned-graph';
import { readVersion } from './get-version';
import { codeOfRun } from './job-versions';
import { columnsBehind } from './pinned/columns-behind';
import { resolveVersion } from './resolve-version';
import { versionedNode } from './versioned-node';

/** Tags that say a column must not be used. */
const PROHIBITING = /prohibit|forbid|protected|special.?category|not.?allowed/i;

/** Runs of a pinned graph in the order in which they began. */
function runsOf({ nodes }: GraphResponse): (GraphNode & { run: NonNullable<GraphNode['run']> })[] {
  return nodes
    .flatMap((node) => (node.run ? [{ ...node, run: node.run }] : []))
    .sort((a, b) => ((a.run.startedAt ?? '') < (b.run.startedAt ?? '') ? -1 : 1));
}

/** By how sure the way is on which a column gets there. */
const REACHES: readonly TaggedColumn['reach'][] = ['direct', 'indirect', 'unknown'];

/** Tagged columns behind the model, the prohibited ones first, and whether each reached it. */
function taggedColumns(
  db: Database,
  { answer: pinned, names: graph, source }: ReadPinned,
): TaggedColumn[] {
  const { focus, answer } = pinned;
  if (focus === null) return [];
  const runs = pinned.nodes.flatMap(({ run }) => (run ? [runKey(run.id)] : []));
  const reachOf = columnsBehind(db, graph, source, runs, focus);
  const reach = (id: GraphNode['id'], column: string): TaggedColumn['reach'] => {
    const grade = reachOf(id, column);
    // Where not all that is behind the model could be looked at, nothing proves that there is no way.
    if (grade === null) return answer.truncatedBy === null ? 'none' : 'unknown';
    return grade === 'cut' ? 'unknown' : (REACHES[grade] ?? 'unknown');
  };
  const tagged = pinned.nodes.flatMap((node): TaggedColumn[] => {
    if (node.run || node.id === pinned.focus) return [];
    const key = node.version?.node ?? graph.resolve(node.id);
    const rows = key ? (loadNodeRows(db, [key]).get(key) ?? []) : [];
    return rows.flatMap((row) =>
      (JSON.parse(row.tags) as [string, string, string | null, string | null][]).flatMap(
        ([tag, value, , column]): TaggedColumn[] => {
          if (column === null || value === 'false') return [];
          return [{ node: headOf(row), column, tag, isProhibited: PROHIBITING.test(tag), reach: reach(node.id, column) }]; // prettier-ignore
        },
      ),
    );
  });
  return [...tagged.filter((one) => one.isProhibited), ...tagged.filter((one) => !one.isProhibited)]; // prettier-ignore
}

const many = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

function doubtsOf(certificate: Omit<Certificate, 'doubts'>): string[] {
  const { version, graph, sources, runs, columns } = certificate;
  const assumed = graph.edges.filter((edge) => edge.assumed).length;
  const untold = sources.filter((source) => source.version === null).length;
  const weak = sources.filter((source) => source.version && source.version.strength !== 'strong').length; // prettier-ignore
  const uncoded = runs.filter(({ commit }) => commit === null).length;
  const unknown = columns.filter(({ reach }) => reach === 'unknown').length;
  return [
    assumed > 0 ? `${many(assumed, 'read')} did not say which version was read; the latest one at the start of the run is taken.` : null,
    untold > 0 ? `Of ${many(untold, 'source')} no version is known.` : null,
    weak > 0 ? `${many(weak, 'source')} ${weak === 1 ? 'is' : 'are'} not named by a hash of the whole content.` : null,
    uncoded > 0 ? `${many(uncoded, 'run')} told no commit.` : null,
    unknown > 0 ? `Of ${many(unknown, 'tagged column')} it is unknown whether they reached the model: a run on the way told nothing of columns.` : null,
    version.metrics.length === 0 ? 'No metrics were told.' : null,
    version.parameters.length === 0 ? 'No parameters were told.' : null,
    graph.answer.truncatedBy ? 'More is behind it than one page can hold.' : null,
    ...graph.notices.map(({ message }) => message),
  ].filter((line) => line !== null); // prettier-ignore
}

/**
 * Everything a birth certificate says of one version of a model, out of the pinned graph behind it.
 *
 * @throws {AppError} `not_found` when there is no such dataset or version.
 */
export async function getCertificate(ref: string, text: string): Promise<Certificate> {
  const db = database();
  const node = versionedNode(db, ref);
  if (node.head.kind === 'job') throw new AppError('not_found', `${ref} is a job, not a model`);
  const version = readVersion(node, resolveVersion(node, text));
  const read = readPinnedGraph({
    ...DEFAULT_GRAPH_OPTIONS,
    // It names every version and run by itself.
    fold: 'none',
    focus: version.id,
    mode: 'pinned',
    direction: 'upstream',
    depth: 'all',
  });
  const pinned = read.answer;
  const assumedFrom = new Set(pinned.edges.filter((edge) => edge.assumed).map(({ from }) => from));
  const sources = pinned.nodes
    .filter((one) => !one.run && one.upstreamCount === 0 && one.id !== pinned.focus)
    .map((one) => {
      const { kind, type, namespace, name } = one;
      const id = nodeId(one);
      const head = { id, key: one.version?.node ?? one.key, kind, type, namespace, name };
      const { version: of } = one;
      const named = of ? { node: head, id: one.id, key: of.key, label: of.label, strength: of.strength } : null; // prettier-ignore
      return { node: head, version: named, assumed: assumedFrom.has(one.id) };
    });
  const runs = runsOf(pinned).map((one) => {
    const { location } = codeOfRun({ db }, runKey(one.run.id));
    const { kind, type, namespace, name } = one;
    return {
      runId: one.run.id,
      job: { id: nodeId(one), key: one.run.node, kind, type, namespace, name },
      state: one.run.state,
      startedAt: one.run.startedAt,
      commit: location?.version ?? null,
      repoUrl: location?.repoUrl ?? null,
    };
  });
  const [row] = loadNodeRows(db, [node.head.key]).get(node.head.key) ?? [];
  const owners = (JSON.parse(row?.owners ?? '[]') as [string, string | null][]).map(([name, type]) => ({ name, type })); // prettier-ignore
  const { count, last } = countRunEvents(db, runs.map(({ runId }) => runId)); // prettier-ignore
  const certificate = {
    version,
    owners,
    sources,
    runs,
    columns: taggedColumns(db, read),
    graph: pinned,
    eventCount: count,
    lastEventAt: last,
    generatedAt: instantFromMs(Date.now()),
  };
  return Promise.resolve({ ...certificate, doubts: doubtsOf(certificate) });
}
