'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import type { Marks } from '../graph/to-flow';
import { useShortcuts } from '../graph/use-shortcuts';
import { GroupRow } from './group-row';
import { ListRow } from './list-row';
import { listRows } from './list-rows';

const ROW_PX = 40;
const HEADS = ['Name', 'Type', 'Status', 'Distance', 'Upstream', 'Downstream', 'Updated'] as const;
/** Columns that a narrow screen leaves out; the name's second line says what matters of them. */
const WIDE_ONLY = new Set<string>(['Type', 'Status', 'Distance', 'Updated']);
const SHORT = new Map<string, string>([
  ['Upstream', 'Up'],
  ['Downstream', 'Down'],
]);

/** The same answer as a table, for keyboards, screen readers and small screens. */
export function ListView({
  graph,
  marks,
  onWalk,
}: {
  graph: GraphResponse;
  marks: Marks;
  onWalk: (to: string, from: string | null) => void;
}) {
  const rows = useMemo(() => listRows(graph), [graph]);
  const box = useRef<HTMLDivElement>(null);
  // Its functions must not be memoised; nothing here is.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: { width: 0, height: 900 },
  });
  const cursorAt = rows.findIndex(({ id }) => id === marks.cursor.id);
  // The cursor also moves by search, from outside.
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler
    if (marks.cursor.by !== 'pointer' && cursorAt >= 0) virtual.scrollToIndex(cursorAt);
  }, [marks.cursor, cursorAt, virtual]);

  const go = (index: number) => () => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (row === undefined) return false;
    onWalk(row.id, null);
    return true;
  };
  useShortcuts({
    ArrowUp: go(cursorAt - 1),
    ArrowDown: go(cursorAt + 1),
    Home: go(0),
    End: go(rows.length - 1),
  });

  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={box} className="absolute inset-0 overflow-auto bg-surface">
      <table
        aria-label="Nodes of the graph"
        aria-rowcount={rows.length + 1}
        className="w-full border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr aria-rowindex={1}>
            {HEADS.map((head) => (
              <th
                key={head}
                scope="col"
                className={`sticky top-0 z-10 h-8 border-b border-line bg-surface px-3 text-left text-2xs font-medium text-ink-faint ${WIDE_ONLY.has(head) ? 'hidden md:table-cell' : ''}`}
              >
                <span className={SHORT.has(head) ? 'sr-only md:not-sr-only' : ''}>{head}</span>
                <span aria-hidden className="md:hidden">
                  {SHORT.get(head)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const place = { level: row.level, index, marks };
            return row.kind === 'group' ? (
              <GroupRow key={row.id} group={row.group} columns={HEADS.length} {...place} />
            ) : (
              <ListRow key={row.id} node={row.node} {...place} />
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={HEADS.length} style={{ height }} />
    </tr>
  );
}
