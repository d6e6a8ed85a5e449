'use client';

import type { GraphResponse } from '@/lib/contract/graph';

import { COLUMN_LOOKS, COLUMN_USES, columnUse } from '../graph/columns/column-look';
import { UseLine } from '../graph/evidence-line';
import { cn } from '../ui/cn';
import { grouped } from '../ui/quantity';

/** Names how columns are used, and turns those on and off that are not in the value. */
export function ColumnLegend({
  graph,
  indirect,
  isFlat,
  onIndirect,
}: {
  graph: GraphResponse;
  indirect: boolean;
  isFlat: boolean;
  onIndirect: (indirect: boolean) => void;
}) {
  const counts = new Map<string, number>();
  for (const edge of graph.columnEdges ?? []) {
    const use = columnUse(edge);
    counts.set(use, (counts.get(use) ?? 0) + 1);
  }
  return (
    <>
      <h2
        className={cn(
          'flex h-6 items-center pl-1.5 text-2xs font-semibold text-ink-faint',
          !isFlat && 'mt-1 border-t border-line pt-1',
        )}
      >
        Columns by use
      </h2>
      <ul className={isFlat ? 'flex flex-wrap' : ''}>
        {COLUMN_USES.filter((use) => use !== 'indirect').map((use) => (
          <li
            key={use}
            title={COLUMN_LOOKS[use].words}
            className="flex h-6 items-center gap-2 px-1.5 text-ink-soft"
          >
            <UseLine use={use} />
            <span className="grow whitespace-nowrap">{COLUMN_LOOKS[use].label}</span>
            <span className="text-ink-faint tabular-nums">{grouped(counts.get(use) ?? 0)}</span>
          </li>
        ))}
        <li>
          <label
            title={COLUMN_LOOKS.indirect.words}
            className="flex h-6 thumb-row cursor-pointer items-center gap-2 rounded px-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <input
              type="checkbox"
              className="size-3 accent-accent"
              checked={indirect}
              onChange={() => {
                onIndirect(!indirect);
              }}
            />
            <span className={indirect ? '' : 'opacity-40'}>
              <UseLine use="indirect" />
            </span>
            <span className="grow whitespace-nowrap">{COLUMN_LOOKS.indirect.label}</span>
            <span className="text-ink-faint tabular-nums">
              {grouped((indirect ? counts.get('indirect') : graph.answer.columns?.indirect) ?? 0)}
            </span>
          </label>
        </li>
      </ul>
    </>
  );
}
