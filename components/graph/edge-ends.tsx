'use client';

import { Handle, Position } from '@xyflow/react';

const UNSEEN = {
  width: 1,
  height: 1,
  minWidth: 0,
  minHeight: 0,
  border: 0,
  opacity: 0,
  pointerEvents: 'none',
} as const;

/** Where edges come in and go out: the middle of the left and right sides. React Flow looks for them. */
export function EdgeEnds() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} style={UNSEEN} />
      <Handle type="source" position={Position.Right} isConnectable={false} style={UNSEEN} />
    </>
  );
}
