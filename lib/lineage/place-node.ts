import { groupPart, type Grouping } from './group-id';
import type { Level, Placed } from './group-tree';
import type { NodeIdentity } from './node-id';
import { typeWords } from './type-words';
import type { NodeKey } from './types';

/** What a grouping needs to know of a node. */
export type GroupableNode = NodeIdentity & {
  /** Its number among the nodes grouped. */
  readonly at: number;
  readonly key: NodeKey;
  readonly type: string;
};

/** What a grouping by pipeline needs to know of the graph. */
export type Pipelines = {
  /** The job a job is a part of, by its latest run's parent; null at the root. */
  readonly parentOf: (job: NodeKey) => NodeKey | null;
  readonly jobOf: (job: NodeKey) => Pick<NodeIdentity, 'namespace' | 'name'> | null;
  /** Jobs that write a dataset. */
  readonly writersOf: (dataset: NodeKey) => readonly NodeKey[];
};

const level = (value: string, words = value): Level => ({
  part: groupPart(value),
  label: words || '(no name)',
});

/**
 * Where a node lives: the scheme of its namespace (`s3`, `postgres`, `kafka`), or the namespace
 * itself where it has none (`airflow`).
 */
export function sourceOf(namespace: string): string {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(namespace)?.[1]?.toLowerCase() ?? namespace;
}

/** The jobs around a job, the root first, itself last. A chain that bites its tail ends there. */
function chainOf(job: NodeKey, { parentOf }: Pipelines): NodeKey[] {
  const chain: NodeKey[] = [];
  const seen = new Set<NodeKey>();
  for (let at: NodeKey | null = job; at !== null && !seen.has(at); at = parentOf(at)) {
    seen.add(at);
    chain.unshift(at);
  }
  return chain;
}

/** Where pipelines put nodes; chains are followed once for each job. */
function placeByPipeline(nodes: readonly GroupableNode[], pipelines: Pipelines): Placed[] {
  const chains = new Map<NodeKey, readonly NodeKey[]>();
  const chain = (job: NodeKey) => {
    let known = chains.get(job);
    if (!known) chains.set(job, (known = chainOf(job, pipelines)));
    return known;
  };
  const levelOf = (key: NodeKey): Level => {
    const { namespace, name } = pipelines.jobOf(key) ?? { namespace: '', name: key };
    return { part: `${groupPart(namespace)}/${groupPart(name)}`, label: name };
  };
  const levels = new Map<NodeKey, Level>();
  const levelsOf = (jobs: readonly NodeKey[]): Level[] =>
    jobs.map((key) => {
      let known = levels.get(key);
      if (!known) levels.set(key, (known = levelOf(key)));
      return known;
    });
  return nodes.map((node): Placed => {
    const { at, key, name } = node;
    if (node.kind === 'job') return { at, key, name, levels: levelsOf(chain(key)) };
    // A dataset stands with what writes it, as far as all that write it stand together.
    const [first = [], ...rest] = pipelines.writersOf(key).map(chain);
    const shared = first.filter((job, at) => rest.every((other) => other[at] === job));
    if (shared.length > 0) return { at, key, name, levels: levelsOf(shared) };
    return { at, key, name, levels: [level(node.namespace)] };
  });
}

/** The groups that nodes stand in, the outermost first. */
export function placeNodes(
  nodes: readonly GroupableNode[],
  grouping: Grouping,
  pipelines: Pipelines,
): Placed[] {
  if (grouping === 'pipeline') return placeByPipeline(nodes, pipelines);
  const known = new Map<string, Level>();
  const shared = (label: string) => {
    let one = known.get(label);
    if (!one) known.set(label, (one = level(label)));
    return one;
  };
  const types = new Map<string, Level>();
  const ofType = (type: string) => {
    let one = types.get(type);
    if (!one) types.set(type, (one = level(type, typeWords(type))));
    return one;
  };
  return nodes.map(({ at, key, name, namespace, type }) => {
    const within = shared(namespace);
    switch (grouping) {
      case 'source':
        return { at, key, name, levels: [shared(sourceOf(namespace)), within] };
      case 'type':
        return { at, key, name, levels: [ofType(type), within] };
      case 'namespace':
        return { at, key, name, levels: [within] };
      case 'none':
        return { at, key, name, levels: [] };
    }
  });
}
