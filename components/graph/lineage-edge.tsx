'use client';

import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';

import { edgePath } from './edge-path';
import { EVIDENCE_LOOKS } from './evidence-look';
import { useIsFar } from './far';
import { useGlow } from './lit-store';
import type { FlowEdge } from './to-flow';

/** Width of the invisible stroke that catches the pointer, px. */
const CATCH_PX = 14;

/** An edge, drawn by its evidence. */
export const LineageEdge = memo(function LineageEdge(props: EdgeProps<FlowEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY } = props;
  const isFar = useIsFar();
  const glow = useGlow('edges', id);
  const { stroke, width, dash } = EVIDENCE_LOOKS[data?.edge.evidence ?? 'inferred'];
  const colour = glow === 'lit' ? 'var(--accent)' : stroke;
  const path = edgePath({ x: sourceX, y: sourceY }, data?.waypoints ?? [], {
    x: targetX,
    y: targetY,
  });
  const opacity = { plain: 0.75, lit: 1, dim: 0.12 }[glow];
  return (
    <g opacity={opacity} className="transition-opacity duration-150">
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={isFar ? 0 : CATCH_PX}
        style={{
          stroke: colour,
          strokeWidth: (glow === 'lit' ? width + 0.75 : width) * (isFar ? 1.6 : 1),
          ...(dash === undefined ? {} : { strokeDasharray: dash }),
        }}
      />
      {isFar ? null : (
        <path
          d={`M${targetX - 7},${targetY - 4} L${targetX},${targetY} L${targetX - 7},${targetY + 4} Z`}
          fill={colour}
        />
      )}
    </g>
  );
});
