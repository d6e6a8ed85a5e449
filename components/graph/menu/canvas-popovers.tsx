'use client';

import type { ComponentProps } from 'react';

import { EdgePopover } from '../../edge/edge-popover';
import { useGraphActions } from '../graph-actions';
import type { usePickedEdge } from '../use-picked-edge';
import { CanvasMenu } from './canvas-menu';
import { FoldListAt } from './fold-list-at';
import type { CanvasMenus } from './use-canvas-menu';

/** What opens over the canvas where it was clicked, held or asked: a menu, a folded card's list, an edge. */
export function CanvasPopovers({
  menu,
  picked,
  ...canvas
}: {
  menu: CanvasMenus;
  picked: ReturnType<typeof usePickedEdge>;
} & Pick<ComponentProps<typeof CanvasMenu>['canvas'], 'pathsFrom' | 'goTo'>) {
  const { moveCursor } = useGraphActions();
  const { open, listFold, close } = menu;
  if (picked.edges.length > 0)
    return <EdgePopover edges={picked.edges} {...picked.at} onClose={picked.drop} />;
  if (open === null) return null;
  if (open.kind === 'fold') return <FoldListAt fold={open.fold} {...open.at} onClose={close} />;
  const { target, at, isByKey } = open;
  const deeds = {
    ...canvas,
    whyEdge: (place: number) => {
      picked.pick([place], at);
    },
    listFold: () => {
      if (target.kind !== 'fold') return;
      moveCursor(target.id);
      listFold(target.fold, at);
    },
  };
  return <CanvasMenu target={target} {...at} isByKey={isByKey} canvas={deeds} onClose={close} />;
}
