'use client';

import { ChevronDown, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';
import type { Evidence } from '@/lib/lineage';

import { beside } from '../../graph/can-collapse';
import type { Side } from '../../graph/drawn-graph';
import { useGraphActions } from '../../graph/graph-actions';
import { NodeButton } from '../../graph/node-button';
import type { Marks } from '../../graph/to-flow';
import { splitName } from '../../node/node-name';
import { isModel, nodeTypeLook } from '../../node/node-type';
import { StatusBadge } from '../../node/status-badge';
import { cn } from '../../ui/cn';
import { Time } from '../../ui/time';
import { EvidenceLine, ThroughLine } from '../../graph/evidence-line';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from '../../graph/evidence-look';
import { ColumnsToggle } from './list-columns';
import { distanceWords, type TreeRow } from './list-rows';

const CELL = 'h-[40px] border-b border-line px-3 whitespace-nowrap';
/** States that a narrow row still says. */
const LOUD = new Set<string>(['failed', 'aborted']);

/** Deeper rows keep their level in words; a name needs the room. */
const DEEPEST_INDENT = 8;
const INDENT_PX = 14;

/** One node of the list: its name is the button, its counts expand. */
export function ListRow({
  row,
  index,
  marks,
  isTree,
  isOpen,
  hasColumns,
  onToggle,
}: {
  row: TreeRow;
  index: number;
  marks: Marks;
  isTree: boolean;
  /** Whether the rows under it are shown. */
  isOpen: boolean;
  /** Whether its columns are shown. */
  hasColumns: boolean;
  onToggle: (row: TreeRow) => void;
}) {
  const { node, level, evidence, isThrough } = row;
  const { label, icon: Icon } = nodeTypeLook(node.kind, node.type);
  const { head, tail } = splitName(node.name);
  const owners = node.owners.join(', ');
  const isCursor = node.id === marks.cursor.id;
  const isSelected = node.id === marks.selected;
  // Nodes a selector alone has chosen are no distance from anything.
  const where = marks.focus === null ? '—' : distanceWords(node.distance);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      aria-expanded={row.children.length > 0 ? isOpen : undefined}
      className={cn(
        'text-ink-soft',
        isSelected ? 'bg-accent-soft' : 'hover:bg-sunken',
        isCursor && marks.cursor.by === 'search' && 'bg-warn-soft',
      )}
    >
      <th scope="row" className={cn(CELL, 'w-full max-w-0 font-normal md:w-1/2')}>
        <span
          className="flex min-w-0 items-center gap-1"
          style={{ paddingLeft: (Math.min(level, DEEPEST_INDENT) - 1) * INDENT_PX }}
        >
          {isTree ? <Twist row={row} isOpen={isOpen} onToggle={onToggle} /> : null}
          <NodeButton
            node={node}
            isCursor={isCursor}
            takesFocus={isCursor && isAtNode(marks)}
            isSelected={isSelected}
            className="flex w-full min-w-0 items-center gap-2 text-left pointer-coarse:-mb-px pointer-coarse:min-h-[40px]"
          >
            <Icon
              aria-hidden
              className={cn(
                'size-4 shrink-0',
                node.id === marks.focus ? 'text-accent' : 'text-ink-faint',
                isModel(node) && 'text-model',
              )}
            />
            <span className="flex min-w-0 flex-col md:flex-row md:items-baseline">
              <span className="order-2 truncate font-medium text-ink">{tail}</span>
              <span className="order-3 truncate text-2xs text-ink-faint md:order-1">
                <span className="md:hidden">
                  {LOUD.has(node.status) ? (
                    <span className="text-bad capitalize">{node.status} · </span>
                  ) : null}
                  {marks.focus === null ? label : `${label} · ${where}`}
                </span>
                <span className="hidden md:inline">{head}</span>
              </span>
            </span>
          </NodeButton>
          <ColumnsToggle node={node} isOpen={hasColumns} isCursor={isCursor} />
        </span>
      </th>
      <td className={cn(CELL, 'hidden md:table-cell')}>{label}</td>
      <td className={cn(CELL, 'hidden tabular-nums md:table-cell')}>{where}</td>
      <td className={cn(CELL, 'hidden max-w-40 truncate lg:table-cell')} title={owners}>
        {owners === '' ? '–' : owners}
      </td>
      <td className={cn(CELL, 'hidden lg:table-cell')}>
        {evidence === null ? '–' : <Why {...{ node, evidence, isThrough, isCursor }} />}
      </td>
      <td className={cn(CELL, 'hidden md:table-cell')}>
        <StatusBadge status={node.status} />
      </td>
      <Count node={node} side="up" isCursor={isCursor} />
      <Count node={node} side="down" isCursor={isCursor} />
      <td className={cn(CELL, 'hidden text-ink-faint md:table-cell')}>
        {node.updatedAt === null ? '–' : <Time at={node.updatedAt} />}
      </td>
    </tr>
  );
}

/** Whether the keyboard came to the node itself, and not to a column of it. */
function isAtNode({ cursor }: Marks): boolean {
  return cursor.by === 'keyboard' && cursor.column === undefined;
}

/** How the edge to the row above is known; leads to all edges of the node and their evidence. */
function Why({
  node,
  evidence,
  isThrough,
  isCursor,
}: {
  node: GraphNode;
  evidence: Evidence;
  isThrough: boolean;
  isCursor: boolean;
}) {
  const { showEdges } = useGraphActions();
  const { label } = isThrough ? THROUGH_LOOK : EVIDENCE_LOOKS[evidence];
  return (
    <button
      type="button"
      tabIndex={isCursor ? 0 : -1}
      aria-label={`${label}: edges of ${node.name}, and how they are known`}
      title="Its edges, and how they are known"
      className="-mx-1.5 inline-flex h-6 thumb-row items-center gap-2 rounded px-1.5 hover:bg-sunken hover:text-ink"
      onClick={() => {
        showEdges(node);
      }}
    >
      {isThrough ? <ThroughLine /> : <EvidenceLine evidence={evidence} />}
      {label}
    </button>
  );
}

/** Opens and closes what is under a row; the keys → and ← do the same. */
function Twist({
  row,
  isOpen,
  onToggle,
}: {
  row: TreeRow;
  isOpen: boolean;
  onToggle: (row: TreeRow) => void;
}) {
  const Icon = isOpen ? ChevronDown : ChevronRight;
  if (row.children.length === 0)
    return <span className="size-6 shrink-0 pointer-coarse:w-[40px]" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${isOpen ? 'Close' : 'Open'} what is under ${row.node.name}`}
      className="grid size-6 shrink-0 place-items-center rounded text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:-mb-px pointer-coarse:size-[40px]"
      onClick={() => {
        onToggle(row);
      }}
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

function Count({ node, side, isCursor }: { node: GraphNode; side: Side; isCursor: boolean }) {
  const { expand } = useGraphActions();
  const isUp = side === 'up';
  const { total, hidden } = beside(node, side);
  const Icon = isUp ? ChevronsLeft : ChevronsRight;
  return (
    <td className={cn(CELL, 'tabular-nums')}>
      <span className="inline-flex items-center gap-1.5">
        {total.toLocaleString('en')}
        {hidden > 0 ? (
          <button
            type="button"
            tabIndex={isCursor ? 0 : -1}
            aria-label={`Show ${hidden.toLocaleString('en')} more ${isUp ? 'upstream' : 'downstream'} of ${node.name}`}
            className="inline-flex h-6 items-center justify-center rounded-full border border-line bg-surface px-1.5 text-2xs hover:border-accent hover:text-accent pointer-coarse:-mb-px pointer-coarse:h-[40px] pointer-coarse:min-w-[40px]"
            onClick={() => {
              expand(node, [side], false);
            }}
          >
            +{hidden.toLocaleString('en')}
            <Icon aria-hidden className="size-3" />
          </button>
        ) : null}
      </span>
    </td>
  );
}
