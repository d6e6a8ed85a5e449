import 'server-only';

import {
  canonicalColumns,
  EVIDENCE,
  type Column,
  type ColumnSource,
  type NodeKey,
  type SeenColumnShape,
  type Side,
} from '@/lib/lineage';
import { readFacet } from '@/lib/openlineage/facets';

import { takeChanges } from './changes';
import { loadSchemas, schemaColumns } from './column-history';
import { linkColumns, NO_LINKS, type DatasetLinks } from './column-links';
import { loadColumnShapes } from './column-shape-rows';
import type { Database } from './database';
import { loadFacets, parseLedger } from './facet-store';
import { openGraph, type GraphIndex } from './graph-index';
import { loadNodeRows } from './node-rows';

const SCHEMA: ReadonlySet<string> = new Set(['schema']);

/** Columns of the schema in force, by path and in their order, and which of the dotted ones are flat. */
export type SchemaInForce = {
  readonly columns: ReadonlyMap<string, { readonly type: string | null }>;
  readonly flat: ReadonlySet<string>;
};

/**
 * The columns of the part of the graph somebody asked for, kept in memory beside the graph index
 * and forgotten in the same way: what leads on from which column, by dataset. All keys that come
 * in or go out are canonical.
 */
export class ColumnIndex implements ColumnSource {
  readonly #db: Database;
  readonly #graph: GraphIndex;
  readonly #columns = new Map<NodeKey, Map<string | null, Column>>();
  readonly #shapes = new Map<NodeKey, readonly SeenColumnShape[]>();
  readonly #links = {
    up: new Map<NodeKey, DatasetLinks>(),
    down: new Map<NodeKey, DatasetLinks>(),
  };
  readonly #kin = new Map<NodeKey, ReadonlySet<string> | null>();
  readonly #schemas = new Map<NodeKey, SchemaInForce>();

  constructor(db: Database, graph: GraphIndex) {
    this.#db = db;
    this.#graph = graph;
  }

  get #maps() {
    return [this.#shapes, this.#links.up, this.#links.down, this.#kin, this.#schemas];
  }

  /** Forgets everything. */
  reset(): void {
    this.#columns.clear();
    for (const map of this.#maps) map.clear();
  }

  /** Forgets what has changed since the last question; of a past or a meaning all, if anything has. */
  forget(keys: ReadonlySet<string>): void {
    if (keys.size === 0) return;
    const { asOf, edges } = this.#graph.moment;
    if (asOf !== null || edges !== 'all') {
      this.reset();
      return;
    }
    for (const raw of keys) {
      const key = this.#graph.nameOf(raw as NodeKey);
      for (const map of this.#maps) map.delete(key);
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
    const names = wanted.flatMap(this.#graph.namesOf);
    for (const stored of loadColumnShapes(this.#db, names, this.#graph.moment)) {
      const shape = canonicalColumns(stored, this.#graph.nameOf);
      found.get(shape.owner)?.push(shape);
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

  /** The schema of a dataset at this moment; empty if none is known. */
  schemaOf(node: NodeKey): SchemaInForce {
    let schema = this.#schemas.get(node);
    if (!schema) {
      const { asOf } = this.#graph.moment;
      const seen = loadSchemas(this.#db, this.#graph.namesOf(node));
      const fields = seen.find(({ firstSeen }) => asOf === null || firstSeen <= asOf)?.fields ?? [];
      const flat = new Set(fields.map(({ name }) => name).filter((name) => name.includes('.')));
      this.#schemas.set(node, (schema = { columns: schemaColumns(fields), flat }));
    }
    return schema;
  }

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
type Open = {
  readonly db: Database;
  dataVersion: number;
  readonly indexes: Map<GraphIndex, ColumnIndex>;
};
const holder = globalThis as { [OPEN]?: Open };

/** Graphs whose columns are kept. */
const INDEXES_KEPT = 6;

/**
 * The columns of a graph, up to date. The ones asked for last are kept.
 *
 * @param graph as `openGraph` gave it for this question.
 */
export function openColumns(db: Database, graph: GraphIndex = openGraph(db)): ColumnIndex {
  if (holder[OPEN]?.db !== db) holder[OPEN] = { db, dataVersion: -1, indexes: new Map() };
  const open = holder[OPEN];
  const version = db.pragma('data_version', { simple: true }) as number;
  const { keys, hasNewAliases } = takeChanges('columns');
  const isOther = hasNewAliases || version !== open.dataVersion;
  open.dataVersion = version;
  for (const index of open.indexes.values()) {
    if (isOther) index.reset();
    else index.forget(keys);
  }
  const index = open.indexes.get(graph) ?? new ColumnIndex(db, graph);
  open.indexes.delete(graph);
  open.indexes.set(graph, index);
  for (const old of open.indexes.keys()) {
    if (open.indexes.size <= INDEXES_KEPT) break;
    open.indexes.delete(old);
  }
  return index;
}
