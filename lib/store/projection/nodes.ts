import { DESCRIBING_FACETS, describeNode } from '@/lib/openlineage/describe-node';
import {
  facetEntries,
  setFacets,
  type Facet,
  type FacetLedger,
  type Instant,
  type NodeIdentity,
  type NodeKey,
  type Stamp,
} from '@/lib/lineage';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';
import { loadFacets, parseLedger, storeFacets } from '../facet-store';
import { nodeKey } from '../keys';
import { indexNode } from './search-index';

/** What an event says of a node: that it is, and perhaps facets. */
export type NodeMention = NodeIdentity & {
  /** The event names it itself; false for symlinks, parents, and lineage entries. */
  readonly isNamed: boolean;
  readonly facets: readonly Facet[];
};

type Row = { facets: string; first_seen: Instant; last_seen: Instant; named_at: Instant | null };

export type Touched = {
  readonly key: NodeKey;
  /** Whether the time of its first being named moved; then the aliases' representative may. */
  readonly isNamedAtNew: boolean;
};

function insertNode(db: Database, key: NodeKey, mention: NodeMention, [at]: Stamp): void {
  const { kind, namespace, name, isNamed } = mention;
  const described = describeNode(kind, namespace, name, new Map());
  sql(
    db,
    `INSERT INTO node (key, kind, namespace, name, canonical_key, type, first_seen, last_seen, named_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key,
    kind,
    namespace.toWellFormed(),
    name.toWellFormed(),
    key,
    described.type,
    at,
    at,
    isNamed ? at : null,
  );
}

function describe(db: Database, key: NodeKey, mention: NodeMention, ledgerText: string): void {
  const facets = loadFacets(db, parseLedger(ledgerText), DESCRIBING_FACETS);
  const described = describeNode(mention.kind, mention.namespace, mention.name, facets);
  sql(
    db,
    `UPDATE node SET type = ?, sub_type = ?, description = ?, tags = ?, owners = ?, column_count = ? WHERE key = ?`,
  ).run(
    described.type,
    described.subType,
    described.description,
    JSON.stringify(described.tags),
    JSON.stringify(described.owners),
    described.columns.length,
    key,
  );
  indexNode(db, key, mention, described);
}

/** Whether two ledgers give a node different descriptions: other bodies, not only later ones. */
function isDescribedAnew(before: FacetLedger, after: FacetLedger): boolean {
  const bodies = (ledger: FacetLedger) =>
    facetEntries(ledger)
      .filter(({ name }) => DESCRIBING_FACETS.has(name))
      .map(({ name, bodyHash }) => `${name} ${bodyHash ?? ''}`)
      .join('\n');
  return bodies(before) !== bodies(after);
}

function insert(db: Database, key: NodeKey, mention: NodeMention, stamp: Stamp): Touched {
  insertNode(db, key, mention, stamp);
  const ledger = JSON.stringify(setFacets([], stamp, storeFacets(db, mention.facets)));
  if (mention.facets.length > 0)
    sql(db, 'UPDATE node SET facets = ? WHERE key = ?').run(ledger, key);
  describe(db, key, mention, ledger);
  return { key, isNamedAtNew: mention.isNamed };
}

/** Records that an event speaks of a node, and what facets it sets. */
export function touchNode(db: Database, mention: NodeMention, stamp: Stamp): Touched {
  const key = nodeKey(mention);
  noteChange(key);
  const [at] = stamp;
  const row = sql(db, 'SELECT facets, first_seen, last_seen, named_at FROM node WHERE key = ?').get(
    key,
  ) as Row | undefined;
  if (!row) return insert(db, key, mention, stamp);
  const isNamedAtNew = mention.isNamed && (row.named_at === null || at < row.named_at);
  const before = parseLedger(row.facets);
  const after = setFacets(before, stamp, storeFacets(db, mention.facets));
  const text = after === before ? row.facets : JSON.stringify(after);
  if (text !== row.facets || isNamedAtNew || at < row.first_seen || at > row.last_seen) {
    sql(
      db,
      `UPDATE node SET facets = ?, first_seen = min(first_seen, ?), last_seen = max(last_seen, ?), named_at = ? WHERE key = ?`,
    ).run(text, at, at, isNamedAtNew ? at : row.named_at, key);
  }
  if (text !== row.facets && isDescribedAnew(before, after)) describe(db, key, mention, text);
  return { key, isNamedAtNew };
}
