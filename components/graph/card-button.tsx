'use client';

import type { ReactNode } from 'react';

import { cn } from '../ui/cn';
import { describeNode } from './describe-node';
import { useGraphActions } from './graph-actions';
import { takeFocus } from './take-focus';
import type { CardData } from './to-flow';

/** The card itself: one button. Of all cards only the cursor's is a tab stop; arrows lead to the others. */
export function CardButton({
  data: { node, isCursor, takesFocus, isMarked, isSelected },
  className,
  children,
}: {
  data: CardData;
  className: string;
  children: ReactNode;
}) {
  const { select, moveCursor } = useGraphActions();
  return (
    <button
      ref={takesFocus ? takeFocus : null}
      type="button"
      data-node={node.id}
      tabIndex={isCursor ? 0 : -1}
      aria-label={describeNode(node)}
      aria-pressed={isSelected}
      title={`${node.name}\n${node.namespace}`}
      className={cn(
        'flex size-full items-center text-left transition-[border-color,box-shadow]',
        isSelected && 'border-accent ring-2 ring-accent',
        isMarked && 'ring-2 ring-warn',
        className,
      )}
      onFocus={() => {
        moveCursor(node.id);
      }}
      onClick={() => {
        select(node);
      }}
    >
      {children}
    </button>
  );
}
