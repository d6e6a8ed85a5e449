import 'server-only';

import { representative, type Instant, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

/** Who stands for whom; only nodes with other names are in it. */
export class GraphNames {
  readonly #heads: Map<NodeKey, NodeKey>;
  readonly #members = new Map<NodeKey, NodeKey[]>();

  constructor(heads: Map<NodeKey, NodeKey>) {
    this.#heads = heads;
    for (const [key, head] of heads) {
      const known = this.#members.get(head);
      if (known) known.push(key);
      else this.#members.set(head, [head, key]);
    }
  }

  /** The name that stands for `key`. */
  readonly of = (key: NodeKey): NodeKey => this.#heads.get(key) ?? key;

  /** All names a canonical key stands for, itself first. */
  readonly all = (key: NodeKey): readonly NodeKey[] => this.#members.get(key) ?? [key];

  /** The same with further names that lead to others; cycles end where they began. */
  following(renames: ReadonlyMap<NodeKey, NodeKey>): GraphNames {
    if (renames.size === 0) return this;
    const next = new Map<NodeKey, NodeKey>();
    for (const [from, to] of renames)
      if (this.of(from) !== this.of(to)) next.set(this.of(from), this.of(to));
    const heads = new Map<NodeKey, NodeKey>();
    for (const key of new Set([...this.#heads.keys(), ...next.keys()])) {
      const passed = new Set<NodeKey>();
      let head = this.of(key);
      for (let to = next.get(head); to !== undefined && !passed.has(to); to = next.get(head)) {
        passed.add(head);
        head = to;
      }
      if (head !== key) heads.set(key, head);
    }
    return new GraphNames(heads);
  }
}

/** Keys of all nodes that events up to `at` named, aliases too; null for now. */
export function loadKeys(db: Database, at: Instant | null): NodeKey[] {
  const known = sql(db, 'SELECT key FROM node WHERE first_seen <= ?').pluck();
  return known.all(at ?? '~') as NodeKey[];
}

/** Names as they are now. */
export function loadNames(db: Database): GraphNames {
  const rows = sql(
    db,
    'SELECT key, canonical_key FROM node INDEXED BY node_alias WHERE canonical_key <> key',
  ).all() as { key: NodeKey; canonical_key: NodeKey }[];
  return new GraphNames(new Map(rows.map((row) => [row.key, row.canonical_key])));
}

/** Names as the events up to `at` make them. */
export function loadNamesAt(db: Database, at: Instant): GraphNames {
  const rows = sql(
    db,
    'SELECT DISTINCT dataset_key AS a, alias_key AS b FROM alias WHERE first_seen <= ?',
  ).all(at) as { a: NodeKey; b: NodeKey }[];
  const beside = new Map<NodeKey, NodeKey[]>();
  const join = (from: NodeKey, to: NodeKey) => {
    const known = beside.get(from);
    if (known) known.push(to);
    else beside.set(from, [to]);
  };
  for (const { a, b } of rows) {
    join(a, b);
    join(b, a);
  }
  const heads = new Map<NodeKey, NodeKey>();
  const done = new Set<NodeKey>();
  for (const start of beside.keys()) {
    if (done.has(start)) continue;
    const found = new Set<NodeKey>([start]);
    for (const key of found) for (const other of beside.get(key) ?? []) found.add(other);
    const members = sql(
      db,
      `SELECT node.key, CASE WHEN named_at <= ? THEN named_at END AS namedAt
       FROM json_each(?) AS wanted JOIN node ON node.key = wanted.value`,
    ).all(at, JSON.stringify([...found])) as { key: NodeKey; namedAt: Instant | null }[];
    const head = representative(members);
    for (const key of found) {
      done.add(key);
      if (head !== null && key !== head) heads.set(key, head);
    }
  }
  return new GraphNames(heads);
}
