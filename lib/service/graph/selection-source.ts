import 'server-only';

import { instantFromMs, NODE_STATUSES, parseNodeId, type GraphSource } from '@/lib/lineage';
import type { SelectionSource } from '@/lib/select/evaluate-selector';
import { matchesName, matchesPattern } from '@/lib/select/match-pattern';
import type { Age, Pattern } from '@/lib/select/selector';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { nodeKey } from '@/lib/store/keys';
import { NodeConditions } from '@/lib/store/node-conditions';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const KEY = /^[0-9a-z]{16}$/;

type Within = Parameters<SelectionSource['having']>[2];

function byName(nodes: NodeConditions, pattern: Pattern, within: Within) {
  const [text] = pattern;
  if (pattern.length > 1) {
    const like = pattern.map((part) => part.toLowerCase().replace(/[!%_]/g, '!$&')).join('%');
    return nodes.byNameLike(like, within);
  }
  const identity = parseNodeId(text);
  if (identity) return nodes.byKey([nodeKey(identity)], within);
  const found = nodes.byExactName(text, within);
  if (/[./]/.test(text))
    for (const key of nodes.byNameLike(text.toLowerCase().replace(/[!%_]/g, '!$&'), within))
      found.add(key);
  if (KEY.test(text)) for (const key of nodes.byKey([text], within)) found.add(key);
  return found;
}

/** Longest piece between wildcards in ASCII, which SQLite lowers as JavaScript does; else nothing. */
function knownPart(pattern: Pattern): string {
  const plain = pattern.filter((part) => /^[\x20-\x7e]*$/.test(part));
  return plain.reduce((best, part) => (part.length > best.length ? part : best), '').toLowerCase();
}

/** What selectors are asked of: the store's nodes and the graph as seen through some evidence. */
export function selectionSource(
  db: Database,
  index: GraphIndex,
  graph: GraphSource,
  now: number,
): SelectionSource {
  const nodes = new NodeConditions(db, index);
  return {
    graph,
    all: () => nodes.all(),
    having: (field, pattern, within) => {
      const test = (text: string) => matchesPattern(pattern, text);
      switch (field) {
        case 'name':
          return byName(nodes, pattern, within);
        case 'type':
        case 'kind':
        case 'namespace':
          return nodes.byText(field, test, within);
        case 'owner':
          return nodes.byTuple('owners', ([owner]) => test(owner), within);
        case 'tag':
          return nodes.byTuple(
            'tags',
            ([key, value]) => test(key) || (Boolean(value) && test(`${key}=${value}`)),
            within,
          );
        case 'column':
          return nodes.byColumn(knownPart(pattern), (path) => matchesName(pattern, path), within);
        case 'status':
          return nodes.byStatus(NODE_STATUSES.filter(test), within);
      }
    },
    updated: ({ than, count, unit }: Age, within) => {
      const since = instantFromMs(Math.max(0, now - count * UNIT_MS[unit]));
      const recent = nodes.since(since, within);
      if (than === 'within') return recent;
      return new Set([...(within ?? nodes.all())].filter((key) => !recent.has(key)));
    },
  };
}
