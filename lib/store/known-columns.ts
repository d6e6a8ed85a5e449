import type { Column, NodeKey } from '@/lib/lineage';

/** Names of one dataset: the one object of each column, and the parts of each. */
type Names = {
  readonly columns: Map<string | null, Column>;
  /** Columns by each name above theirs: `a` and `a.b` for `a.b.c`; made when asked for. */
  parts: ReadonlyMap<string, readonly Column[]> | null;
};

/** Names above a field path, the nearest first: `a.b` and `a` for `a.b.c`. */
function* namesAbove(field: string): Generator<string> {
  for (let at = field.lastIndexOf('.'); at > 0; at = field.lastIndexOf('.', at - 1))
    yield field.slice(0, at);
}

/**
 * The columns that lineage names: one object each, so that a walk compares them by identity, and
 * which of them hold which by their paths.
 */
export class KnownColumns {
  readonly #nodes = new Map<NodeKey, Names>();
  /** Columns of a dataset whose names have a dot and which are no parts of another column. */
  readonly #flat: (node: NodeKey) => ReadonlySet<string>;

  constructor(flat: (node: NodeKey) => ReadonlySet<string>) {
    this.#flat = flat;
  }

  clear(): void {
    this.#nodes.clear();
  }

  /** What holds what is found out anew, after a schema changed. */
  forgetParts(node: NodeKey): void {
    const known = this.#nodes.get(node);
    if (known) known.parts = null;
  }

  /** The object of a column, which is there from now on. */
  readonly add = (node: NodeKey, field: string | null): Column => {
    let names = this.#nodes.get(node);
    if (!names) this.#nodes.set(node, (names = { columns: new Map(), parts: null }));
    let column = names.columns.get(field);
    if (!column) {
      names.columns.set(field, (column = { node, field }));
      names.parts = null;
    }
    return column;
  };

  /** The object of a column; one that no lineage names is not kept. */
  get(node: NodeKey, field: string | null): Column {
    return this.#nodes.get(node)?.columns.get(field) ?? { node, field };
  }

  /** Columns that hold this one, or that it holds. */
  kin({ node, field }: Column): readonly Column[] {
    const names = this.#nodes.get(node);
    if (field === null || !names) return [];
    const parts = (names.parts ??= this.#partsOf(node, names.columns));
    if (parts.size === 0) return [];
    const flat = this.#flat(node);
    if (flat.has(field)) return [];
    const above = [...namesAbove(field)].flatMap((name) =>
      flat.has(name) ? [] : (names.columns.get(name) ?? []),
    );
    return [...above, ...(parts.get(field) ?? [])];
  }

  #partsOf(node: NodeKey, columns: Names['columns']): Map<string, Column[]> {
    const parts = new Map<string, Column[]>();
    const dotted = [...columns].filter(([field]) => field?.includes('.'));
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
