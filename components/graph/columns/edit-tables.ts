import type { GraphView } from '@/lib/url/graph-view';

/** What readers change of how cards show their columns, as edits of the view. */

type Tables = Pick<GraphView, 'level' | 'columns' | 'tables'>;

const without = (list: readonly string[], gone: (entry: string) => boolean) =>
  list.filter((entry) => !gone(entry));
const withEntry = (list: readonly string[], entry: string) => [...new Set([...list, entry])].sort();

/** Drops what `tables` says of one card, or only what begins with `word`. */
function drop(tables: readonly string[], key: string, word = ''): string[] {
  return without(tables, (entry) => entry.startsWith(`${key}.${word}`));
}

/** Opens a card with all its columns. */
export function openTable<View extends Tables>(view: View, key: string): View {
  return { ...view, columns: withEntry(view.columns, key), tables: drop(view.tables, key) };
}

/** Closes a card. */
export function closeTable<View extends Tables>(view: View, key: string): View {
  const tables = drop(view.tables, key);
  return {
    ...view,
    columns: without(view.columns, (one) => one === key),
    tables: view.level === 'column' ? withEntry(tables, `${key}.off`) : tables,
  };
}

/** Shows only the columns with lineage, or all. */
export function setOnlyLineage<View extends Tables>(
  view: View,
  key: string,
  isOnly: boolean,
): View {
  const tables = drop(drop(view.tables, key, 'lineage'), key, 'p');
  return {
    ...view,
    columns: withEntry(view.columns, key),
    tables: isOnly ? withEntry(tables, `${key}.lineage`) : tables,
  };
}

/** Turns to a page, the first being 1. */
export function setPage<View extends Tables>(view: View, key: string, page: number): View {
  const tables = drop(view.tables, key, 'p');
  return { ...view, tables: page > 1 ? withEntry(tables, `${key}.p${page}`) : tables };
}

/** Opens a card, if it is not, at a page of all its columns. */
export function openAt<View extends Tables>(
  view: View,
  key: string,
  isOpen: boolean,
  page: number,
): View {
  const open = isOpen ? view : openTable(view, key);
  return setPage({ ...open, tables: drop(open.tables, key, 'q') }, key, page);
}

/** Characters of a search at most. */
export const SEARCH_LIMIT = 60;

/** Shows only the columns whose name holds a text. */
export function setSearch<View extends Tables>(view: View, key: string, text: string): View {
  const tables = drop(drop(view.tables, key, 'q'), key, 'p');
  const search = encodeURIComponent(text.slice(0, SEARCH_LIMIT).toWellFormed());
  const isSaid = search !== '' && search.length <= 300;
  return { ...view, tables: isSaid ? withEntry(tables, `${key}.q${search}`) : tables };
}

/** Opens or closes every card. */
export function setLevel<View extends Tables>(view: View, level: View['level']): View {
  const isClosing = level === 'table';
  return {
    ...view,
    level,
    columns: isClosing ? [] : view.columns,
    tables: isClosing ? [] : without(view.tables, (entry) => entry.endsWith('.off')),
  };
}
