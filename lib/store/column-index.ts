import 'server-only';

import {
  canonicalColumns,
  EVIDENCE,
  type Column,
  type ColumnShape,
  type ColumnSource,
  type Instant,
  type NodeKey,
  type SeenColumnShape,
  type Side,
} from '@/lib/lineage';
import { readFacet } from '@/lib/openlineage/facets';

import { takeChanges } from './changes';
import { linkColumns, NO_LINKS, type DatasetLinks } from './column-links';
import { sql, type Database } from './database';
import { loadFacets, parseLedger } from './facet-store';
import { openGraph, type GraphIndex } from './graph-index';
import { loadNodeRows } from './node-rows';

type ShapeRow = {
  content: string;
  run_count: number;
  first_seen: Instant;
  last_seen: Instant;
  last_run: string | null;
};

const SCHEMA: ReadonlySet<string> = new Set(['schema']);

/**
 * The columns of the part of the graph somebody asked for, kept in memory beside the graph index
 * and forgotten in the same way: what leads on from which column, by dataset. All keys that come
 * in or go out are canonical.
 */
export class ColumnIndex implements ColumnSource {
  readonly #db: Database;
  #graph: GraphIndex;
  #dataVersion = -1;
  readonly #columns = new Map<NodeKey, Map<string | null, Column>>();
  readonly #shapes = new Map<NodeKey, readonly SeenColumnShape[]>();
  readonly #links = {
    up: new Map<NodeKey, DatasetLinks>(),
    down: new Map<NodeKey, DatasetLinks>(),
  };
  readonly #kin = new Map<NodeKey, ReadonlySet<string> | null>();

  constructor(db: Database, graph: GraphIndex) {
    this.#db = db;
    this.#graph = graph;
  }

  /** Forgets what has changed since the last question. Call it once before each, after the graph's. */
  sync(graph: GraphIndex = this.#graph): void {
    this.#graph = graph;
    const version = this.#db.pragma('data_version', { simple: true }) as number;
    const { keys, hasNewAliases } = takeChanges('columns');
    const kept = [this.#shapes, this.#links.up, this.#links.down, this.#kin];
    if (version !== this.#dataVersion || hasNewAliases) {
      this.#dataVersion = version;
      this.#columns.clear();
      for (const map of kept) map.clear();
      return;
    }
    for (const raw of keys) {
      const key = graph.nameOf(raw as NodeKey);
      for (const map of kept) map.delete(key);
    }
  }

  readonly #columnOf = (node: NodeKey, field: string | null): Column => {
    let own = this.#columns.get(node);
    if (!own) this.#columns.set(node, (own = new Map<string | null, Column>()));
    let column = own.get(field);
    if (!column) {
      own.set(field, (column = { node, field }));
      if (field?.includes('.')) this.#kin.delete(node);
    }
    return column;
  };

  /** The object of a column; one that no lineage names is not kept. */
  column(node: NodeKey, field: string | null): Column {
    return this.#columns.get(node)?.get(field) ?? { node, field };
  }

  #readShapes(owners: readonly NodeKey[]): void {
    const wanted = owners.filter((owner) => !this.#shapes.has(owner));
    if (wanted.length === 0) return;
    const found = new Map<NodeKey, SeenColumnShape[]>(wanted.map((owner) => [owner, []]));
    const rows = sql(
      this.#db,
      `SELECT content, run_count, first_seen, last_seen, last_run FROM json_each(?) AS wanted
       JOIN column_shape ON owner_key = wanted.value ORDER BY column_shape.key`,
    ).all(JSON.stringify(wanted.flatMap(this.#graph.namesOf))) as ShapeRow[];
    for (const row of rows) {
      const shape = canonicalColumns(JSON.parse(row.content) as ColumnShape, this.#graph.nameOf);
      found.get(shape.owner)?.push({
        ...shape,
        runCount: row.run_count,
        firstSeen: row.first_seen,
        lastSeen: row.last_seen,
        lastRun: row.last_run,
      });
    }
    for (const [owner, shapes] of found) this.#shapes.set(owner, shapes);
  }

  /** What an owner says of columns. */
  shapesOf(owner: NodeKey): readonly SeenColumnShape[] {
    this.#readShapes([owner]);
    return this.#shapes.get(owner) ?? [];
  }

  readonly prepare = (nodes: ReadonlySet<NodeKey>, side: Side): void => {
    const wanted = [...nodes].filter((node) => !this.#links[side].has(node));
    if (wanted.length === 0) return;
    const source = this.#graph.seenBy(new Set(EVIDENCE));
    const owners = source.ownersBeside(wanted, side);
    const views = source.views(owners);
    this.#readShapes(owners);
    const here = new Set(wanted);
    const beside = new Map<NodeKey, (typeof views)[number][]>(wanted.map((node) => [node, []]));
    for (const view of views)
      for (const node of (side === 'down' ? view.inputs : view.outputs).keys())
        if (here.has(node)) beside.get(node)?.push(view);
    for (const [node, near] of beside) {
      const told = near.map((view) => ({ view, shapes: this.#shapes.get(view.key) ?? [] }));
      const links = linkColumns(node, side, told, this.#columnOf);
      for (const field of links.byField.keys()) this.#columnOf(node, field);
      this.#links[side].set(node, links);
    }
  };

  /** What leads on from a dataset, by column. */
  linksOf(node: NodeKey, side: Side): DatasetLinks {
    this.prepare(new Set([node]), side);
    return this.#links[side].get(node) ?? NO_LINKS;
  }

  readonly links = ({ node, field }: Column, side: Side) => {
    const links = this.linksOf(node, side);
    if (field === null) return links.whole;
    const own = links.byField.get(field) ?? [];
    return links.common.length === 0 ? own : [...own, ...links.common];
  };

  /** Columns of a dataset whose name has a dot and which are no parts of another column. */
  #flatNames(node: NodeKey): ReadonlySet<string> {
    const rows = loadNodeRows(this.#db, [node]).get(node) ?? [];
    return new Set(
      rows.flatMap((row) => {
        const schema = loadFacets(this.#db, parseLedger(row.facets), SCHEMA).get('schema');
        const fields = readFacet('schema', schema)?.fields ?? [];
        return fields.map(({ name }) => name).filter((name) => name.includes('.'));
      }),
    );
  }

  /** Flat dotted names of a dataset of which some column has a dot; null if none has. */
  #dotted(node: NodeKey): ReadonlySet<string> | null {
    let flat = this.#kin.get(node);
    if (flat === undefined) {
      const names = [...(this.#columns.get(node)?.keys() ?? [])];
      flat = names.some((name) => name?.includes('.')) ? this.#flatNames(node) : null;
      this.#kin.set(node, flat);
    }
    return flat;
  }

  readonly kin = ({ node, field }: Column): readonly Column[] => {
    if (field === null) return [];
    const flat = this.#dotted(node);
    if (!flat || flat.has(field)) return [];
    const kin: Column[] = [];
    for (const [name, column] of this.#columns.get(node) ?? []) {
      if (name === null || name === field || flat.has(name)) continue;
      if (name.startsWith(`${field}.`) || field.startsWith(`${name}.`)) kin.push(column);
    }
    return kin;
  };
}

const OPEN = Symbol.for('headwater.column-index');
const holder = globalThis as { [OPEN]?: { readonly db: Database; readonly index: ColumnIndex } };

/** The column index of a store, up to date. One a process. */
export function openColumns(db: Database): ColumnIndex {
  const graph = openGraph(db);
  if (holder[OPEN]?.db !== db) holder[OPEN] = { db, index: new ColumnIndex(db, graph) };
  const { index } = holder[OPEN];
  index.sync(graph);
  return index;
}
