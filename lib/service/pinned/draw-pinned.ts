import 'server-only';

import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import {
  edgesAmong,
  parseVersionKey,
  partialFlows,
  strengthOf,
  type NodeId,
  type NodeKey,
  type SliceEdge,
  type Strength,
  type VersionKey,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { NodeCard } from '@/lib/store/node-cards';

import { byText, drawFlows } from '../graph/draw-graph';
import { versionLabel } from '../version-label';
import type { VersionSchemas } from './version-schemas';
import type { PinnedRun, PinnedSource, PinnedVersion } from './pinned-source';

type Distances = ReadonlyMap<NodeKey, number>;

const hiddenOf = (keys: Iterable<NodeKey>, shown: Distances): number => {
  let hidden = 0;
  for (const key of keys) if (!shown.has(key)) hidden += 1;
  return hidden;
};

/** What a version's card says of it: made once, however often it is drawn. */
type Label = { readonly label: string; readonly strength: Strength };
const labels = new WeakMap<PinnedVersion, Label>();
const NEVER = '' as Parameters<typeof versionLabel>[1];

/** What a version is called, and how strong that name is. */
export function labelOf(version: PinnedVersion, key: VersionKey, type: string): Label {
  let known = labels.get(version);
  if (!known) {
    const name = parseVersionKey(key);
    const at = version.write?.at ?? NEVER;
    const label = name.kind === 'run' && !version.write ? key : versionLabel(name, at, type);
    const strength = name.kind === 'run' ? ('run' as const) : strengthOf(name.text);
    labels.set(version, (known = { label, strength }));
  }
  return known;
}

function versionOf(version: PinnedVersion, type: string, assumed: boolean): GraphNode['version'] {
  const { key, dataset } = version;
  if (key === null) return null;
  const { label, strength } = labelOf(version, key, type);
  return { key, node: dataset, label, strength, assumed };
}

type Place = { readonly key: NodeKey; readonly shown: Distances };

/* Both are written out field by field: see draw-graph. */

function drawVersion(
  source: PinnedSource,
  version: PinnedVersion,
  card: NodeCard,
  { key, shown, assumed, columnCount }: Place & { assumed: boolean; columnCount: number },
): GraphNode {
  const { write, id } = version;
  const { makers, readers } = source.seenAround(key);
  return {
    id,
    key,
    kind: card.kind,
    type: card.type,
    namespace: card.namespace,
    name: card.name,
    status: write?.state ?? 'none',
    statusAt: write?.at ?? null,
    updatedAt: write?.at ?? null,
    description: card.description,
    tags: card.tags,
    owners: card.owners,
    columnCount,
    gone: null,
    renamedFrom: null,
    upstreamCount: makers.length,
    downstreamCount: readers.length,
    hiddenUpstream: hiddenOf(makers, shown),
    hiddenDownstream: hiddenOf(readers, shown),
    distance: shown.get(key) ?? 0,
    version: versionOf(version, card.type, assumed),
    run: null,
  };
}

const NONE: ReadonlyMap<NodeKey, unknown> = new Map();

function drawRun(
  source: PinnedSource,
  { id, runId, state, startedAt, endedAt, lastSeen }: PinnedRun,
  card: NodeCard,
  { key, shown }: Place,
): GraphNode {
  const view = source.view(key);
  const [inputs, outputs] = [view?.inputs ?? NONE, view?.outputs ?? NONE];
  return {
    id,
    key,
    kind: card.kind,
    type: card.type,
    namespace: card.namespace,
    name: card.name,
    status: state,
    statusAt: endedAt ?? startedAt,
    updatedAt: lastSeen,
    description: card.description,
    tags: card.tags,
    owners: card.owners,
    columnCount: card.columnCount,
    gone: null,
    renamedFrom: null,
    upstreamCount: inputs.size,
    downstreamCount: outputs.size,
    hiddenUpstream: hiddenOf(inputs.keys(), shown),
    hiddenDownstream: hiddenOf(outputs.keys(), shown),
    distance: shown.get(key) ?? 0,
    version: null,
    run: { id: runId, node: card.key, state, startedAt, endedAt },
  };
}

/** By keys, which are short: the ids of versions begin alike for a hundred letters. */
const byEnds = (a: SliceEdge, b: SliceEdge) => byText(a.from, b.from) || byText(a.to, b.to);

/** What runs read and wrote as edges, and the versions that some run did not say it read. */
function drawEdges(
  source: PinnedSource,
  found: SliceEdge[],
  ids: ReadonlyMap<NodeKey, NodeId>,
): { readonly edges: GraphEdge[]; readonly assumed: ReadonlySet<NodeKey> } {
  const versions = new Set<NodeKey>();
  const edges: GraphEdge[] = [];
  for (const { from, to, edge } of found.sort(byEnds)) {
    const [a, b] = [ids.get(from), ids.get(to)];
    if (!a || !b) continue;
    const assumed = source.isAssumed(from, to);
    if (assumed) versions.add(from);
    const { evidence, firstSeen, lastSeen, runCount, lastRun } = edge;
    edges.push({ from: a, to: b, evidence, firstSeen, lastSeen, runCount, lastRun, assumed });
  }
  return { edges, assumed: versions };
}

/** Versions and runs as nodes, what each run read and wrote as edges that cite it. */
export function drawPinned(
  source: PinnedSource,
  graph: GraphIndex,
  schemas: VersionSchemas,
  shown: Distances,
): Pick<GraphResponse, 'nodes' | 'edges' | 'flows'> {
  const keys = [...shown.keys()];
  const views = source.views(keys.filter((key) => source.runNodes.has(key)));
  const ids = new Map<NodeKey, NodeId>();
  const names = new Map<NodeKey, NodeKey>();
  for (const key of keys) {
    const [version, run] = [source.versionNodes.get(key), source.runNodes.get(key)];
    if (run) ids.set(key, run.id);
    else if (version) ids.set(key, version.id);
    names.set(key, version?.dataset ?? graph.nameOf(run?.jobKey ?? key));
  }
  const { edges, assumed } = drawEdges(source, edgesAmong(views, shown), ids);
  const cards = graph.cards([...names.values()]);
  const nodes: GraphNode[] = [];
  schemas.prepare(keys);
  for (const key of keys.sort(byText)) {
    const card = cards.get(names.get(key) ?? key);
    const [version, run] = [source.versionNodes.get(key), source.runNodes.get(key)];
    if (card && run) nodes.push(drawRun(source, run, card, { key, shown }));
    else if (card && version) {
      const about = { assumed: assumed.has(key), columnCount: schemas.of(key).columns.size };
      nodes.push(drawVersion(source, version, card, { key, shown, ...about }));
    }
  }
  const flows = partialFlows(views, shown).flatMap((of) => drawFlows(of, ids) ?? []);
  return { nodes, edges, flows };
}
