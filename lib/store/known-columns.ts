import { isPath, namesAbove, type Column, type ColumnLink, type NodeKey } from '@/lib/lineage';

/** Names of one dataset: the one object of each column, and the parts of each. */
type Names = {
  readonly columns: Map<string | null, KnownColumn>;
  /** Columns by each name above theirs: `a` and `a.b` for `a.b.c`; made when asked for. */
  parts: ReadonlyMap<string, readonly Column[]> | null;
};

/** A column that lineage names, with what leads on from it once that was asked for. */
export class KnownColumn implements Column {
  readonly node: NodeKey;
  readonly field: string | null;
  readonly number: number;
  readonly names: Names;
  up: readonly ColumnLink[] | null = null;
  down: readonly ColumnLink[] | null = null;

  constructor(node: NodeKey, field: string | null, number: number, names: Names) {
    this.node = node;
    this.field = field;
    this.number = number;
    this.names = names;
  }
}

const NONE: readonly Column[] = [];

/**
 * The columns that lineage names: one object each, so that a walk compares them by identity, and
 * which of them hold which by their paths.
 */
export class KnownColumns {
  readonly #nodes = new Map<NodeKey, Names>();
  #count = 0;
  /** Columns of a dataset whose names have a dot or a bracket and which are no parts of another column. */
  readonly #flat: (node: NodeKey) => ReadonlySet<string>;

  constructor(flat: (node: NodeKey) => ReadonlySet<string>) {
    this.#flat = flat;
  }

  clear(): void {
    this.#nodes.clear();
    this.#count = 0;
  }

  /** What leads on from the columns of a node, and which hold which, is found out anew. */
  forget(node: NodeKey): void {
    const known = this.#nodes.get(node);
    if (!known) return;
    known.parts = null;
    for (const column of known.columns.values()) column.up = column.down = null;
  }

  /** The object of a column, which is there from now on. */
  readonly add = (node: NodeKey, field: string | null): Column => {
    let names = this.#nodes.get(node);
    if (!names) this.#nodes.set(node, (names = { columns: new Map(), parts: null }));
    let column = names.columns.get(field);
    if (!column) {
      names.columns.set(field, (column = new KnownColumn(node, field, this.#count, names)));
      this.#count += 1;
      names.parts = null;
    }
    return column;
  };

  /** The object of a column; one that no lineage names is not kept. */
  get(node: NodeKey, field: string | null): Column {
    return this.#nodes.get(node)?.columns.get(field) ?? { node, field };
  }

  /** Columns that hold this one, or that it holds. */
  kin(column: Column): readonly Column[] {
    const { node, field } = column;
    const names = column instanceof KnownColumn ? column.names : this.#nodes.get(node);
    if (field === null || !names) return NONE;
    const parts = (names.parts ??= this.#partsOf(node, names.columns));
    if (parts.size === 0) return NONE;
    const flat = this.#flat(node);
    if (flat.has(field)) return NONE;
    const above = namesAbove(field).flatMap((name) =>
      flat.has(name) ? [] : (names.columns.get(name) ?? []),
    );
    return [...above, ...(parts.get(field) ?? [])];
  }

  #partsOf(node: NodeKey, columns: Names['columns']): Map<string, Column[]> {
    const parts = new Map<string, Column[]>();
    const dotted = [...columns].filter(([field]) => field !== null && isPath(field));
    if (dotted.length === 0) return parts;
    const flat = this.#flat(node);
    for (const [field, column] of dotted) {
      if (field === null || flat.has(field)) continue;
      for (const name of namesAbove(field)) {
        const known = parts.get(name);
        if (known) known.push(column);
        else parts.set(name, [column]);
      }
    }
    return parts;
  }
}
