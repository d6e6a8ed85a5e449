import 'server-only';

import type { Instant, NodeKey, NodeKind, NodeStatus } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { DatasetName, Fates, Gone } from './fates';
import type { GraphNames } from './graph-names';
import { headOf, latest, type NodeHead, type NodeRow } from './node-rows';

/** What a card in the graph shows of a node, whatever stands around it. */
export type NodeCard = NodeHead & {
  readonly status: NodeStatus;
  readonly statusAt: Instant | null;
  /** Key of the run the status is of. */
  readonly lastRunKey: string | null;
  readonly updatedAt: Instant | null;
  readonly description: string | null;
  readonly tags: string[];
  readonly owners: string[];
  readonly columnCount: number;
  /** How it ended: dropped, or going on under another name; null while it lives. */
  readonly gone: Gone | null;
  readonly renamedFrom: DatasetName | null;
};

/** What cards need besides rows. */
export type CardFacts = { readonly names: GraphNames; readonly fates: Fates };

export type CardRow = Omit<
  NodeRow,
  'facets' | 'sub_type' | 'named_at' | 'parent_key' | 'first_seen'
>;

/** Names listed in a JSON column of tuples, those of columns left out. */
function names(text: string, isKept: (tuple: readonly unknown[]) => boolean): string[] {
  if (text === '[]') return [];
  const tuples = JSON.parse(text) as [string, ...unknown[]][];
  return [...new Set(tuples.filter(isKept).map(([name]) => name))];
}

/** One card from the rows of all names of a node, the one that stands for them first. */
export function cardOf(
  rows: readonly [CardRow, ...CardRow[]],
  { names: aliases, fates }: CardFacts,
): NodeCard {
  const [first] = rows;
  const head = headOf(first);
  const keys = aliases.all(first.key);
  const written = rows.reduce(
    (best, row) => ((row.written_at ?? '') > (best.written_at ?? '') ? row : best),
    first,
  );
  // Field by field: what is spread becomes a table of its own, 3 kB of it.
  return {
    id: head.id,
    key: head.key,
    kind: head.kind,
    namespace: head.namespace,
    name: head.name,
    type: rows.find(({ type }) => type !== 'DATASET' && type !== 'JOB')?.type ?? head.type,
    status: written.state ?? 'none',
    statusAt: written.run_ended ?? written.run_started,
    lastRunKey: written.last_run_key,
    updatedAt: latest(...rows.map((row) => row.last_seen)),
    description: rows.find(({ description }) => description)?.description ?? null,
    tags: [...new Set(rows.flatMap((row) => names(row.tags, ([, , , field]) => field === null)))],
    owners: [...new Set(rows.flatMap((row) => names(row.owners, () => true)))],
    columnCount: Math.max(...rows.map((row) => row.column_count)),
    gone: fates.gone(keys),
    renamedFrom: fates.formerName(keys),
  };
}

/**
 * Cards of nodes by the key that stands for them.
 *
 * @param keys canonical keys.
 */
export function loadCards(
  db: Database,
  keys: readonly NodeKey[],
  facts: CardFacts,
): Map<NodeKey, NodeCard> {
  const rows = sql(
    db,
    `SELECT node.key, node.canonical_key, node.kind, node.namespace, node.name, node.type, node.description, node.tags,
       node.owners, node.column_count, node.last_seen, node.written_at, node.last_run_key,
       run.state, run.started_at AS run_started, run.ended_at AS run_ended
     FROM json_each(?) AS wanted
     JOIN node ON node.canonical_key = wanted.value
     LEFT JOIN run ON run.key = node.last_run_key
     ORDER BY node.key = node.canonical_key DESC, node.key`,
  ).all(JSON.stringify(keys)) as CardRow[];
  const byKey = new Map<NodeKey, [CardRow, ...CardRow[]]>();
  for (const row of rows) {
    const known = byKey.get(row.canonical_key);
    if (known) known.push(row);
    else byKey.set(row.canonical_key, [row]);
  }
  return new Map([...byKey].map(([key, own]) => [key, cardOf(own, facts)]));
}

/** The little of a node that decides whether it is drawn. */
export type NodeBrief = {
  readonly kind: NodeKind;
  readonly name: string;
  readonly isFailed: boolean;
  /** Failed, running or aborted: needs a look. */
  readonly isUrgent: boolean;
};

const URGENT: ReadonlySet<NodeStatus | null> = new Set(['failed', 'running', 'aborted']);

/** What a card says, in brief. */
export function briefOf({
  kind,
  name,
  status,
}: Pick<NodeHead, 'kind' | 'name'> & { readonly status: NodeStatus | null }): NodeBrief {
  return { kind, name, isFailed: status === 'failed', isUrgent: URGENT.has(status) };
}

/**
 * Nodes in brief, for thousands at once: a sixth of the time that their cards take.
 *
 * @param keys canonical keys.
 */
export function loadBriefs(db: Database, keys: readonly NodeKey[]): Map<NodeKey, NodeBrief> {
  const rows = sql(
    db,
    `SELECT node.canonical_key AS key, head.kind, head.name, run.state AS status
     FROM json_each(?) AS wanted
     JOIN node ON node.canonical_key = wanted.value
     JOIN node AS head ON head.key = node.canonical_key
     LEFT JOIN run ON run.key = node.last_run_key
     ORDER BY node.written_at`,
  ).all(JSON.stringify(keys)) as {
    key: NodeKey;
    kind: NodeKind;
    name: string;
    status: NodeStatus | null;
  }[];
  // Of several names the one written last tells the status.
  return new Map(rows.map(({ key, ...row }) => [key, briefOf(row)]));
}
