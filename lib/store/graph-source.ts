import 'server-only';

import {
  canonicalShape,
  viewOwner,
  type Evidence,
  type GraphSource,
  type Instant,
  type NodeKey,
  type OwnerView,
  type SeenShape,
  type Shape,
} from '@/lib/lineage';

import { sql, type Database } from './database';

type Names = {
  readonly canonical: (key: NodeKey) => NodeKey;
  readonly all: (key: NodeKey) => readonly NodeKey[];
};

/** Who stands for whom. Only nodes with aliases are read. */
function loadNames(db: Database): Names {
  const rows = sql(
    db,
    'SELECT key, canonical_key FROM node INDEXED BY node_alias WHERE canonical_key <> key',
  ).all() as {
    key: NodeKey;
    canonical_key: NodeKey;
  }[];
  const canonical = new Map(rows.map((row) => [row.key, row.canonical_key]));
  const members = new Map<NodeKey, NodeKey[]>();
  for (const { key, canonical_key: head } of rows)
    members.set(head, [...(members.get(head) ?? [head]), key]);
  return { canonical: (key) => canonical.get(key) ?? key, all: (key) => members.get(key) ?? [key] };
}

/** Parsed shapes by key. A shape's key is a hash of its content, so nothing here goes stale. */
const parsed = new Map<string, Shape>();
const CACHE_SIZE = 100_000;

function parseShape(key: string, content: string): Shape {
  const known = parsed.get(key);
  if (known) return known;
  if (parsed.size >= CACHE_SIZE) parsed.clear();
  const shape = JSON.parse(content) as Shape;
  parsed.set(key, shape);
  return shape;
}

type ShapeRow = {
  key: string;
  owner_key: NodeKey;
  run_count: number;
  first_seen: Instant;
  last_seen: Instant;
  last_run: string | null;
};

/** Immediate neighbours of a node. */
export type Neighbours = { readonly up: ReadonlySet<NodeKey>; readonly down: ReadonlySet<NodeKey> };

/** The stored graph as the walk wants it, for one request. All keys in and out are canonical. */
export type StoredGraph = {
  /** The graph as seen through some evidence only. */
  readonly seenBy: (allowed: ReadonlySet<Evidence>) => GraphSource;
  /** Neighbours in any evidence. */
  readonly neighbours: (keys: readonly NodeKey[]) => Map<NodeKey, Neighbours>;
};

const ANY: ReadonlySet<Evidence> = new Set([
  'explicit',
  'column',
  'declared',
  'observed',
  'inferred',
]);

/** Opens the graph for one request; what it reads is read once. */
export function openGraph(db: Database): StoredGraph {
  const names = loadNames(db);
  const shapes = new Map<NodeKey, readonly SeenShape[]>();
  const beside = { up: new Map<NodeKey, NodeKey[]>(), down: new Map<NodeKey, NodeKey[]>() };

  const readShapes = (owners: readonly NodeKey[]) => {
    const wanted = owners.filter((owner) => !shapes.has(owner));
    if (wanted.length === 0) return;
    const rows = sql(
      db,
      `SELECT shape.key, shape.owner_key, run_count, first_seen, last_seen, last_run FROM json_each(?) AS wanted
       JOIN shape ON shape.owner_key = wanted.value`,
    ).all(JSON.stringify(wanted.flatMap(names.all))) as ShapeRow[];
    const contents = contentsOf(
      db,
      rows.filter(({ key }) => !parsed.has(key)).map(({ key }) => key),
    );
    const found = new Map<NodeKey, SeenShape[]>(wanted.map((owner) => [owner, []]));
    for (const row of rows) {
      const shape = canonicalShape(
        parseShape(row.key, contents.get(row.key) ?? ''),
        names.canonical,
      );
      const {
        run_count: runCount,
        first_seen: firstSeen,
        last_seen: lastSeen,
        last_run: lastRun,
      } = row;
      found.get(shape.owner)?.push({ ...shape, runCount, firstSeen, lastSeen, lastRun });
    }
    for (const [owner, list] of found) shapes.set(owner, list);
  };

  const readBeside = (keys: readonly NodeKey[], side: 'up' | 'down') => {
    const known = beside[side];
    const wanted = keys.filter((key) => !known.has(key));
    if (wanted.length === 0) return;
    for (const key of wanted) known.set(key, []);
    const rows = sql(
      db,
      `SELECT DISTINCT node_key, owner_key FROM json_each(?) AS wanted JOIN shape_node ON node_key = wanted.value AND side = ?`,
    ).all(JSON.stringify(wanted.flatMap(names.all)), side === 'up' ? 'output' : 'input') as {
      node_key: NodeKey;
      owner_key: NodeKey;
    }[];
    for (const row of rows) {
      const list = known.get(names.canonical(row.node_key));
      const owner = names.canonical(row.owner_key);
      if (list && !list.includes(owner)) list.push(owner);
    }
  };

  const seenBy = (allowed: ReadonlySet<Evidence>): GraphSource => {
    const views = new Map<NodeKey, OwnerView | null>();
    return {
      ownersBeside: (keys, side) => {
        readBeside(keys, side);
        return [...new Set(keys.flatMap((key) => beside[side].get(key) ?? []))];
      },
      views: (owners) => {
        readShapes(owners);
        return owners.flatMap((owner) => {
          let view = views.get(owner);
          if (view === undefined)
            views.set(owner, (view = viewOwner(shapes.get(owner) ?? [], allowed)));
          return view ? [view] : [];
        });
      },
    };
  };

  const neighbours = (keys: readonly NodeKey[]) => {
    const source = seenBy(ANY);
    const own = new Map(source.views(keys).map((view) => [view.key, view]));
    for (const side of ['up', 'down'] as const) source.ownersBeside(keys, side);
    return new Map(
      keys.map((key): [NodeKey, Neighbours] => {
        const view = own.get(key);
        // A dataset that declares its own sources has them as neighbours, not itself.
        const owners = (side: 'up' | 'down') =>
          (beside[side].get(key) ?? []).filter((owner) => owner !== key);
        const up = new Set([...owners('up'), ...(view?.inputs.keys() ?? [])]);
        const down = new Set([
          ...owners('down'),
          ...(view?.kind === 'job' ? view.outputs.keys() : []),
        ]);
        return [key, { up, down }];
      }),
    );
  };

  return { seenBy, neighbours };
}

function contentsOf(db: Database, keys: readonly string[]): Map<string, string> {
  if (keys.length === 0) return new Map();
  const rows = sql(
    db,
    'SELECT shape.key, content FROM json_each(?) AS wanted JOIN shape ON shape.key = wanted.value',
  ).all(JSON.stringify(keys)) as { key: string; content: string }[];
  return new Map(rows.map(({ key, content }) => [key, content]));
}
