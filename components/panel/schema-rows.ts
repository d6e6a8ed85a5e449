import type { SchemaField } from '@/lib/contract/nodes';

export type SchemaRow = {
  /** Unique among the rows, also when names repeat or contain dots. */
  readonly id: string;
  /** Dotted path as tags and lineage name the column. */
  readonly path: string;
  readonly field: SchemaField;
  readonly depth: number;
  readonly isOpen: boolean;
  /** It passes the filters itself, and is not just on the way to what does. */
  readonly isMatch: boolean;
};

export type SchemaView = {
  /** Ids of rows whose nested fields are shown. */
  readonly open: ReadonlySet<string>;
  /** Lower-case text to find; empty for everything. */
  readonly text: string;
  /** Whether a column passes every other filter. */
  readonly passes: (path: string) => boolean;
  /** Text of a column's tags, lower-case, to be found too. */
  readonly tagText: (path: string) => string;
};

/**
 * The columns to draw, nested ones under their parents. With a filter, a column shows if it or
 * anything below it matches, and what leads to a match is open.
 */
export function schemaRows(fields: readonly SchemaField[], view: SchemaView): readonly SchemaRow[] {
  const rows: SchemaRow[] = [];
  addRows(rows, fields, { path: '', id: '', depth: 0 }, view);
  return rows;
}

/** Adds the rows of `fields`; tells whether any was added. */
function addRows(
  rows: SchemaRow[],
  fields: readonly SchemaField[],
  above: { path: string; id: string; depth: number },
  view: SchemaView,
): boolean {
  const before = rows.length;
  fields.forEach((field, index) => {
    const path = above.path === '' ? field.name : `${above.path}.${field.name}`;
    const id = `${above.id}/${index}`;
    const below: SchemaRow[] = [];
    const isFiltered = view.text !== '' || !view.passes(path);
    const isAsked = view.open.has(id);
    const hasMatchBelow =
      isAsked || isFiltered
        ? addRows(below, field.fields, { path, id, depth: above.depth + 1 }, view)
        : false;
    const isMatch = matches(field, path, view);
    if (!isMatch && !hasMatchBelow) return;
    const isOpen = isAsked || (!isMatch && hasMatchBelow);
    rows.push({ id, path, field, depth: above.depth, isOpen, isMatch });
    if (isOpen) rows.push(...below);
  });
  return rows.length > before;
}

function matches(field: SchemaField, path: string, view: SchemaView): boolean {
  if (!view.passes(path)) return false;
  if (view.text === '') return true;
  return [path, field.type ?? '', field.description ?? '', view.tagText(path)].some((part) =>
    part.toLowerCase().includes(view.text),
  );
}

/** How many columns there are, nested ones too. */
export function countFields(fields: readonly SchemaField[]): number {
  return fields.reduce((sum, field) => sum + 1 + countFields(field.fields), 0);
}
