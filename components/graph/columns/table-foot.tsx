'use client';

import { ChevronLeft, ChevronRight, ChevronUp, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../../node/node-name';
import { useGraphActions } from '../graph-actions';
import { footWords } from './foot-words';
import type { OpenTable } from './open-table';

/** The last line of an open card: how many of its columns are shown, the other pages, and closing it. */
export function TableFoot({
  node,
  table,
  isCursor,
}: {
  node: GraphNode;
  table: OpenTable;
  isCursor: boolean;
}) {
  const { columns } = useGraphActions();
  const { page, pages, isOnlyLineage, withLineage, total } = table;
  const { tail } = splitName(node.name);
  const turn = (to: number) => () => {
    columns.turnTo(node, to);
  };
  return (
    <div className="flex h-[30px] shrink-0 items-center border-t border-line pr-1 pl-3 text-2xs text-ink-faint in-thumb-list:h-[40px]">
      <span className="grow truncate tabular-nums" title={footWords(table)}>
        {footWords(table)}
      </span>
      {pages > 1 ? (
        <>
          <Tool
            name={`Columns before, of ${tail}`}
            isOff={page === 1}
            isCursor={isCursor}
            onClick={turn(page - 1)}
          >
            <ChevronLeft aria-hidden />
          </Tool>
          <Tool
            name={`More columns of ${tail}`}
            isOff={page === pages}
            isCursor={isCursor}
            onClick={turn(page + 1)}
          >
            <ChevronRight aria-hidden />
          </Tool>
        </>
      ) : null}
      {withLineage < total ? (
        <Tool
          name={`Only columns with lineage, of ${tail}`}
          isPressed={isOnlyLineage}
          isCursor={isCursor}
          onClick={() => {
            columns.showOnlyLineage(node, !isOnlyLineage);
          }}
        >
          <Waypoints aria-hidden />
        </Tool>
      ) : null}
      <Tool
        name={`Close the columns of ${tail}`}
        isCursor={isCursor}
        onClick={() => {
          columns.close(node);
        }}
      >
        <ChevronUp aria-hidden />
      </Tool>
    </div>
  );
}

function Tool({
  name,
  isCursor,
  isOff = false,
  isPressed,
  onClick,
  children,
}: {
  name: string;
  isCursor: boolean;
  isOff?: boolean;
  isPressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={isCursor ? 0 : -1}
      aria-label={name}
      title={name}
      disabled={isOff}
      aria-pressed={isPressed}
      className="nopan grid size-6 shrink-0 place-items-center rounded text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-30 aria-pressed:bg-accent-soft aria-pressed:text-accent in-thumb-list:size-[40px] [&_svg]:size-3.5"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
