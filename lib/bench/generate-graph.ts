import type { LayoutRequest } from '@/lib/layout/layout-types';

import { seeded, type Random } from './random';

const DATASET = { width: 208, height: 64 };
const JOB = { width: 188, height: 46 };
/** Share of datasets that are read from everywhere. */
const HUB_SHARE = 0.02;
/** Share of edges between business domains. */
const FAR_SHARE = 0.12;

/** A graph of these edges between the numbers 0…count-1; even `level` means dataset. */
function request(
  count: number,
  pairs: Iterable<readonly [number, number]>,
  level: (u: number) => number,
): LayoutRequest {
  const name = (u: number) => `${level(u) % 2 === 0 ? 'dataset' : 'job'}:${u}`;
  return {
    nodes: Array.from({ length: count }, (_, u) => ({
      id: name(u),
      ...(level(u) % 2 === 0 ? DATASET : JOB),
    })),
    edges: Array.from(pairs, ([u, v]) => ({
      id: `${u} ${v}`,
      from: name(u),
      to: name(v),
    })),
  };
}

/** Levels, in turn datasets and jobs, the widest a third of the way. */
function levelSizes(count: number): number[] {
  const depth = Math.max(8, Math.min(20, Math.round(8 + 5.2 * Math.log10(count / 50))));
  const levels = depth % 2 ? depth : depth + 1;
  const weights = Array.from({ length: levels }, (_, level) => {
    const x = level / (levels - 1);
    const bulge = 0.55 + 1.1 * Math.exp(-(((x - 0.3) / 0.35) ** 2));
    return bulge * (level % 2 ? 0.9 : 1) * (x > 0.8 ? 0.6 : 1);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map((weight) => Math.max(1, Math.floor((count * weight) / sum)));
  let missing = count - sizes.reduce((a, b) => a + b, 0);
  for (let level = 0; missing > 0; level = (level + 1) % levels, missing--) {
    sizes[level] = (sizes[level] ?? 0) + 1;
  }
  return sizes;
}

/** A pick that favours earlier weights: index by share. */
function pickShare(random: Random, shares: readonly number[]): number {
  let rest = random.next();
  return shares.findIndex((share) => (rest -= share) < 0);
}

type Node = { readonly level: number; readonly place: number };

/**
 * Lineage of `count` datasets and jobs in levels: mostly inside a business domain, a fan-in of one to
 * four, a few datasets that many read, edges that skip levels. The same size and seed give the same graph.
 */
export function generateGraph(count: number, seed = 1): LayoutRequest {
  const random = seeded(seed * 7919 + count);
  const nodes: Node[] = [];
  const levels = levelSizes(count).map((size, level) =>
    Array.from(
      { length: size },
      (_, i) => nodes.push({ level, place: (i + random.next()) / size }) - 1,
    ),
  );
  const hubs = nodes.flatMap(({ level }, u) =>
    level % 2 === 0 && level < levels.length - 2 && random.next() < HUB_SHARE ? [u] : [],
  );
  const edges = new Map<number, readonly [number, number]>();
  const add = (u: number, v: number) => {
    const isNew = u !== v && !edges.has(u * count + v);
    if (isNew) edges.set(u * count + v, [u, v]);
    return isNew;
  };
  const near = (level: number, place: number) => {
    const list = levels[level] ?? [];
    const spread = 0.015 + (random.next() < FAR_SHARE ? 0.25 : 0);
    const bell = random.next() + random.next() + random.next() + random.next() - 2;
    const wish = Math.min(0.9999, Math.max(0, place + bell * 2.4 * spread));
    return list[Math.floor(wish * list.length)] ?? 0;
  };
  const placeOf = (u: number) => nodes[u]?.place ?? 0;
  const source = (job: number, level: number) => {
    const reachable = hubs.filter((hub) => (nodes[hub]?.level ?? 0) < level);
    const hub = reachable[Math.floor(random.next() ** 3 * reachable.length)];
    if (random.next() < 0.1 && hub !== undefined) return hub;
    let back = 1;
    while (random.next() < 0.22 && level - back - 2 >= 0) back += 2;
    return near(level - back, placeOf(job));
  };
  for (let level = 1; level < levels.length; level += 2) {
    for (const job of levels[level] ?? []) {
      add(near(level - 1, placeOf(job)), job);
      for (let more = pickShare(random, [0.52, 0.26, 0.13, 0.09]); more > 0; more--) {
        for (let tries = 0; tries < 5 && !add(source(job, level), job); tries++);
      }
    }
  }
  for (let level = 2; level < levels.length; level += 2) {
    for (const dataset of levels[level] ?? []) {
      add(near(level - 1, placeOf(dataset)), dataset);
      if (random.next() < 0.06) add(near(level - 1, placeOf(dataset)), dataset);
    }
  }
  const writes = new Set(Array.from(edges.values(), ([u]) => u));
  levels.forEach((list, level) => {
    if (level % 2 === 0) return;
    for (const job of list) if (!writes.has(job)) add(job, near(level + 1, placeOf(job)));
  });
  return request(count, edges.values(), (u) => nodes[u]?.level ?? 0);
}

/** One dataset that `readers` jobs read. */
export function hubGraph(readers: number): LayoutRequest {
  const pairs = Array.from({ length: readers }, (_, i) => [0, i + 1] as const);
  return request(readers + 1, pairs, (u) => (u === 0 ? 0 : 1));
}

/** Datasets and jobs one after the other. */
export function chainGraph(count: number): LayoutRequest {
  const pairs = Array.from({ length: count - 1 }, (_, i) => [i, i + 1] as const);
  return request(count, pairs, (u) => u);
}

/** A generated graph in which every twentieth edge leads back. */
export function cyclicGraph(count: number): LayoutRequest {
  const { nodes, edges } = generateGraph(count);
  const turn = ({ id, from, to }: (typeof edges)[number]) => ({ id, from: to, to: from });
  return { nodes, edges: edges.map((edge, i) => (i % 20 === 0 ? turn(edge) : edge)) };
}

/** Pieces that nothing connects: one of a third of the nodes, many small ones, and single nodes. */
export function scatteredGraph(count: number): LayoutRequest {
  const random = seeded(count);
  const large = generateGraph(Math.floor(count / 3));
  const levels = large.nodes.map(() => 0);
  const pairs: (readonly [number, number])[] = [];
  while (levels.length < count) {
    const first = levels.push(0) - 1;
    const size = Math.min(random.below(8), count - levels.length);
    for (let i = 0; i < size; i++) {
      const before = first + random.below(levels.length - first);
      const v = levels.push((levels[before] ?? 0) + 1) - 1;
      pairs.push([before, v]);
    }
  }
  const rest = request(count, pairs, (u) => levels[u] ?? 0);
  const own = rest.nodes.slice(large.nodes.length);
  const rename = (id: string) => `more ${id}`;
  return {
    nodes: [...large.nodes, ...own.map((node) => ({ ...node, id: rename(node.id) }))],
    edges: [
      ...large.edges,
      ...rest.edges.map(({ id, from, to }) => ({
        id: rename(id),
        from: rename(from),
        to: rename(to),
      })),
    ],
  };
}
