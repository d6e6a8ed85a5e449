import { flowsAcross, type OwnerEdge, type OwnerView } from './owner-view';
import type { Step, Trail } from './trail';
import type { NodeKey } from './types';

export type Side = 'up' | 'down';

/** Where the walk gets the graph from; asked for whole frontiers at a time. Keys are canonical. */
export type GraphSource = {
  /** Owners with any of `keys` among their outputs (`up`) or inputs (`down`). */
  readonly ownersBeside: (keys: readonly NodeKey[], side: Side) => readonly NodeKey[];
  /** Views in the evidence asked for; owners without shapes are left out. */
  readonly views: (owners: readonly NodeKey[]) => readonly OwnerView[];
};

/** Keeps a walk from spreading out at every node that very much stands beside. */
export type Fan = {
  /** So few neighbours are never narrowed. */
  readonly most: number;
  /** Those of the neighbours reached at one side of a node that the walk goes on to. */
  readonly narrow: (node: NodeKey, side: Side, beside: readonly NodeKey[]) => readonly NodeKey[];
};

export type WalkRequest = {
  /** One start or many: the walk from many reaches what walks from each would, by the fewest hops. */
  readonly from: NodeKey | readonly NodeKey[];
  readonly side: Side;
  /** Hops, datasets and jobs alike; may be Infinity. */
  readonly depth: number;
  /** Nodes at most, starts included, those of `known` not counted. */
  readonly limit: number;
  /** Nodes an earlier walk of the same answer reached. */
  readonly known?: { readonly has: (key: NodeKey) => boolean };
  /** Nodes not to be left on this side. */
  readonly collapsed?: ReadonlySet<NodeKey>;
  readonly fan?: Fan | undefined;
  /** Told how each node was reached. */
  readonly trail?: Trail;
};

export type Walked = {
  /** Hops to each node reached, a start at 0, nearest first. */
  readonly hops: ReadonlyMap<NodeKey, number>;
  /** Nodes reached by a hop: not a start, unless a start leads to it. */
  readonly met: ReadonlySet<NodeKey>;
  readonly hitLimit: boolean;
};

/** What a walk has reached and where it goes on from, hop by hop. */
class Front {
  readonly hops = new Map<NodeKey, number>();
  readonly met = new Set<NodeKey>();
  hitLimit = false;
  readonly #request: WalkRequest;
  #room: number;
  readonly #nodes: (NodeKey[] | undefined)[] = [];
  readonly #opening: (NodeKey[] | undefined)[] = [];
  readonly #opened = new Set<NodeKey>();

  constructor(request: WalkRequest) {
    this.#request = request;
    this.#room = request.limit;
    const { from } = request;
    for (const key of typeof from === 'string' ? [from] : from) this.arrive(key, 0);
  }

  /** Reaches a job on the way from one of its datasets: what it is not known to pass on stays closed. */
  pass(key: NodeKey, hop: number): boolean {
    const { depth, known } = this.#request;
    if (hop > depth) return false;
    if (this.hops.has(key)) {
      if (hop > 0) this.met.add(key);
      return true;
    }
    if (!known?.has(key)) {
      if (this.#room <= 0) {
        this.hitLimit = true;
        return false;
      }
      this.#room -= 1;
    }
    this.hops.set(key, hop);
    if (hop > 0) this.met.add(key);
    (this.#nodes[hop] ??= []).push(key);
    return true;
  }

  /** Reaches a node as an end of a flow: a job that is one opens on all beyond it. */
  arrive(key: NodeKey, hop: number): void {
    if (!this.pass(key, hop) || this.#opened.has(key)) return;
    this.#opened.add(key);
    (this.#opening[hop] ??= []).push(key);
  }

  get length(): number {
    return Math.max(this.#nodes.length, this.#opening.length);
  }

  /** Nodes first reached at this hop, and those that open at it; collapsed ones are not left. */
  at(hop: number): { readonly nodes: NodeKey[]; readonly opening: NodeKey[] } {
    const [nodes, opening] = [this.#nodes[hop] ?? [], this.#opening[hop] ?? []];
    const { collapsed } = this.#request;
    if (!collapsed?.size) return { nodes, opening };
    const isOpen = (key: NodeKey) => !collapsed.has(key);
    return { nodes: nodes.filter(isOpen), opening: opening.filter(isOpen) };
  }
}

type Beside = { readonly view: OwnerView; readonly entries: readonly NodeKey[] };

/** Nodes and views held at once, where one hop reaches very many. */
const CHUNK = 200;

function* chunksOf(keys: readonly NodeKey[]): Generator<readonly NodeKey[]> {
  if (keys.length <= CHUNK) yield keys;
  else for (let at = 0; at < keys.length; at += CHUNK) yield keys.slice(at, at + CHUNK);
}

/** Owners beside any of `nodes` that the walk goes on to. */
function nextOwners(
  source: GraphSource,
  nodes: readonly NodeKey[],
  { side, fan }: Pick<WalkRequest, 'side' | 'fan'>,
): readonly NodeKey[] {
  const next = new Set<NodeKey>();
  for (const chunk of chunksOf(nodes))
    for (const owner of source.ownersBeside(chunk, side)) next.add(owner);
  if (!fan || next.size <= fan.most) return [...next];
  next.clear();
  for (const node of nodes)
    for (const owner of fan.narrow(node, side, source.ownersBeside([node], side))) next.add(owner);
  return [...next];
}

/** Owners with any of `nodes` on their near side, each with those of them it has; some at a time. */
function* ownersBeside(
  source: GraphSource,
  nodes: readonly NodeKey[],
  request: Pick<WalkRequest, 'side' | 'fan'>,
): Generator<Beside[]> {
  const { side } = request;
  const here = new Set(nodes);
  const owners = nextOwners(source, nodes, request);
  for (const chunk of chunksOf(owners))
    yield source.views(chunk).flatMap((view): Beside[] => {
      const near = side === 'down' ? view.inputs : view.outputs;
      const entries =
        near.size < here.size
          ? [...near.keys()].filter((key) => here.has(key))
          : nodes.filter((key) => near.has(key));
      return entries.length > 0 ? [{ view, entries }] : [];
    });
}

/** What is reached by one flow, and how. */
type Crossing = { readonly step: Step; readonly keys: readonly NodeKey[] };

type FarSide = { readonly job: NodeKey; readonly keys: ReadonlyMap<NodeKey, OwnerEdge> };

/** What each job that opens has on its far side. */
function* farSides(source: GraphSource, jobs: readonly NodeKey[], side: Side): Generator<FarSide> {
  if (jobs.length === 0) return;
  for (const chunk of chunksOf(jobs))
    for (const view of source.views(chunk))
      if (view.kind === 'job')
        yield { job: view.key, keys: side === 'down' ? view.outputs : view.inputs };
}

/** What one hop crosses jobs to, kept until all that is nearer was reached: keys, and steps where they are asked for. */
class Crossings {
  readonly #keys: NodeKey[] = [];
  readonly #steps: Step[] | null;

  constructor(withSteps: boolean) {
    this.#steps = withSteps ? [] : null;
  }

  add({ step, keys }: Crossing): void {
    for (const key of keys) {
      this.#keys.push(key);
      this.#steps?.push(step);
    }
  }

  each(arrive: (key: NodeKey, step: Step | undefined) => void): void {
    for (const [at, key] of this.#keys.entries()) arrive(key, this.#steps?.[at]);
  }
}

/**
 * Walks one way through the graph, breadth first, each node once, so that cycles end.
 *
 * Through a job the walk goes only from an input to the outputs it is known to flow to (or back):
 * where evidence says A→C and B→D through one job, A never reaches D. A job that is itself the
 * start, or that another job names as where its data comes from or goes to, opens on all its
 * datasets; a job reached from a dataset leads on to the jobs that name it.
 */
export function walk(source: GraphSource, request: WalkRequest): Walked {
  const { side, depth, collapsed, trail, fan } = request;
  const front = new Front(request);
  /** What stands at the far side of a node, narrowed. */
  const beyond = (node: NodeKey, keys: ReadonlySet<NodeKey>): ReadonlySet<NodeKey> =>
    fan && keys.size > 1 ? new Set(fan.narrow(node, side, [...keys])) : keys;
  /** What flows on from the entries of an owner. */
  const cross = ({ view, entries }: Beside): Crossing[] => {
    const through = view.kind === 'job' ? view.key : null;
    const flows = flowsAcross(view, entries, side);
    const next = fan ? beyond(view.key, new Set(flows.flatMap(({ keys }) => keys))) : null;
    return flows.map(({ from, keys, evidence }) => ({
      step: { from, through, isFromOpen: false, evidence },
      keys: next === null ? keys : keys.filter((key) => next.has(key)),
    }));
  };
  const arrive = (key: NodeKey, step: Step | undefined, hop: number) => {
    front.arrive(key, hop);
    if (step) trail?.open(key, step);
  };
  const openJobs = (opening: readonly NodeKey[], hop: number) => {
    for (const { job, keys } of farSides(source, opening, side)) {
      const next = beyond(job, new Set(keys.keys()));
      for (const [key, { evidence }] of keys) {
        if (!next.has(key)) continue;
        front.arrive(key, hop);
        trail?.open(key, { from: job, through: null, isFromOpen: true, evidence });
      }
    }
  };
  /** Reaches a job from one of its datasets; what flows on from there, unless it is collapsed. */
  const passJob = (one: Beside, hop: number): Crossing[] => {
    const { view, entries } = one;
    const [from] = entries;
    if (from === undefined) return [];
    front.pass(view.key, hop);
    const evidence = (side === 'down' ? view.inputs : view.outputs).get(from)?.evidence ?? null;
    trail?.reach(view.key, { from, through: null, isFromOpen: false, evidence });
    return collapsed?.has(view.key) ? [] : cross(one);
  };
  for (let hop = 0; hop < front.length && hop < depth; hop += 1) {
    const { nodes, opening } = front.at(hop);
    openJobs(opening, hop + 1);
    if (nodes.length === 0) continue;
    const crossings = new Crossings(trail !== undefined);
    for (const beside of ownersBeside(source, nodes, request)) {
      // The nearer first: a dataset that declares its own sources is reached directly…
      for (const one of beside)
        if (one.view.kind === 'dataset')
          for (const { step, keys } of cross(one))
            for (const key of keys) arrive(key, step, hop + 1);
      // …and elsewhere a job stands between.
      for (const one of beside)
        if (one.view.kind === 'job')
          for (const crossing of passJob(one, hop + 1)) crossings.add(crossing);
    }
    crossings.each((key, step) => {
      arrive(key, step, hop + 2);
    });
  }
  return { hops: front.hops, met: front.met, hitLimit: front.hitLimit };
}
