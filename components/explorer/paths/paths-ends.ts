import type { NodeRef } from '@/lib/contract/shared-shapes';

/** So many are offered. */
const MOST = 8;

/** How well a name fits what is typed: whole, from its start, somewhere; null where it does not. */
function fit(name: string, wanted: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : null;
}

/**
 * Nodes that could be the other end: those of the graph before those found anywhere, for other
 * namespaces have tables of the same name.
 */
export function pathsEnds(
  text: string,
  drawn: readonly NodeRef[],
  found: readonly NodeRef[],
): NodeRef[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const near = drawn
    .flatMap((node) => {
      const rank = fit(node.name.toLowerCase(), wanted);
      return rank === null ? [] : [{ node, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ node }) => node);
  const known = new Set(near.map(({ key }) => key));
  return [...near, ...found.filter(({ key }) => !known.has(key))].slice(0, MOST);
}
