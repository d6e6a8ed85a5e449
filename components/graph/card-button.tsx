'use client';

import type { CSSProperties, ReactNode } from 'react';

import { cn } from '../ui/cn';
import { NodeButton } from './node-button';
import type { CardData } from './to-flow';

/** The card itself, or the face of an open one: one button. */
export function CardButton({
  data,
  isWhole = true,
  className,
  style,
  children,
}: {
  data: CardData;
  /** False where it is only the face of a card, which then shows the marks itself. */
  isWhole?: boolean;
  className: string;
  style?: CSSProperties | undefined;
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
        isWhole && data.isSelected && 'border-accent ring-2 ring-accent',
        isWhole && data.isMarked && 'ring-2 ring-warn',
        className,
      )}
      style={style}
    >
      {children}
    </NodeButton>
  );
}
