'use client';

import type { KeyboardEvent } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../../node/node-name';
import { openWidth } from '../node-size';
import { ColumnRow } from './column-row';
import type { OpenTable } from './open-table';
import { TableFoot } from './table-foot';
import { hasSearch } from './table-size';
import { TableSearch } from './table-search';

/** The columns of an open card, below its face. */
export function ColumnList({
  node,
  table,
  width = openWidth(node),
  isCursor,
  lockedField,
  focusField,
}: {
  node: GraphNode;
  table: OpenTable;
  /** Of a row with what is beside it, px; that of the card if absent. */
  width?: number;
  isCursor: boolean;
  lockedField: string | null | undefined;
  /** The column that takes the focus; undefined for none. */
  focusField: string | null | undefined;
}) {
  return (
    <div className="flex min-h-0 grow flex-col border-t border-line">
      {hasSearch(table) ? <TableSearch node={node} table={table} isCursor={isCursor} /> : null}
      {/* Arrows move between rows; each is a button of its own. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        aria-label={`Columns of ${splitName(node.name).tail}`}
        data-own-keys
        className="grow py-[4px]"
        onKeyDown={moveBetweenRows}
      >
        {table.rows.map((row, at) => (
          <ColumnRow
            key={row.field ?? '\u0000'}
            node={node}
            row={row}
            at={at}
            width={width}
            isCursor={isCursor}
            isLocked={lockedField !== undefined && lockedField === row.field}
            takesFocus={focusField !== undefined && focusField === row.field}
          />
        ))}
        {table.rows.length === 0 ? (
          <li className="flex h-[24px] items-center px-3 text-2xs text-ink-faint in-thumb-list:h-[40px]">
            {table.search === '' ? 'No event has told its columns.' : 'No column is called so.'}
          </li>
        ) : null}
      </ul>
      <TableFoot node={node} table={table} isCursor={isCursor} />
    </div>
  );
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

function moveBetweenRows(event: KeyboardEvent<HTMLUListElement>) {
  const step = Object.hasOwn(STEPS, event.key) ? (STEPS[event.key] ?? 0) : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
