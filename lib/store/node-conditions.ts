import 'server-only';

import type { Instant, NodeKey, NodeStatus } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { GraphIndex } from './graph-index';

/** Tests a text of the store; what is told of a dataset under another of its names counts as told of it. */
type Test = (text: string) => boolean;
type Within = ReadonlySet<NodeKey> | null;
type Tuple = readonly [string, ...(string | null)[]];

const NODES = 'SELECT DISTINCT node.key FROM';

/**
 * Finds nodes by one condition each. Conditions are tested on distinct values (a store has few
 * owners, types and namespaces, however many nodes), names on their index; the rest is SQL.
 * Types, owners, tags, states and times are those of now; keys that come out are canonical.
 */
export class NodeConditions {
  readonly #db: Database;
  readonly #graph: GraphIndex;

  constructor(db: Database, graph: GraphIndex) {
    this.#db = db;
    this.#graph = graph;
  }

  #narrowing(within: Within): { readonly condition: string; readonly values: object } {
    const asOf = this.#graph.moment.asOf ?? '~';
    if (within === null) return { condition: 'node.first_seen <= $asOf', values: { asOf } };
    const names = [...within].flatMap((key) => this.#graph.namesOf(key));
    return {
      condition: 'node.first_seen <= $asOf AND node.key IN (SELECT value FROM json_each($within))',
      values: { asOf, within: JSON.stringify(names) },
    };
  }

  #keys(text: string, values: unknown, within: Within): Set<NodeKey> {
    const narrowing = this.#narrowing(within);
    const rows = sql(this.#db, `${text} AND ${narrowing.condition}`)
      .pluck()
      .all({ values, ...narrowing.values }) as NodeKey[];
    return new Set(rows.map(this.#graph.nameOf));
  }

  /** Every node there is at the graph's moment. */
  all(): Set<NodeKey> {
    return this.#keys(`${NODES} node WHERE $values IS NULL`, null, null);
  }

  /** By node id or key. */
  byKey(keys: readonly string[], within: Within): Set<NodeKey> {
    return this.#keys(
      `${NODES} node WHERE node.key IN (SELECT value FROM json_each($values))`,
      JSON.stringify(keys),
      within,
    );
  }

  /** By exact name in lower case, or what comes after its last dot or slash. */
  byExactName(name: string, within: Within): Set<NodeKey> {
    return this.#keys(
      `${NODES} search_entry AS entry JOIN node ON node.key = entry.node_key
       WHERE (entry.name_lower = $values OR entry.tail_lower = $values)`,
      name.toLowerCase(),
      within,
    );
  }

  /** By name in lower case, in SQL's LIKE with `!` to escape; whole, or from one of its parts on. */
  byNameLike(like: string, within: Within): Set<NodeKey> {
    const names = [like, `%.${like}`, `%/${like}`];
    return this.#keys(
      `${NODES} json_each($values) AS wanted
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
      `${NODES} node WHERE node.${column} IN (SELECT value FROM json_each($values))`,
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
      `${NODES} node WHERE node.${column} IN (SELECT value FROM json_each($values))`,
      JSON.stringify(passing),
      within,
    );
  }

  /** By column path as it is now, whatever the graph's moment; `part` is text that every path that passes holds. */
  byColumn(part: string, test: Test, within: Within): Set<NodeKey> {
    const narrowing = this.#narrowing(within);
    const rows = sql(
      this.#db,
      `SELECT node.key, entry.columns FROM search_entry AS entry JOIN node ON node.key = entry.node_key
       WHERE entry.columns <> '' AND ($part = '' OR instr(lower(entry.columns), $part) > 0) AND ${narrowing.condition}`,
    ).all({ part, ...narrowing.values }) as { key: NodeKey; columns: string }[];
    const passing = rows.filter(({ columns }) => columns.split('\n').some(test));
    return new Set(passing.map(({ key }) => this.#graph.nameOf(key)));
  }

  /** By the state of the latest run, as cards say it. */
  byStatus(statuses: readonly NodeStatus[], within: Within): Set<NodeKey> {
    const found = this.#keys(
      `${NODES} node LEFT JOIN run ON run.key = node.last_run_key
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
    return this.#keys(`${NODES} node WHERE node.last_seen >= $values`, moment, within);
  }
}
