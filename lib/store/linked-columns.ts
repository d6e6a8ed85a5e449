import {
  ColumnSteps,
  type Column,
  type ColumnLink,
  type ColumnSource,
  type DatasetLinks,
  type GraphSource,
  type NodeKey,
  type OwnerView,
  type SeenColumnShape,
  type Side,
} from '@/lib/lineage';

import { linkColumns, NO_LINKS } from './column-links';
import { KnownColumn, KnownColumns } from './known-columns';

/** A column as one schema has it. */
export type SchemaColumn = { readonly type: string | null; readonly description: string | null };

/** Columns of a schema, by path and in their order, and which of the dotted ones are flat. */
export type SchemaInForce = {
  readonly columns: ReadonlyMap<string, SchemaColumn>;
  readonly flat: ReadonlySet<string>;
};

/** Where a graph's columns are read from. All keys are those of the graph's nodes. */
export type ColumnFacts = {
  /** The graph between datasets, in any evidence. */
  readonly source: () => GraphSource;
  /** What each owner says of columns; owners that say nothing may be left out. */
  readonly shapes: (owners: readonly NodeKey[]) => ReadonlyMap<NodeKey, readonly SeenColumnShape[]>;
  /** The schema of a dataset; empty if none is known. */
  readonly schema: (node: NodeKey) => SchemaInForce;
};

/** Links kept that are no more: a few MB. */
const STALE_KEPT = 500_000;

/** Which columns lead on to which, read as far as somebody asks: by dataset and side. */
export class LinkedColumns implements ColumnSource {
  readonly #facts: ColumnFacts;
  readonly #known: KnownColumns;
  readonly #shapes = new Map<NodeKey, readonly SeenColumnShape[]>();
  readonly #links = {
    up: new Map<NodeKey, DatasetLinks>(),
    down: new Map<NodeKey, DatasetLinks>(),
  };
  readonly #named = new Map<NodeKey, ReadonlySet<string>>();
  readonly #schemas = new Map<NodeKey, SchemaInForce>();
  /** Counts how often something was forgotten: what was walked before may lead elsewhere now. */
  edition = 0;
  /** What walks read, kept for the next ones. */
  readonly #steps = new Map<Side, ColumnSteps>();

  constructor(facts: ColumnFacts) {
    this.#facts = facts;
    this.#known = new KnownColumns((node) => this.schemaOf(node).flat);
  }

  get #maps() {
    return [this.#shapes, this.#links.up, this.#links.down, this.#named, this.#schemas];
  }

  /** Forgets everything. */
  reset(): void {
    this.edition += 1;
    this.#known.clear();
    this.#steps.clear();
    for (const map of this.#maps) map.clear();
  }

  /** Forgets some nodes. */
  drop(nodes: Iterable<NodeKey>): void {
    this.edition += 1;
    for (const node of nodes) {
      for (const map of this.#maps) map.delete(node);
      for (const column of this.#known.forget(node))
        for (const steps of this.#steps.values()) steps.forget(column);
    }
    for (const [side, steps] of this.#steps) if (steps.stale > STALE_KEPT) this.#steps.delete(side);
  }

  readonly steps = (side: Side): ColumnSteps => {
    const kept = this.#steps.get(side) ?? new ColumnSteps(this, side);
    this.#steps.set(side, kept);
    return kept;
  };

  readonly kinEdition = () => this.#known.kinEdition;

  /** The one object of a column. */
  column(node: NodeKey, field: string | null): Column {
    return this.#known.get(node, field);
  }

  #readShapes(owners: readonly NodeKey[]): void {
    const wanted = owners.filter((owner) => !this.#shapes.has(owner));
    if (wanted.length === 0) return;
    const found = this.#facts.shapes(wanted);
    for (const owner of wanted) this.#shapes.set(owner, found.get(owner) ?? []);
  }

  readonly prepare = (nodes: ReadonlySet<NodeKey>, side: Side): void => {
    const wanted = [...nodes].filter((node) => !this.#links[side].has(node));
    if (wanted.length === 0) return;
    const source = this.#facts.source();
    const owners = source.ownersBeside(wanted, side);
    const views = source.views(owners);
    this.#readShapes(owners);
    const beside = new Map<NodeKey, OwnerView[]>(wanted.map((node) => [node, []]));
    for (const view of views)
      for (const node of (side === 'down' ? view.inputs : view.outputs).keys())
        beside.get(node)?.push(view);
    for (const [node, near] of beside) {
      const told = near.map((view) => ({ view, shapes: this.#shapes.get(view.key) ?? [] }));
      const links = linkColumns(node, side, told, this.#known.add);
      for (const field of links.byField.keys()) this.#known.add(node, field);
      this.#links[side].set(node, links);
    }
  };

  readonly linksOf = (node: NodeKey, side: Side): DatasetLinks => {
    const known = this.#links[side].get(node);
    if (known) return known;
    this.prepare(new Set([node]), side);
    return this.#links[side].get(node) ?? NO_LINKS;
  };

  readonly links = (column: Column, side: Side): readonly ColumnLink[] =>
    column instanceof KnownColumn
      ? (column[side] ??= this.#linksFrom(column, side))
      : this.#linksFrom(column, side);

  #linksFrom({ node, field }: Column, side: Side): readonly ColumnLink[] {
    const { byField, common, whole } = this.linksOf(node, side);
    if (field === null) return whole;
    const own = byField.get(field);
    if (own === undefined) return common;
    return common.length === 0 ? own : [...own, ...common];
  }

  /** Whether an owner says explicitly that nothing feeds a column, or all of its dataset. */
  hasNoUpstream({ node, field }: Column): boolean {
    this.prepare(new Set([node]), 'up');
    const owners = this.#facts.source().ownersBeside([node], 'up');
    return owners
      .flatMap((owner) => this.#shapes.get(owner) ?? [])
      .some(
        ({ output, sourceless }) =>
          output === node && (sourceless.includes(field) || sourceless.includes(null)),
      );
  }

  /** Columns of a dataset that lineage names on either side. */
  namedIn(node: NodeKey): ReadonlySet<string> {
    let named = this.#named.get(node);
    if (!named) {
      const [up, down] = [this.linksOf(node, 'up'), this.linksOf(node, 'down')];
      named = new Set([...up.byField.keys(), ...down.byField.keys()]);
      this.#named.set(node, named);
    }
    return named;
  }

  /** The schema of a dataset; empty if none is known. */
  schemaOf(node: NodeKey): SchemaInForce {
    let schema = this.#schemas.get(node);
    if (!schema) this.#schemas.set(node, (schema = this.#facts.schema(node)));
    return schema;
  }

  /** Columns that hold this one, or that it holds, as far as something leads on from them on a side. */
  readonly kin = (column: Column, side: Side): readonly Column[] => {
    const all = this.#known.kin(column);
    if (all.length === 0) return all;
    const { byField } = this.linksOf(column.node, side);
    return all.filter(({ field }) => field !== null && byField.has(field));
  };
}
