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
import { loadFacets, parseLedger } from '../facet-store';
import { bodyHash, nodeKey } from '../keys';
import type { FacetBodies } from './facet-bodies';
import { insertRows } from './insert-rows';
import { indexNode } from './search-index';

/** What an event says of a node: that it is, and perhaps facets. */
export type NodeMention = NodeIdentity & {
  /** The event names it itself; false for symlinks, parents, and lineage entries. */
  readonly isNamed: boolean;
  readonly facets: readonly Facet[];
};

type State = {
  readonly identity: NodeIdentity;
  /** As the store has it; null for a node that is new. */
  readonly before: FacetLedger | null;
  ledger: FacetLedger;
  firstSeen: Instant;
  lastSeen: Instant;
  namedAt: Instant | null;
  writtenAt: Instant | null;
  lastRunKey: string | null;
  isChanged: boolean;
};

type Row = {
  facets: string;
  first_seen: Instant;
  last_seen: Instant;
  named_at: Instant | null;
  written_at: Instant | null;
  last_run_key: string | null;
};

/** Whether two ledgers give a node different descriptions: other bodies, not only later ones. */
function isDescribedAnew(before: FacetLedger, after: FacetLedger): boolean {
  const bodies = (ledger: FacetLedger) =>
    facetEntries(ledger)
      .filter(({ name }) => DESCRIBING_FACETS.has(name))
      .map(({ name, bodyHash }) => `${name} ${bodyHash ?? ''}`)
      .join('\n');
  return before !== after && bodies(before) !== bodies(after);
}

/** Nodes as one transaction finds and leaves them: each is read once and written once. */
export class NodeStates {
  readonly #db: Database;
  readonly #bodies: FacetBodies;
  readonly #states = new Map<NodeKey, State>();
  /** What the event at hand sets of facets that describe, by node it names. */
  #told = new Map<NodeKey, Map<string, string | null>>();
  readonly #spoken: [NodeKey, told: string, at: Instant, seq: number][] = [];
  /** When nodes were spoken of without being named. */
  readonly #mentions = new Map<NodeKey, Set<Instant>>();
  /** Nodes whose first being named moved: the representative of their aliases may. */
  readonly namedAnew = new Set<NodeKey>();

  constructor(db: Database, bodies: FacetBodies) {
    this.#db = db;
    this.#bodies = bodies;
  }

  #load(key: NodeKey, { kind, namespace, name }: NodeIdentity, at: Instant): State {
    const known = this.#states.get(key);
    if (known) return known;
    noteChange(key);
    const row = sql(
      this.#db,
      'SELECT facets, first_seen, last_seen, named_at, written_at, last_run_key FROM node WHERE key = ?',
    ).get(key) as Row | undefined;
    const before = row ? parseLedger(row.facets) : null;
    const state: State = {
      identity: { kind, namespace: namespace.toWellFormed(), name: name.toWellFormed() },
      before,
      ledger: before ?? [],
      firstSeen: row?.first_seen ?? at,
      lastSeen: row?.last_seen ?? at,
      namedAt: row?.named_at ?? null,
      writtenAt: row?.written_at ?? null,
      lastRunKey: row?.last_run_key ?? null,
      isChanged: !row,
    };
    this.#states.set(key, state);
    return state;
  }

  /** Records that an event speaks of a node, and what facets it sets. */
  touch(mention: NodeMention, stamp: Stamp): NodeKey {
    const key = nodeKey(mention);
    const [at] = stamp;
    const state = this.#load(key, mention, at);
    if (at < state.firstSeen || at > state.lastSeen) state.isChanged = true;
    if (at < state.firstSeen) state.firstSeen = at;
    if (at > state.lastSeen) state.lastSeen = at;
    if (mention.isNamed && (state.namedAt === null || at < state.namedAt)) {
      state.namedAt = at;
      state.isChanged = true;
      this.namedAnew.add(key);
    }
    const facets = this.#bodies.store(mention.facets);
    if (mention.isNamed) this.#tell(key, facets);
    else this.#mention(key, at);
    const after = setFacets(state.ledger, stamp, facets);
    if (after !== state.ledger) state.isChanged = true;
    state.ledger = after;
    return key;
  }

  #tell(key: NodeKey, facets: readonly (readonly [name: string, bodyHash: string | null])[]): void {
    const told = this.#told.get(key) ?? new Map<string, string | null>();
    // As in ledgers: of two statements of one event the first stands.
    for (const [name, hash] of facets)
      if (DESCRIBING_FACETS.has(name) && !told.has(name)) told.set(name, hash);
    this.#told.set(key, told);
  }

  #mention(key: NodeKey, at: Instant): void {
    const known = this.#mentions.get(key);
    if (known) known.add(at);
    else this.#mentions.set(key, new Set([at]));
  }

  /** Records which nodes the event at hand named and what it told of each; the next event begins. */
  endEvent(seq: number, at: Instant): void {
    for (const [key, told] of this.#told) {
      const text =
        told.size > 0 ? JSON.stringify([...told].sort(([a], [b]) => (a < b ? -1 : 1))) : '';
      const hash = text && bodyHash(text);
      if (text) this.#bodies.put(hash, text);
      this.#spoken.push([key, hash, at, seq]);
    }
    this.#told = new Map();
  }

  /** Records that a run wrote a dataset the event has touched. */
  wrote(key: NodeKey, at: Instant, runKey: string): void {
    const state = this.#states.get(key);
    if (!state) throw new Error(`dataset ${key} was not touched before it was written`);
    const isLater =
      state.writtenAt === null ||
      state.writtenAt < at ||
      (state.writtenAt === at && (state.lastRunKey ?? '') < runKey);
    if (!isLater) return;
    state.writtenAt = at;
    state.lastRunKey = runKey;
    state.isChanged = true;
  }

  /** Writes what changed. A job's latest run and parent, and who stands for whom, are not of it. */
  flush(): void {
    insertRows(
      this.#db,
      'INSERT OR IGNORE INTO event_node (node_key, told, at, seq) VALUES',
      this.#spoken,
    );
    insertRows(
      this.#db,
      'INSERT OR IGNORE INTO mention (node_key, at) VALUES',
      [...this.#mentions].flatMap(([key, times]) => [...times].map((at) => [key, at])),
    );
    for (const [key, state] of this.#states) {
      if (!state.isChanged) continue;
      if (state.before === null) this.#insert(key, state);
      else this.#update(key, state);
      if (state.before === null || isDescribedAnew(state.before, state.ledger))
        this.#describe(key, state);
    }
  }

  #insert(
    key: NodeKey,
    { identity, ledger, firstSeen, lastSeen, namedAt, writtenAt, lastRunKey }: State,
  ): void {
    const { kind, namespace, name } = identity;
    sql(
      this.#db,
      `INSERT INTO node (key, kind, namespace, name, canonical_key, type, facets, first_seen, last_seen, named_at, written_at, last_run_key)
       VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)`,
    ).run(
      key,
      kind,
      namespace,
      name,
      key,
      JSON.stringify(ledger),
      firstSeen,
      lastSeen,
      namedAt,
      writtenAt,
      lastRunKey,
    );
  }

  #update(
    key: NodeKey,
    { identity, ledger, firstSeen, lastSeen, namedAt, writtenAt, lastRunKey }: State,
  ): void {
    const text = JSON.stringify(ledger);
    // A job's latest run is found among its runs; a dataset's is the one that wrote it last.
    if (identity.kind === 'job')
      sql(
        this.#db,
        'UPDATE node SET facets = ?, first_seen = ?, last_seen = ?, named_at = ? WHERE key = ?',
      ).run(text, firstSeen, lastSeen, namedAt, key);
    else
      sql(
        this.#db,
        `UPDATE node SET facets = ?, first_seen = ?, last_seen = ?, named_at = ?, written_at = ?, last_run_key = ? WHERE key = ?`,
      ).run(text, firstSeen, lastSeen, namedAt, writtenAt, lastRunKey, key);
  }

  #describe(key: NodeKey, { identity, ledger }: State): void {
    const facets = loadFacets(this.#db, ledger, DESCRIBING_FACETS);
    const described = describeNode(identity.kind, identity.namespace, identity.name, facets);
    sql(
      this.#db,
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
    indexNode(this.#db, key, identity, described);
  }
}
