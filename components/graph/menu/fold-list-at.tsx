'use client';

import type { Fold } from '../drawn-graph';
import { useReturnFocus } from '../../ui/use-return-focus';
import { WindowAt } from '../../ui/window-at';
import { FoldPopover } from '../fold-members';
import { useLens } from '../lens-context';
import { mixOf } from '../mix';

/** What is inside a folded card that the canvas draws: its list, beside where it was asked for. */
export function FoldListAt({
  fold,
  x,
  y,
  onClose,
}: {
  fold: Fold;
  /** Px from the left and top of the canvas. */
  x: number;
  y: number;
  onClose: () => void;
}) {
  const returnFocus = useReturnFocus();
  const mix = mixOf(useLens(), fold);
  return (
    <WindowAt x={x} y={y} onClose={onClose}>
      <FoldPopover fold={fold} mix={mix} onLeave={returnFocus} />
    </WindowAt>
  );
}
