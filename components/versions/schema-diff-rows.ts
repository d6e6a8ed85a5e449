import type { ColumnDiffView } from '@/lib/contract/versions';

export type SchemaDiffRow = {
  /** Unique among the rows. */
  readonly id: string;
  readonly depth: number;
  readonly diff: ColumnDiffView;
};

function hasChanged({ changes, fields }: ColumnDiffView): boolean {
  return changes.length > 0 || fields.some(hasChanged);
}

/** Columns of a schema diff to draw, nested ones under theirs; without `all` only what leads to a change. */
export function schemaDiffRows(columns: readonly ColumnDiffView[], all: boolean): SchemaDiffRow[] {
  const add = (diffs: readonly ColumnDiffView[], above: string, depth: number): SchemaDiffRow[] =>
    diffs.flatMap((diff, index) => {
      if (!all && !hasChanged(diff)) return [];
      const id = `${above}/${index}`;
      return [{ id, depth, diff }, ...add(diff.fields, id, depth + 1)];
    });
  return add(columns, '', 0);
}
