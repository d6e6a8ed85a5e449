import { getBezierPath, Position } from '@xyflow/react';

type Ends = {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
};

/** How far a backward edge dips below the cards it passes, px. */
const DIP_PX = 84;
/** How far it swings out beside them, px. */
const SWING_PX = 88;

/** The SVG path of an edge: a curve to the right, or a loop below where a cycle leads back. */
export function edgePath({ sourceX, sourceY, targetX, targetY }: Ends): string {
  if (targetX > sourceX) {
    const [path] = getBezierPath({
      sourceX,
      sourceY,
      targetX: targetX - 3,
      targetY,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
      curvature: 0.35,
    });
    return path;
  }
  const low = Math.max(sourceY, targetY) + DIP_PX;
  const right = sourceX + SWING_PX;
  const left = targetX - SWING_PX;
  const middle = (sourceX + targetX) / 2;
  return `M${sourceX},${sourceY} C${right},${sourceY} ${right},${low} ${middle},${low} S${left},${targetY} ${targetX - 3},${targetY}`;
}
