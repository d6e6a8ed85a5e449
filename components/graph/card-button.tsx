'use client';

import type { ReactNode } from 'react';

import { cn } from '../ui/cn';
import { NodeButton } from './node-button';
import type { CardData } from './to-flow';

/** The card itself: one button. */
export function CardButton({
  data,
  className,
  children,
}: {
  data: CardData;
  className: string;
  children: ReactNode;
}) {
  return (
    <NodeButton
      node={data.node}
      isCursor={data.isCursor}
      takesFocus={data.takesFocus}
      isSelected={data.isSelected}
      className={cn(
        'flex size-full items-center text-left transition-[border-color,box-shadow]',
        data.isSelected && 'border-accent ring-2 ring-accent',
        data.isMarked && 'ring-2 ring-warn',
        className,
      )}
    >
      {children}
    </NodeButton>
  );
}
