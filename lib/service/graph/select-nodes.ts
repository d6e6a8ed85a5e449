import 'server-only';

import { HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { Evidence, NodeKey } from '@/lib/lineage';
import { evaluateSelector, type SelectionSource } from '@/lib/select/evaluate-selector';
import { namesIn, type Selector } from '@/lib/select/selector';
import { parseSelector } from '@/lib/select/parse-selector';
import type { GraphIndex } from '@/lib/store/graph-index';

import { findBesides } from './besides';
import { foldReached } from './fold-reached';
import { selectionSource } from './selection-source';
import type { Reached } from './walk-graph';

/** Nodes one `+` reaches at most: two seconds of a cold store (`npm run bench -- graph` for the walk). Downloads have no bound. */
const WALK_LIMIT = 20_000;

export type Selected = Reached & {
  /** Nodes the walk reached and the selector did not mean. */
  readonly unselected: number;
  readonly notices: readonly Notice[];
};

const say = (message: string): Notice => ({ parameter: 'select', message });

/**
 * Narrows what a question reaches to what its selector means; the focus stays. Without a focus the
 * selector alone chooses. Text that cannot be read selects everything, and the answer says where.
 */
export function selectNodes(
  graph: GraphIndex,
  query: GraphQuery,
  focus: NodeKey | null,
  reached: Reached,
  limit: number,
): Selected {
  const parsed = parseSelector(query.select ?? '');
  if (parsed.kind === 'empty') return { ...reached, unselected: 0, notices: [] };
  if (parsed.kind === 'problems') {
    const [{ from, message }] = parsed.problems;
    const notice = say(`${message} (character ${from + 1}) The selector is ignored.`);
    return { ...reached, unselected: 0, notices: [notice] };
  }
  const source = selectionSource(
    graph.db,
    graph,
    graph.seenBy(new Set<Evidence>(query.evidence)),
  );
  const within = focus === null ? null : new Set(reached.distances.keys());
  const { keys, isWhole } = evaluateSelector(
    parsed.selector,
    source,
    within,
    Math.max(WALK_LIMIT, limit),
  );
  const notices = isWhole
    ? []
    : [say(`A walk stopped at ${WALK_LIMIT} nodes; there may be more of them.`)];
  const named = query.fold === 'none' ? [] : nodesNamed(parsed.selector, source);
  if (focus === null) {
    const besides = findBesides(graph, query);
    if (keys.size === 0) notices.push(say('Matches nothing.'));
    const all: Selected = {
      distances: new Map([...[...keys].sort(), ...besides].map((key) => [key, 0])),
      ...{ besides, hitLimit: false, hidden: 0, hiddenExact: isWhole, unselected: 0, notices },
      mayPass: (key) => !keys.has(key),
    };
    return cutTo(limit, foldReached(graph, query, all, named), keys);
  }
  const distances = new Map(
    [...reached.distances].filter(
      ([key]) => key === focus || keys.has(key) || reached.besides.has(key),
    ),
  );
  if (keys.size === 0) notices.push(say('Matches nothing that the question reaches.'));
  const unselected = reached.distances.size - distances.size;
  const selected = {
    ...reached,
    distances,
    hidden: reached.hidden + unselected,
    unselected,
    notices,
    mayPass: (key: NodeKey) => reached.distances.has(key) && !distances.has(key),
  };
  return foldReached(graph, query, selected, [focus, ...named]);
}

/** No more of the nodes chosen than an answer may show, and what to say of the others. */
function cutTo(limit: number, all: Selected, keys: ReadonlySet<NodeKey>): Selected {
  const chosen = [...all.distances.keys()].filter((key) => keys.has(key));
  if (chosen.length <= limit) return all;
  const shown = new Set([...chosen.slice(0, limit), ...all.besides]);
  const notice = say(`${keys.size} nodes match; ${limit} of them are shown.`);
  return {
    ...all,
    distances: new Map([...all.distances].filter(([key]) => shown.has(key))),
    hitLimit: true,
    hidden: all.hidden + all.distances.size - shown.size,
    notices: [...all.notices, notice],
  };
}

/** Nodes a selector calls by their whole names; of a name that very many have none. */
function nodesNamed(selector: Selector, source: SelectionSource): NodeKey[] {
  return namesIn(selector).flatMap((pattern) => {
    const found = [...source.having('name', pattern, null)];
    return found.length > HUB_SIBLINGS ? [] : found;
  });
}
