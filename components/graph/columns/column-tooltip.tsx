'use client';

import type { GraphNode } from '@/lib/contract/graph';

import { UseChip } from '../../column/use-chip';
import { splitName } from '../../node/node-name';
import { quantity } from '../../ui/quantity';
import { Time } from '../../ui/time';
import { rowWords } from './row-words';
import type { DrawnColumnEdge } from './draw-column-edges';

const WIDTH_PX = 288;
const MOST_LISTED = 4;

/** What an edge between columns says: which column, how it is used, by which job, how often seen. */
export function ColumnTooltip({
  edge: { edges, isMasked },
  nodes,
  x,
  y,
}: {
  edge: DrawnColumnEdge;
  nodes: readonly GraphNode[];
  /** Pointer in px from the left and top of the canvas. */
  x: number;
  y: number;
}) {
  const nameOf = (id: string) => splitName(nodes.find((node) => node.id === id)?.name ?? '').tail;
  const [first] = edges;
  const columnName = (node: string, field: string | null, grade: 'sure' | 'indirect' | 'unknown') =>
    `${nameOf(node)} · ${rowWords({ field, grade })}`;
  const lastSeen = edges
    .map((edge) => edge.lastSeen)
    .sort()
    .at(-1);
  if (first === undefined) return null;
  return (
    <div
      role="tooltip"
      style={{ left: x, top: y, width: WIDTH_PX }}
      className="pointer-events-none absolute z-30 flex translate-x-3 translate-y-3 flex-col gap-1.5 rounded-lg border border-line bg-surface p-3 text-xs text-ink-soft shadow-raised"
    >
      <ul className="flex flex-col gap-1.5">
        {edges.slice(0, MOST_LISTED).map((edge, at) => (
          <li key={at} className="flex flex-col gap-0.5">
            <span className="truncate font-medium text-ink">
              {columnName(edge.from, edge.fromField, edge.grade)}
            </span>
            <span className="truncate font-medium text-ink">
              → {columnName(edge.to, edge.toField, edge.grade)}
            </span>
            <span className="flex items-center gap-2">
              <UseChip use={edge.use} grade={edge.grade} />
              <bdi className="truncate">{edge.use?.description}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {edges.length > MOST_LISTED ? <p>and {edges.length - MOST_LISTED} more</p> : null}
      <p className="text-ink-faint">
        {first.job === null ? null : `${nameOf(first.job)} · `}
        {first.runCount === 0 ? 'declared' : quantity(first.runCount, 'run')}
        {lastSeen === undefined ? null : (
          <>
            {' '}
            · <Time at={lastSeen} />
          </>
        )}
        {isMasked ? ' · masked' : ''} · click for more
      </p>
    </div>
  );
}
