import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphNode, GraphQuery } from '@/lib/contract/graph';
import { EVIDENCE, nodeId, type Instant, type NodeKey } from '@/lib/lineage';
import { evaluateSelector, type SelectionSource } from '@/lib/select/evaluate-selector';
import { matchesName, matchesPattern } from '@/lib/select/match-pattern';
import type { Pattern, SelectorField } from '@/lib/select/selector';

import { expandChosen } from '../graph/expand-chosen';
import { narrow, readSelector, WALK_LIMIT, type Selected } from '../graph/select-nodes';
import { atEdges, isType, sinceOf } from '../graph/selection-source';
import type { Reached } from '../graph/walk-graph';
import type { PinnedSource } from './pinned-source';
import type { VersionSchemas } from './version-schemas';
import { readPinnedMarks } from './walk-pinned';

type CardField = Exclude<SelectorField, 'evidence' | 'column'>;

/** A version goes by the name of its dataset and by its own, a run by that of its job and its run id. */
function isNamed(node: GraphNode, pattern: Pattern): boolean {
  const { id, name, version, run } = node;
  if (matchesName(pattern, name)) return true;
  const own = version ? [version.label, version.key] : [run?.id ?? ''];
  if (own.some((text) => matchesPattern(pattern, text))) return true;
  const [text] = pattern;
  return pattern.length === 1 && (text === id || text === nodeId(node));
}

function isOn(node: GraphNode, field: CardField, pattern: Pattern): boolean {
  switch (field) {
    case 'name':
      return isNamed(node, pattern);
    case 'owner':
      return node.owners.some((owner) => matchesPattern(pattern, owner));
    case 'tag':
      return node.tags.some((tag) => matchesPattern(pattern, tag));
    case 'kind':
    case 'namespace':
    case 'status':
      return matchesPattern(pattern, node[field]);
    case 'type':
      return isType(pattern, node.type);
  }
}

/**
 * What selectors are asked of in a pinned graph: the versions and runs a question reaches. Status and
 * time are those of the version or the run, columns those of the version; `+` walks from version to
 * version.
 */
function pinnedSelection(
  source: PinnedSource,
  schemas: VersionSchemas,
  nodes: readonly GraphNode[],
  asOf: Instant | null,
): SelectionSource {
  const byKey = new Map<NodeKey, GraphNode>(nodes.map((node) => [node.key, node]));
  const all = new Set(byKey.keys());
  const among = (within: ReadonlySet<NodeKey> | null, test: (node: GraphNode) => boolean) =>
    new Set(
      [...(within ?? all)].filter((key) => {
        const node = byKey.get(key);
        return node !== undefined && test(node);
      }),
    );
  return {
    graph: source,
    all: () => all,
    having: (field, pattern, within) => {
      switch (field) {
        case 'evidence':
          return atEdges(
            source,
            new Set(EVIDENCE.filter((kind) => matchesPattern(pattern, kind))),
            within ?? all,
          );
        case 'column':
          return among(within, ({ key, version }) =>
            version
              ? [...schemas.of(key).columns.keys()].some((path) => matchesName(pattern, path))
              : false,
          );
        case 'name':
        case 'kind':
        case 'namespace':
        case 'type':
        case 'owner':
        case 'tag':
        case 'status':
          return among(within, (node) => isOn(node, field, pattern));
      }
    },
    updated: (age, within) => {
      const since = sinceOf(age, asOf);
      const isRecent = ({ updatedAt }: GraphNode) => updatedAt !== null && updatedAt >= since;
      return among(within, (node) => isRecent(node) === (age.than === 'within'));
    },
  };
}

/**
 * Narrows what a question about versions and runs reaches to what its selector means, and goes on
 * from there as it says.
 *
 * @param nodes what it reaches, and what it may go on to.
 */
export function selectPinned(
  source: PinnedSource,
  schemas: VersionSchemas,
  query: Pick<GraphQuery, 'select' | 'asOf' | 'expanded' | 'collapsed'>,
  focus: NodeKey,
  reached: Reached,
  nodes: readonly GraphNode[],
): Selected {
  const { selector, notices } = readSelector(query.select);
  if (selector === null) return { ...reached, unselected: 0, notices };
  const asked = pinnedSelection(source, schemas, nodes, query.asOf);
  const selection = evaluateSelector(selector, asked, asked.all(), WALK_LIMIT);
  return expandChosen(narrow(reached, focus, selection), {
    source,
    marks: readPinnedMarks(query),
    meant: (within) => new Set([...within].filter((key) => selection.keys.has(key))),
    limit: GRAPH_NODE_LIMIT,
  });
}
