'use client';

import type { CSSProperties, ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { describeNode } from './describe-node';
import { useGraphActions } from './graph-actions';
import { useSign } from './lens-context';
import { takeFocus } from './take-focus';

/** A node as a button, on a card or in a row. Only the cursor's is a tab stop; arrows lead to the others. */
export function NodeButton({
  node,
  isCursor,
  takesFocus,
  isSelected,
  className,
  style,
  children,
}: {
  node: GraphNode;
  isCursor: boolean;
  takesFocus: boolean;
  isSelected: boolean;
  className: string;
  style?: CSSProperties | undefined;
  children: ReactNode;
}) {
  const { word } = useSign(node);
  const isSaid = word === null || word.toLowerCase() === node.status;
  const { select, pathsTo, moveCursor } = useGraphActions();
  return (
    <button
      ref={takesFocus ? takeFocus : null}
      type="button"
      data-node={node.id}
      tabIndex={isCursor ? 0 : -1}
      aria-label={isSaid ? describeNode(node) : `${describeNode(node)}, ${word}`}
      aria-pressed={isSelected}
      title={[node.name, node.namespace, word].filter((part) => part !== null).join('\n')}
      className={className}
      style={style}
      onFocus={() => {
        moveCursor(node.id);
      }}
      onClick={({ shiftKey }) => {
        if (shiftKey) pathsTo(node);
        else select(node);
      }}
    >
      {children}
    </button>
  );
}
