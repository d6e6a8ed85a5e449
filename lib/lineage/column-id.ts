import type { ColumnId, NodeId } from './types';

/** A column as text names it: a node id or key, and a field path; a null field names no column. */
export type ColumnRefText = { readonly node: string; readonly field: string | null };

/**
 * Builds the id of a column: the dataset's id, `#`, and the field path, percent-encoded because
 * columns may be called anything.
 */
export function columnId(node: NodeId, field: string): ColumnId {
  return `${node}#${encodeURIComponent(field.toWellFormed())}` as ColumnId;
}

/** Reads a node id or key with or without a column behind it. Total: a stray `%` stands for itself. */
export function parseColumnRef(text: string): ColumnRefText {
  const at = text.indexOf('#');
  if (at === -1) return { node: text, field: null };
  const [node, field] = [text.slice(0, at), text.slice(at + 1)];
  if (field === '') return { node, field: null };
  try {
    return { node, field: decodeURIComponent(field) };
  } catch {
    return { node, field };
  }
}
