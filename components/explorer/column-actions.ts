import { columnId, type NodeId } from '@/lib/lineage';

import {
  closeTable,
  openAt,
  openTable,
  setOnlyLineage,
  setPage,
  setSearch,
} from '../graph/columns/edit-tables';
import { openTables, PAGE_ROWS } from '../graph/columns/open-table';
import type { ColumnActions } from '../graph/graph-actions';
import { splitName } from '../node/node-name';
import type { Deed } from './describe-change';
import type { ChangeView } from './use-graph-view';

/** What readers do to the columns of a card, written into the URL. */
export function columnActions(
  change: ChangeView,
  setHeld: (held: Deed & { readonly id: string }) => void,
): ColumnActions {
  const hold = (id: string, name: string, did: string) => {
    setHeld({ id, words: `${did} ${splitName(name).tail}`, isOfColumns: true });
  };
  return {
    open: ({ id, key, name }) => {
      hold(id, name, 'Opened the columns of');
      change((view) => openTable(view, key));
    },
    close: ({ id, key, name }) => {
      hold(id, name, 'Closed the columns of');
      focusCard();
      change((view) => closeTable(view, key));
    },
    showOnlyLineage: ({ id, key, name }, isOnly) => {
      hold(id, name, isOnly ? 'Only columns with lineage of' : 'All columns of');
      change((view) => setOnlyLineage(view, key, isOnly));
    },
    turnTo: ({ id, key, name }, page) => {
      hold(id, name, `Page ${page} of the columns of`);
      change((view) => setPage(view, key, page));
    },
    search: ({ id, key, name }, text) => {
      hold(id, name, 'Looked in the columns of');
      change((view) => setSearch(view, key, text), 'replace');
    },
    show: (node, field, words) => {
      const { id, key, columns = [], otherColumns = [] } = node;
      setHeld({ id, words, isOfColumns: true });
      const named = columns.filter((one) => one.field !== null);
      const at = [...named, ...otherColumns].findIndex((one) => one.field === field);
      const page = Math.floor(Math.max(0, at) / PAGE_ROWS) + 1;
      change((view) => openAt(view, key, openTables([node], view).has(id), page));
    },
    lock: ({ id, key }, field) => {
      const column = columnRef(key, field);
      change((view) => {
        const isSame = view.column === column || view.column === columnRef(id, field);
        return { ...view, column: isSame ? null : column, locked: null };
      });
    },
  };
}

/** Of a card or a row of the list with the focus in its columns, the button that stays when these go. */
function focusCard() {
  const focused = document.activeElement;
  const card = focused?.closest('.react-flow__node');
  const row = focused?.closest('tr')?.previousElementSibling;
  const button = card
    ? card.querySelector<HTMLElement>('[data-node]')
    : row?.querySelector<HTMLElement>('[data-columns-toggle]');
  if (card || !focused?.matches('[data-columns-toggle]')) button?.focus({ preventScroll: true });
}

/** How the URL names a column; without a field the dataset as a whole. */
function columnRef(node: string, field: string | null): string {
  return field === null ? `${node}#` : columnId(node as NodeId, field);
}
