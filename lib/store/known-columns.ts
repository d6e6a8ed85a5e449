import { isPath, namesAbove, type Column, type ColumnLink, type NodeKey } from '@/lib/lineage';

/** Names of one dataset: the one object of each column, and the parts of each. */
type Names = {
  readonly columns: Map<string | null, KnownColumn>;
  /** Columns that no lineage names, and that were asked for. */
  readonly loose: Map<string | null, KnownColumn>;
  /** Columns by each name above theirs: `a` and `a.b` for `a.b.c`; made when asked for. */
  parts: ReadonlyMap<string, readonly Column[]> | null;
  /** Whether any of them may be a part of another. */
  hasPaths: boolean;
};

/** The one object of a column, with what leads on from it once that was asked for. */
export class KnownColumn implements Column {
  readonly node: NodeKey;
  readonly field: string | null;
  readonly names: Names;
  up: readonly ColumnLink[] | null = null;
  down: readonly ColumnLink[] | null = null;

  constructor(node: NodeKey, field: string | null, names: Names) {
    this.node = node;
    this.field = field;
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
  /** Counts how often which columns hold which may have become different. */
  kinEdition = 0;
  /** Columns of a dataset whose names have a dot or a bracket and which are no parts of another column. */
  readonly #flat: (node: NodeKey) => ReadonlySet<string>;

  constructor(flat: (node: NodeKey) => ReadonlySet<string>) {
    this.#flat = flat;
  }

  clear(): void {
    this.#nodes.clear();
  }

  /**
   * What leads on from the columns of a node, and which hold which, is found out anew.
   *
   * @returns the columns.
   */
  forget(node: NodeKey): Column[] {
    const known = this.#nodes.get(node);
    if (!known) return [];
    known.parts = null;
    this.kinEdition += 1;
    const all = [...known.columns.values(), ...known.loose.values()];
    for (const column of all) column.up = column.down = null;
    return all;
  }

  /** The object of a column, which is there from now on. */
  readonly add = (node: NodeKey, field: string | null): Column => {
    const names = this.#namesOf(node);
    let column = names.columns.get(field);
    if (!column) {
      column = names.loose.get(field) ?? new KnownColumn(node, field, names);
      names.loose.delete(field);
      names.columns.set(field, column);
      names.parts = null;
      if (field !== null && (isPath(field) || names.hasPaths)) {
        names.hasPaths = true;
        this.kinEdition += 1;
      }
    }
    return column;
  };

  /** The object of a column; one that no lineage names is kept apart. */
  get(node: NodeKey, field: string | null): Column {
    const names = this.#namesOf(node);
    const known = names.columns.get(field) ?? names.loose.get(field);
    if (known) return known;
    const loose = new KnownColumn(node, field, names);
    names.loose.set(field, loose);
    return loose;
  }

  #namesOf(node: NodeKey): Names {
    let names = this.#nodes.get(node);
    if (!names) {
      names = { columns: new Map(), loose: new Map(), parts: null, hasPaths: false };
      this.#nodes.set(node, names);
    }
    return names;
  }

  /** Columns that hold this one, or that it holds. */
  kin(column: Column): readonly Column[] {
    const { node, field } = column;
    const names = column instanceof KnownColumn ? column.names : this.#nodes.get(node);
    if (field === null || !names) return NONE;
    const parts = (names.parts ??= this.#partsOf(node, names.columns));
    if (parts.size === 0 && !isPath(field)) return NONE;
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
