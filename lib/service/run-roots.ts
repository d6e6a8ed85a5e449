import 'server-only';

import type { Database } from '@/lib/store/database';
import { loadPlaces, type RunPlace } from '@/lib/store/run-places';

/** Parents above a run at most: a longer chain is a mistake, and a cycle ends, too. */
const DEPTH_LIMIT = 32;

type Child = { readonly key: string; readonly parent_key: string | null; readonly root_key: string | null }; // prettier-ignore

/**
 * The runs above some runs, from the immediate parent outwards; one query a level for all of them.
 * Where a chain ends below the root that a run told, the root comes last.
 */
export function chainsOf(db: Database, runs: readonly Child[]): Map<string, RunPlace[]> {
  const known = new Map<string, RunPlace>();
  const look = (keys: readonly (string | null)[]) => {
    const wanted = [...new Set(keys)].filter((key) => key !== null && !known.has(key));
    for (const place of loadPlaces(db, wanted as string[])) known.set(place.key, place);
  };
  let edge: (string | null)[] = runs.flatMap(({ parent_key: up, root_key: root }) => [up, root]);
  for (let depth = 0; depth < DEPTH_LIMIT && edge.some((key) => key !== null); depth += 1) {
    const before = known.size;
    look(edge);
    if (known.size === before) break;
    edge = edge.map((key) => (key === null ? null : (known.get(key)?.parent_key ?? null)));
  }
  return new Map(
    runs.map((run) => {
      const chain: RunPlace[] = [];
      const seen = new Set([run.key]);
      let next = run.parent_key;
      while (next !== null && !seen.has(next) && chain.length < DEPTH_LIMIT) {
        const place = known.get(next);
        if (!place) break;
        seen.add(next);
        chain.push(place);
        next = place.parent_key;
      }
      const root = run.root_key === null ? undefined : known.get(run.root_key);
      if (root && !seen.has(root.key)) chain.push(root);
      return [run.key, chain];
    }),
  );
}

/** The outermost run above each run, where that is not its parent. */
export function rootsOf(db: Database, runs: readonly Child[]): Map<string, RunPlace> {
  const roots = new Map<string, RunPlace>();
  for (const [key, chain] of chainsOf(db, runs)) {
    const root = chain.length > 1 ? chain.at(-1) : undefined;
    if (root) roots.set(key, root);
  }
  return roots;
}
