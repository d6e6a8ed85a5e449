import type { DrawnGraph } from './drawn-graph';
import { edgeId, type Lit } from './trace';

/** Paths between two nodes, as ids in the order data flows. */
export type LitPaths = {
  /** The one that is lit. */
  readonly lit: readonly string[];
  /** Ids of what is drawn of it: what is to be in sight. */
  readonly sight: readonly string[];
  /** The others: not dimmed. */
  readonly all: readonly (readonly string[])[];
};

function stepsOf(paths: readonly (readonly string[])[]): Set<string> {
  const steps = new Set<string>();
  for (const path of paths)
    path.forEach((node, i) => {
      const next = path[i + 1];
      if (next !== undefined) steps.add(edgeId(node, next));
    });
  return steps;
}

/** What the paths light of what is drawn; a folded card stands for what is in it. */
export function litPaths(drawn: DrawnGraph, { lit, all }: Omit<LitPaths, 'sight'>): Lit {
  const some = (paths: readonly (readonly string[])[]) => {
    const [ids, steps] = [new Set(paths.flat()), stepsOf(paths)];
    const isOn = (one: DrawnGraph['nodes'][number]) =>
      one.kind === 'fold' ? one.hides.some((id) => ids.has(id)) : ids.has(one.id);
    return {
      nodes: new Set(drawn.nodes.filter(isOn).map(({ id }) => id)),
      edges: new Set(
        drawn.edges
          .filter(({ edges }) => edges.some(({ from, to }) => steps.has(edgeId(from, to))))
          .map(({ id }) => id),
      ),
    };
  };
  return { ...some([lit]), rows: null, around: some(all) };
}
