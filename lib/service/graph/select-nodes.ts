import 'server-only';

import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { Evidence, NodeKey } from '@/lib/lineage';
import { evaluateSelector } from '@/lib/select/evaluate-selector';
import { parseSelector } from '@/lib/select/parse-selector';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';

import { findBesides } from './besides';
import { selectionSource } from './selection-source';
import type { Reached } from './walk-graph';

/** Nodes one `+` reaches at most: two seconds of a cold store (`npm run bench -- graph` for the walk). Downloads have no bound. */
const WALK_LIMIT = 20_000;

export type Selected = Reached & {
  /** Nodes the walk reached and the selector did not mean. */
  readonly unselected: number;
  readonly notices: readonly Notice[];
  /** Whether data is followed through a node that is not shown; absent where nothing is left out by a selector. */
  readonly mayPass?: (key: NodeKey) => boolean;
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
    database(),
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
  if (focus === null) {
    const shown = [...keys].sort().slice(0, limit);
    const besides = findBesides(graph, query);
    if (keys.size === 0) notices.push(say('Matches nothing.'));
    if (keys.size > shown.length)
      notices.push(say(`${keys.size} nodes match; ${shown.length} of them are shown.`));
    const distances = new Map([...shown, ...besides].map((key) => [key, 0]));
    return {
      distances,
      besides,
      hitLimit: keys.size > shown.length,
      hidden: [...keys].filter((key) => !distances.has(key)).length,
      hiddenExact: isWhole,
      unselected: 0,
      notices,
      mayPass: (key) => !keys.has(key),
    };
  }
  const distances = new Map(
    [...reached.distances].filter(
      ([key]) => key === focus || keys.has(key) || reached.besides.has(key),
    ),
  );
  if (keys.size === 0) notices.push(say('Matches nothing that the question reaches.'));
  const unselected = reached.distances.size - distances.size;
  return {
    ...{ ...reached, distances, hidden: reached.hidden + unselected, unselected, notices },
    mayPass: (key) => reached.distances.has(key),
  };
}
