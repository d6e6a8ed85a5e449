'use client';

import { useState } from 'react';

import type { DrawnGraph, Fold } from '../drawn-graph';
import { menuTarget, type MenuTarget } from './menu-target';

type Place = { readonly x: number; readonly y: number };
type Spot = Parameters<typeof menuTarget>[1];

type Open =
  | {
      readonly kind: 'menu';
      readonly target: MenuTarget;
      readonly at: Place;
      /** Asked for by a key, which goes on from its first deed. */
      readonly isByKey: boolean;
    }
  | { readonly kind: 'fold'; readonly fold: Fold; readonly at: Place };

/** The menu of what was held or asked about, or the list of a folded card; one at a time. */
export function useCanvasMenu(drawn: DrawnGraph) {
  const [last, setLast] = useState<{ of: DrawnGraph; open: Open } | null>(null);
  // Edges go by their place in the picture: in another one it may be another edge.
  const isEdge = last?.open.kind === 'menu' && last.open.target.kind === 'edge';
  const open = last === null || (isEdge && last.of !== drawn) ? null : last.open;
  return {
    open,
    /** The card it is about, which stays lit. */
    node: open?.kind === 'menu' && open.target.kind !== 'edge' ? open.target.id : null,
    /** Answers whether there was anything. */
    ask: (spot: Spot, at: Place, isByKey = false): boolean => {
      const target = menuTarget(drawn, spot);
      if (target === null) return false;
      setLast({ of: drawn, open: { kind: 'menu', target, at, isByKey } });
      return true;
    },
    listFold: (fold: Fold, at: Place) => {
      setLast({ of: drawn, open: { kind: 'fold', fold, at } });
    },
    close: () => {
      setLast(null);
    },
  };
}

export type CanvasMenus = ReturnType<typeof useCanvasMenu>;
