'use client';

import type { ReactNode } from 'react';

import { cn } from '../ui/cn';
import { ColumnsButton } from './columns/columns-button';
import { useIsFar } from './far';
import { useGlow } from './lit-store';
import { SideControls } from './side-controls';
import type { CardData } from './to-flow';

/** What every card stands in: its glow, and the counts at its sides. */
export function NodeFrame({ data, children }: { data: CardData; children: ReactNode }) {
  const isFar = useIsFar();
  const { node, isCursor, isSelected, table } = data;
  const glow = useGlow('nodes', node.id);
  return (
    <div
      data-selected={isSelected ? '' : undefined}
      data-glow={glow}
      className={cn(
        'group relative size-full',
        // What is dimmed is seen through: the canvas below shows it so.
        glow === 'dim' && 'opacity-0',
        // The counts of an open card are beside its face.
        table !== null && '[--port:32px]',
      )}
    >
      {children}
      {isFar ? null : (
        <>
          <SideControls node={node} side="up" isCursor={isCursor} />
          <SideControls node={node} side="down" isCursor={isCursor} />
          {node.kind === 'dataset' && table === null ? (
            <ColumnsButton node={node} isCursor={isCursor} />
          ) : null}
        </>
      )}
    </div>
  );
}
