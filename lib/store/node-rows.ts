import 'server-only';

import {
  nodeId,
  type Instant,
  type NodeId,
  type NodeKey,
  type NodeKind,
  type RunState,
} from '@/lib/lineage';

import { sql, type Database } from './database';
import { keyMeant } from './node-ref';

/** The least of a node: what names, draws and links it. */
export type NodeHead = {
  readonly id: NodeId;
  readonly key: NodeKey;
  readonly kind: NodeKind;
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
};

export type NodeRow = {
  readonly key: NodeKey;
  readonly kind: NodeKind;
  readonly namespace: string;
  readonly name: string;
  readonly canonical_key: NodeKey;
  readonly type: string;
  readonly sub_type: string | null;
  readonly description: string | null;
  readonly tags: string;
  readonly owners: string;
  readonly column_count: number;
  readonly facets: string;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
  readonly named_at: Instant | null;
  readonly written_at: Instant | null;
  readonly last_run_key: string | null;
  readonly parent_key: NodeKey | null;
  readonly state: RunState | null;
  readonly run_started: Instant | null;
  readonly run_ended: Instant | null;
};

/** The head of a row. */
export function headOf(
  row: Pick<NodeRow, 'key' | 'kind' | 'type' | 'namespace' | 'name'>,
): NodeHead {
  const { key, kind, type, namespace, name } = row;
  return { id: nodeId({ kind, namespace, name }), key, kind, type, namespace, name };
}

/** Key of the node that stands for what `ref` names (a node id or a key); null if it was never seen. */
export function resolveNode(db: Database, ref: string): NodeKey | null {
  const key = keyMeant(db, ref, null);
  const row = sql(db, 'SELECT canonical_key FROM node WHERE key = ?').get(key) as
    { canonical_key: NodeKey } | undefined;
  return row?.canonical_key ?? null;
}

/**
 * Rows of nodes with the state of their last run, all names of each, by the name that stands for
 * them; that name comes first.
 *
 * @param keys canonical keys.
 */
export function loadNodeRows(
  db: Database,
  keys: readonly NodeKey[],
): Map<NodeKey, [NodeRow, ...NodeRow[]]> {
  const rows = sql(
    db,
    `SELECT node.*, run.state, run.started_at AS run_started, run.ended_at AS run_ended
     FROM json_each(?) AS wanted
     JOIN node ON node.canonical_key = wanted.value
     LEFT JOIN run ON run.key = node.last_run_key
     ORDER BY node.key = node.canonical_key DESC, node.key`,
  ).all(JSON.stringify(keys)) as NodeRow[];
  const byKey = new Map<NodeKey, [NodeRow, ...NodeRow[]]>();
  for (const row of rows) {
    const known = byKey.get(row.canonical_key);
    if (known) known.push(row);
    else byKey.set(row.canonical_key, [row]);
  }
  return byKey;
}

/** Heads of the nodes that stand for `keys`; keys never seen are left out. */
export function loadHeads(db: Database, keys: Iterable<string>): Map<string, NodeHead> {
  const rows = sql(
    db,
    `SELECT wanted.value AS asked, node.key, node.kind, node.type, node.namespace, node.name
     FROM json_each(?) AS wanted JOIN node AS named ON named.key = wanted.value JOIN node ON node.key = named.canonical_key`,
  ).all(JSON.stringify([...new Set(keys)])) as (NodeRow & { asked: string })[];
  return new Map(rows.map((row) => [row.asked, headOf(row)]));
}

/** Heads of these nodes under their own names: at a past moment another name may have stood for them. */
export function loadOwnHeads(db: Database, keys: Iterable<NodeKey>): Map<NodeKey, NodeHead> {
  const rows = sql(
    db,
    `SELECT node.key, node.kind, node.type, node.namespace, node.name FROM json_each(?) AS wanted
     JOIN node ON node.key = wanted.value`,
  ).all(JSON.stringify([...new Set(keys)])) as Parameters<typeof headOf>[0][];
  return new Map(rows.map((row) => [row.key, headOf(row)]));
}

/** Latest of the given moments; null if there is none. */
export function latest(...moments: (Instant | null | undefined)[]): Instant | null {
  return moments.reduce<Instant | null>(
    (best, at) => (at && (best === null || at > best) ? at : best),
    null,
  );
}
