'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import type { DrawnGraph } from '../../graph/drawn-graph';
import type { Lens } from '../../graph/lens';
import { withoutFolded } from '../../graph/server-folds';
import type { Marks } from '../../graph/to-flow';
import { FoldList } from './fold-list';
import { GroupList } from './group-list';
import { columnsHeight } from './list-columns';
import { useMedia } from '../../ui/use-media';
import { HEADS, ListHead } from './list-head';
import { ListRow } from './list-row';
import { openRows, readSort, sortedRows, treeRows, writeSort, type TreeRow } from './list-rows';
import { whenIdle } from '../../ui/when-idle';
import { onDemand } from '../../ui/on-demand';
import { useIsPrinting } from '../../ui/use-is-printing';
import { useListKeys } from './use-list-keys';
import { grouped } from '../../ui/quantity';

// No part of the first load: who opens columns waits for what shows them.
const ColumnsRow = onDemand(async () => (await import('./columns-row')).ColumnsRow);

const ROW_PX = 40;
/** Before the list is measured. */
const WIDTH_PX = 390;

/**
 * The same answer as a tree, for keyboards, screen readers and small screens: the focus, under it what
 * it comes from and leads to, each node under the one it was reached from.
 */
export function ListView({
  graph,
  drawn,
  marks,
  lens,
  sorted,
  onSort,
  onWalk,
  onSay,
}: {
  graph: GraphResponse;
  drawn: DrawnGraph;
  marks: Marks;
  /** Decides the colours of groups and folded cards. */
  lens: Lens;
  /** The order of the rows; null: the tree. */
  sorted: GraphView['sort'];
  onSort: (sorted: GraphView['sort']) => void;
  onWalk: (to: string, from: string | null) => void;
  onSay: (words: string) => void;
}) {
  const sort = useMemo(() => readSort(sorted), [sorted]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const tree = useMemo(
    () => treeRows({ ...graph, nodes: withoutFolded(graph.nodes, graph.folds) }),
    [graph],
  );
  const rows = useMemo(
    () => (sort === null ? openRows(tree, closed) : sortedRows(tree, sort)),
    [tree, closed, sort],
  );
  const tables = useMemo(
    () =>
      new Map(
        drawn.nodes.flatMap((one) =>
          one.kind === 'node' && one.table ? [[one.id, one.table] as const] : [],
        ),
      ),
    [drawn],
  );
  const isForThumbs = useMedia('(pointer: coarse)');
  const tableAt = (index: number) => tables.get(rows[index]?.node.id ?? '');
  // Heights are asked for again when this is another function.
  const keyAt = useMemo(
    () => (index: number) => {
      const id = rows[index]?.node.id ?? String(index);
      return tables.has(id) ? `${id} columns${isForThumbs ? ' for thumbs' : ''}` : id;
    },
    [rows, tables, isForThumbs],
  );
  const box = useRef<HTMLDivElement>(null);
  // Its functions must not be memoised; nothing here is.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => {
      const table = tableAt(index);
      return table === undefined ? ROW_PX : ROW_PX + columnsHeight(table, isForThumbs);
    },
    getItemKey: keyAt,
    overscan: 12,
    initialRect: { width: 0, height: 900 },
  });
  const cursorAt = rows.findIndex(({ node: { id } }) => id === marks.cursor.id);
  // The cursor also moves by search, from outside.
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler
    if (marks.cursor.by !== 'pointer' && cursorAt >= 0) virtual.scrollToIndex(cursorAt);
  }, [marks.cursor, cursorAt, virtual]);

  const toggle = ({ node, children }: TreeRow) => {
    const isOpen = !closed.has(node.id);
    setClosed((now) => {
      const next = new Set(now);
      if (isOpen) next.add(node.id);
      else next.delete(node.id);
      return next;
    });
    onSay(`${isOpen ? 'Closed' : 'Opened'} ${node.name}, ${grouped(children.length)} under it`);
  };
  useListKeys({ rows, cursorAt, closed, isTree: sort === null, toggle, onWalk });

  useEffect(() => whenIdle(ColumnsRow.warm), []);
  const isPrinting = useIsPrinting();
  const items = isPrinting ? rows.map((_, index) => ({ index })) : virtual.getVirtualItems();
  const [first, last] = isPrinting
    ? []
    : [virtual.getVirtualItems()[0], virtual.getVirtualItems().at(-1)];
  const above = first?.start ?? 0;
  const below = last === undefined ? 0 : virtual.getTotalSize() - last.end;
  const measured = virtual.scrollRect?.width ?? 0;
  const width = measured === 0 ? WIDTH_PX : measured;
  return (
    <div className="absolute inset-0 flex flex-col bg-surface print:static">
      <GroupList groups={graph.groups} marks={marks} lens={lens} />
      <FoldList drawn={drawn} marks={marks} lens={lens} />
      {rows.length === 0 && graph.groups.length > 0 ? null : (
        <div ref={box} className="min-h-0 grow overflow-auto print:overflow-visible">
          <table
            // A tree grid over table markup is what the ARIA practices show.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
            role="treegrid"
            aria-label="Nodes of the graph"
            aria-rowcount={rows.length + 1}
            className="w-full border-separate border-spacing-0 text-sm"
          >
            <ListHead
              sort={sort}
              onSort={(next) => {
                onSort(writeSort(next));
                onSay(next === null ? 'Shown as a tree' : `Sorted by ${next.by}`);
              }}
            />
            <tbody>
              <Gap height={above} />
              {items.map(({ index }) => {
                const row = rows[index];
                if (row === undefined) return null;
                const table = tableAt(index);
                return (
                  <Fragment key={row.node.id}>
                    <ListRow
                      row={row}
                      index={index}
                      marks={marks}
                      isTree={sort === null}
                      isOpen={!closed.has(row.node.id)}
                      hasColumns={table !== undefined}
                      onToggle={toggle}
                    />
                    {table === undefined ? null : (
                      <ColumnsRow
                        graph={graph}
                        node={row.node}
                        table={table}
                        marks={marks}
                        width={width}
                        height={columnsHeight(table, isForThumbs)}
                      />
                    )}
                  </Fragment>
                );
              })}
              <Gap height={below} />
            </tbody>
          </table>
        </div>
      )}
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
