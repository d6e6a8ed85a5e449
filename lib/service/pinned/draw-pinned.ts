import 'server-only';

import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import {
  edgesAmong,
  parseVersionKey,
  partialFlows,
  strengthOf,
  type NodeId,
  type NodeKey,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { NodeCard } from '@/lib/store/node-cards';

import { versionLabel } from '../version-label';
import type { PinnedRun, PinnedSource, PinnedVersion } from './pinned-source';

type Distances = ReadonlyMap<NodeKey, number>;

const hiddenOf = (keys: Iterable<NodeKey>, shown: Distances): number => {
  let hidden = 0;
  for (const key of keys) if (!shown.has(key)) hidden += 1;
  return hidden;
};

/** What a version's card says of it. */
function versionOf({ key, write, dataset }: PinnedVersion, type: string, assumed: boolean) {
  if (key === null) return null;
  const name = parseVersionKey(key);
  return {
    key,
    node: dataset,
    label: name.kind === 'run' && !write ? key : versionLabel(name, write?.at ?? NEVER, type),
    strength: name.kind === 'run' ? ('run' as const) : strengthOf(name.text),
    assumed,
  };
}
const NEVER = '' as Parameters<typeof versionLabel>[1];

function bare(card: NodeCard) {
  const { kind, type, namespace, name, description, tags, owners, columnCount } = card;
  return {
    kind,
    type,
    namespace,
    name,
    description,
    tags,
    owners,
    columnCount,
    gone: null,
    renamedFrom: null,
  };
}

function drawVersion(
  source: PinnedSource,
  version: PinnedVersion,
  card: NodeCard,
  at: { readonly key: NodeKey; readonly shown: Distances; readonly assumed: boolean; readonly readers: number }, // prettier-ignore
): GraphNode {
  const { key, shown, assumed, readers: drawnReaders } = at;
  const { write, id } = version;
  const maker = write ? source.addRuns([write.runKey]) : [];
  const readers = source.knownReaders(key);
  return {
    ...bare(card),
    id,
    key,
    status: write?.state ?? 'none',
    statusAt: write?.at ?? null,
    updatedAt: write?.at ?? null,
    upstreamCount: maker.length,
    downstreamCount: readers?.length ?? drawnReaders,
    hiddenUpstream: hiddenOf(maker, shown),
    hiddenDownstream: readers ? hiddenOf(readers, shown) : 0,
    distance: shown.get(key) ?? 0,
    version: versionOf(version, card.type, assumed),
    run: null,
  };
}

function drawRun(
  source: PinnedSource,
  run: PinnedRun,
  card: NodeCard,
  { key, shown }: { readonly key: NodeKey; readonly shown: Distances },
): GraphNode {
  const [view] = source.views([key]);
  const [inputs, outputs] = [[...(view?.inputs.keys() ?? [])], [...(view?.outputs.keys() ?? [])]];
  return {
    ...bare(card),
    id: run.id,
    key,
    status: run.state,
    statusAt: run.endedAt ?? run.startedAt,
    updatedAt: run.lastSeen,
    upstreamCount: inputs.length,
    downstreamCount: outputs.length,
    hiddenUpstream: hiddenOf(inputs, shown),
    hiddenDownstream: hiddenOf(outputs, shown),
    distance: shown.get(key) ?? 0,
    version: null,
    run: {
      id: run.runId,
      node: card.key,
      state: run.state,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
    },
  };
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Versions and runs as nodes, what each run read and wrote as edges that cite it. */
export function drawPinned(
  source: PinnedSource,
  graph: GraphIndex,
  shown: Distances,
): Pick<GraphResponse, 'nodes' | 'edges' | 'flows'> {
  const runKeys = [...shown.keys()].filter((key) => source.runNodes.has(key));
  const views = source.views(runKeys);
  const ids = new Map<NodeKey, NodeId>();
  for (const key of shown.keys()) {
    const id = (source.runNodes.get(key) ?? source.versionNodes.get(key))?.id;
    if (id) ids.set(key, id);
  }
  const assumedVersions = new Set<NodeKey>();
  const readers = new Map<NodeKey, number>();
  const edges = edgesAmong(views, shown).flatMap(({ from, to, edge }): GraphEdge[] => {
    const [a, b] = [ids.get(from), ids.get(to)];
    if (!a || !b) return [];
    const assumed = source.assumed.has(`${from} ${to}`);
    if (assumed) assumedVersions.add(from);
    if (source.versionNodes.has(from)) readers.set(from, (readers.get(from) ?? 0) + 1);
    const { evidence, firstSeen, lastSeen, runCount, lastRun } = edge;
    return [{ from: a, to: b, evidence, firstSeen, lastSeen, runCount, lastRun, assumed }];
  });
  const nameOf = (key: NodeKey) =>
    source.versionNodes.get(key)?.dataset ?? graph.nameOf(source.runNodes.get(key)?.jobKey ?? key);
  const cards = graph.cards([...shown.keys()].map(nameOf));
  const nodes = [...shown.keys()].flatMap((key): GraphNode[] => {
    const card = cards.get(nameOf(key));
    const [version, run] = [source.versionNodes.get(key), source.runNodes.get(key)];
    if (!card) return [];
    if (run) return [drawRun(source, run, card, { key, shown })];
    if (!version) return [];
    const at = { key, shown, assumed: assumedVersions.has(key), readers: readers.get(key) ?? 0 };
    return [drawVersion(source, version, card, at)];
  });
  return {
    nodes: nodes.sort((a, b) => byText(a.key, b.key)),
    edges: edges.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
    flows: partialFlows(views, shown).flatMap(({ owner, pairs }) => {
      const job = ids.get(owner);
      const drawn = pairs.flatMap(({ from, to }) => {
        const [a, b] = [ids.get(from), ids.get(to)];
        return a && b ? [{ from: a, to: b }] : [];
      });
      return job ? [{ job, pairs: drawn }] : [];
    }),
  };
}
