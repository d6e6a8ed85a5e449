import 'server-only';

import { FOLD_PATTERN, HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphEdge, GraphFold, GraphNode, GraphQuery } from '@/lib/contract/graph';
import {
  foldChosen,
  HubFolds,
  isStronger,
  type Evidence,
  type HubFold,
  type NodeId,
  type NodeKey,
  type Sibling,
} from '@/lib/lineage';

import { canFold, foldedKeys, STAY_OUT } from '../graph/fold-hubs';
import type { Selected } from '../graph/select-nodes';

/** States of a run, or of the run that wrote a version, that need a look. */
const URGENT: ReadonlySet<string> = new Set(['failed', 'running']);

type Whole = { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] };
type Edge = { readonly from: NodeKey; readonly to: NodeKey; readonly evidence: Evidence };

/** How a version or a run is sorted in a folded card: by its name and its own. */
export function siblingOf({ kind, name, version, run, status }: GraphNode): Sibling {
  const own = version?.label ?? run?.id ?? '';
  return { kind, name: `${name} ${own}`, isUrgent: URGENT.has(status) };
}

/** The strongest of the edges between a card's node and what is inside. */
function evidenceOf(
  { anchor, side, siblings }: HubFold,
  edges: readonly Edge[],
  shown: { readonly has: (key: NodeKey) => boolean },
): Evidence {
  let best: Evidence | null = null;
  for (const { from, to, evidence } of edges) {
    const [near, far] = side === 'up' ? [to, from] : [from, to];
    if (near !== anchor || !siblings.has(far) || shown.has(far)) continue;
    if (best === null || isStronger(evidence, best)) best = evidence;
  }
  return best ?? 'observed';
}

/**
 * Folds the hubs of a pinned graph as those of datasets and jobs are: the versions of 500 files that made
 * a model are a few cards and one that holds the others.
 *
 * @param whole all that the question reaches, drawn.
 */
export function foldPinned(
  query: GraphQuery,
  focus: NodeKey,
  reached: Selected,
  whole: Whole,
): Selected {
  const { distances } = reached;
  if (!canFold(query) || distances.size <= HUB_SIBLINGS) return reached;
  const named = [...query.expanded, ...query.collapsed, ...query.columns, ...query.also];
  const kept = new Set<NodeKey>([
    focus,
    ...named.map((entry) => (entry.split('.')[0] ?? entry) as NodeKey),
  ]);
  const opened = new Set(query.expanded.filter((entry) => FOLD_PATTERN.test(entry)));
  const byKey = new Map(whole.nodes.map((node) => [node.key, node]));
  const keyOf = new Map<NodeId, NodeKey>(whole.nodes.map(({ id, key }) => [id, key]));
  const edges = whole.edges.flatMap(({ from, to, evidence }): Edge[] => {
    const [a, b] = [keyOf.get(from), keyOf.get(to)];
    return a && b && distances.has(a) && distances.has(b) ? [{ from: a, to: b, evidence }] : [];
  });
  const fan = new HubFolds({
    most: HUB_SIBLINGS,
    stayOut: STAY_OUT,
    isKept: (key) => kept.has(key),
    isOpen: (name) => opened.has(name),
    seen: (_node, _side, beside) => beside,
    describe: (keys) =>
      new Map(
        keys.flatMap((key) => {
          const node = byKey.get(key);
          return node ? [[key, siblingOf(node)] as const] : [];
        }),
      ),
  });
  const choice = foldChosen(new Set(distances.keys()), kept, edges, fan);
  if (choice.folds.length === 0) return reached;
  const left = new Map([...distances].filter(([key]) => choice.shown.has(key)));
  const folded = foldedKeys(choice.folds, left);
  return {
    ...reached,
    distances: left,
    folds: choice.folds.map((fold) => ({ ...fold, evidence: evidenceOf(fold, edges, left) })),
    folded,
    hidden: reached.hidden + distances.size - left.size - folded.size,
  };
}

/** Keys inside a folded card. */
export function insideOf({ siblings }: HubFold, { distances }: Selected): NodeKey[] {
  return [...siblings].filter((key) => !distances.has(key));
}

/** The folded cards of a pinned graph, in the order of their names. */
export function drawPinnedFolds(reached: Selected, whole: Whole): GraphFold[] {
  const byKey = new Map(whole.nodes.map((node) => [node.key, node]));
  return (reached.folds ?? [])
    .flatMap((fold): GraphFold[] => {
      const { name, anchor, side, kind, siblings, evidence = 'observed' } = fold;
      const id = byKey.get(anchor)?.id;
      if (id === undefined) return [];
      const inside = insideOf(fold, reached);
      const failing = inside.filter((key) => byKey.get(key)?.status === 'failed').length;
      const [total, shown] = [siblings.size, siblings.size - inside.length];
      return [
        { id: `fold:${name}`, name, anchor: id, side, kind, total, shown, failing, evidence },
      ];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
