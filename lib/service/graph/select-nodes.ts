import 'server-only';

import { HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { Evidence, NodeKey } from '@/lib/lineage';
import {
  evaluateSelector,
  type Selection,
  type SelectionSource,
} from '@/lib/select/evaluate-selector';
import { namesIn, type Selector, type SelectorProblem } from '@/lib/select/selector';
import { parseSelector } from '@/lib/select/parse-selector';
import type { GraphIndex } from '@/lib/store/graph-index';

import { findBesides } from './besides';
import { expandChosen } from './expand-chosen';
import { foldReached } from './fold-reached';
import { selectionSource } from './selection-source';
import { readMarks, type Reached } from './walk-graph';

/** Nodes one `+` reaches at most: two seconds of a cold store (`npm run bench -- graph` for the walk). Downloads have no bound. */
export const WALK_LIMIT = 20_000;

export type Selected = Reached & {
  /** Nodes the walk reached and the selector did not mean. */
  readonly unselected: number;
  readonly notices: readonly Notice[];
};

const say = (message: string): Notice => ({ parameter: 'select', message });
const STOPPED = say(`A walk stopped at ${WALK_LIMIT} nodes; there may be more of them.`);

/** Reads a selector: null where there is none, or none that can be read; then it says where it breaks, and what of it. */
export function readSelector(select: string | null, outcome = 'The selector is ignored.') {
  const parsed = parseSelector(select ?? '');
  if (parsed.kind === 'empty') return { selector: null, notices: [] };
  if (parsed.kind === 'selector') return { selector: parsed.selector, notices: [] };
  return { selector: null, notices: [say(`${placed(parsed.problems)} ${outcome}`)] };
}

const placed = ([{ from, message }]: readonly [SelectorProblem, ...SelectorProblem[]]) =>
  `${message} (character ${from + 1})`;

/** What is wrong with a selector and where; null where it can be read, or there is none. */
export function whyUnread(select: string | null): string | null {
  const parsed = parseSelector(select ?? '');
  return parsed.kind === 'problems' ? placed(parsed.problems) : null;
}

/** What is left of what a walk reached; the focus stays. */
export function narrow(reached: Reached, focus: NodeKey, { keys, isWhole }: Selection): Selected {
  const { distances, hidden, besides } = reached;
  const kept = [...distances].filter(([key]) => key === focus || keys.has(key) || besides.has(key));
  const notices = isWhole ? [] : [STOPPED];
  if (keys.size === 0) notices.push(say('Matches nothing that the question reaches.'));
  const unselected = distances.size - kept.length;
  return {
    ...{ ...reached, distances: new Map(kept), hidden: hidden + unselected, unselected, notices },
    mayPass: (key) => distances.has(key) && !keys.has(key),
  };
}

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
  // What it would choose from is nothing but what it means.
  const read = readSelector(query.select, focus === null ? 'Nothing is selected.' : undefined);
  if (read.selector === null) return { ...reached, unselected: 0, notices: read.notices };
  const seen = graph.seenBy(new Set<Evidence>(query.evidence));
  const source = selectionSource(graph.db, graph, seen);
  const { selector } = read;
  const most = Math.max(WALK_LIMIT, limit);
  const within = focus === null ? null : new Set(reached.distances.keys());
  const selection = evaluateSelector(selector, source, within, most);
  const meant = (keys: ReadonlySet<NodeKey>) => evaluateSelector(selector, source, keys, most).keys;
  const expanding = { source: seen, marks: readMarks(graph, query), meant, limit };
  const named = query.fold === 'none' ? [] : nodesNamed(selector, source);
  if (focus !== null) {
    const chosen = expandChosen(narrow(reached, focus, selection), expanding);
    return foldReached(graph, query, chosen, [focus, ...named]);
  }
  const { keys, isWhole } = selection;
  const notices = isWhole ? [] : [STOPPED];
  const besides = findBesides(graph, query);
  if (keys.size === 0) notices.push(say('Matches nothing.'));
  const all: Selected = {
    distances: new Map([...[...keys].sort(), ...besides].map((key) => [key, 0])),
    ...{ besides, hitLimit: false, hidden: 0, hiddenExact: isWhole, unselected: 0, notices },
    mayPass: (key) => !keys.has(key),
  };
  const chosen = keys.size > limit ? all : expandChosen(all, expanding);
  return cutTo(limit, foldReached(graph, query, chosen, named), keys);
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
    // That was found between all of them.
    through: undefined,
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
