import 'server-only';

import type { Instant, NodeKey, NodeStatus } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { GraphIndex } from './graph-index';

/** Tests a text of the store; what is told of a dataset under another of its names counts as told of it. */
type Test = (text: string) => boolean;
type Within = ReadonlySet<NodeKey> | null;
type Tuple = readonly [string, ...(string | null)[]];

const CANONICAL = 'SELECT DISTINCT node.canonical_key FROM';

/**
 * Finds nodes by one condition each. Conditions are tested on distinct values (a store has few
 * owners, types and namespaces, however many nodes), names on their index; the rest is SQL.
 * Keys that come out are canonical.
 */
export class NodeConditions {
  readonly #db: Database;
  readonly #graph: GraphIndex;

  constructor(db: Database, graph: GraphIndex) {
    this.#db = db;
    this.#graph = graph;
  }

  #keys(text: string, values: unknown, within: Within): Set<NodeKey> {
    const narrowed =
      within === null
        ? text
        : `${text} AND node.canonical_key IN (SELECT value FROM json_each($within))`;
    const rows = sql(this.#db, narrowed)
      .pluck()
      .all(within === null ? { values } : { values, within: JSON.stringify([...within]) });
    return new Set(rows as NodeKey[]);
  }

  /** Every node of the store. */
  all(): Set<NodeKey> {
    return new Set(
      sql(this.#db, 'SELECT key FROM node WHERE key = canonical_key').pluck().all() as NodeKey[],
    );
  }

  /** By node id or key. */
  byKey(keys: readonly string[], within: Within): Set<NodeKey> {
    return this.#keys(
      `${CANONICAL} node WHERE node.key IN (SELECT value FROM json_each($values))`,
      JSON.stringify(keys),
      within,
    );
  }

  /** By exact name in lower case, or what comes after its last dot or slash. */
  byExactName(name: string, within: Within): Set<NodeKey> {
    return this.#keys(
      `${CANONICAL} search_entry AS entry JOIN node ON node.key = entry.node_key
       WHERE (entry.name_lower = $values OR entry.tail_lower = $values)`,
      name.toLowerCase(),
      within,
    );
  }

  /** By name in lower case, in SQL's LIKE with `!` to escape; whole, or from one of its parts on. */
  byNameLike(like: string, within: Within): Set<NodeKey> {
    const names = [like, `%.${like}`, `%/${like}`];
    return this.#keys(
      `${CANONICAL} json_each($values) AS wanted
       JOIN search_entry AS entry ON entry.name_lower LIKE wanted.value ESCAPE '!'
       JOIN node ON node.key = entry.node_key WHERE true`,
      JSON.stringify(names),
      within,
    );
  }

  /** By type, kind or namespace. */
  byText(column: 'type' | 'kind' | 'namespace', test: Test, within: Within): Set<NodeKey> {
    const values = sql(this.#db, `SELECT DISTINCT ${column} FROM node`).pluck().all() as string[];
    return this.#keys(
      `${CANONICAL} node WHERE node.${column} IN (SELECT value FROM json_each($values))`,
      JSON.stringify(values.filter(test)),
      within,
    );
  }

  /** By any tag or owner that passes. */
  byTuple(
    column: 'tags' | 'owners',
    test: (tuple: Tuple) => boolean,
    within: Within,
  ): Set<NodeKey> {
    const texts = sql(this.#db, `SELECT DISTINCT ${column} FROM node WHERE ${column} <> '[]'`)
      .pluck()
      .all() as string[];
    const passing = texts.filter((text) => (JSON.parse(text) as Tuple[]).some(test));
    return this.#keys(
      `${CANONICAL} node WHERE node.${column} IN (SELECT value FROM json_each($values))`,
      JSON.stringify(passing),
      within,
    );
  }

  /** By column path; `part` is text that every path that passes holds. */
  byColumn(part: string, test: Test, within: Within): Set<NodeKey> {
    const narrowed =
      within === null ? '' : 'AND canonical_key IN (SELECT value FROM json_each($within))';
    const rows = sql(
      this.#db,
      `SELECT node.canonical_key AS key, entry.columns FROM search_entry AS entry
       JOIN node ON node.key = entry.node_key
       WHERE entry.columns <> '' AND ($part = '' OR instr(lower(entry.columns), $part) > 0) ${narrowed}`,
    ).all({
      part,
      ...(within === null ? {} : { within: JSON.stringify([...within]) }),
    }) as { key: NodeKey; columns: string }[];
    return new Set(
      rows.filter(({ columns }) => columns.split('\n').some(test)).map(({ key }) => key),
    );
  }

  /** By the state of the latest run, as cards say it. */
  byStatus(statuses: readonly NodeStatus[], within: Within): Set<NodeKey> {
    const found = this.#keys(
      `${CANONICAL} node LEFT JOIN run ON run.key = node.last_run_key
       WHERE coalesce(run.state, 'none') IN (SELECT value FROM json_each($values))`,
      JSON.stringify(statuses),
      within,
    );
    // Of several names the one written last decides.
    const several = [...found].filter((key) => this.#graph.namesOf(key).length > 1);
    const cards = this.#graph.cards(several);
    for (const key of several)
      if (!statuses.includes(cards.get(key)?.status ?? 'none')) found.delete(key);
    return found;
  }

  /** Spoken of since then, under any name. */
  since(moment: Instant, within: Within): Set<NodeKey> {
    return this.#keys(`${CANONICAL} node WHERE node.last_seen >= $values`, moment, within);
  }
}
