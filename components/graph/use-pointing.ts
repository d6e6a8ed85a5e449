'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';

import { ROW_PX } from './columns/table-size';
import { FAR_ZOOM } from './far-zoom';
import type { Drawing } from './underlay/drawing';
import { edgesAt, nodeAt } from './underlay/find-at';

/** How near to an edge a mouse, or a finger, must be, px on screen. */
const REACH_PX = { mouse: 7, finger: 20 } as const;
/** In a crowd a pointer passes over many nodes and edges; to light a path it must stay a little. */
const CROWD_NODES = 400;
const STAY_MS = 60;
/** Room that words about an edge need, px. */
const WORDS = { width: 308, height: 190 };

type Pointing = {
  readonly node: number;
  /** The column of an open card, by its place on the page. */
  readonly row: number;
  readonly edge: number;
  /** That edge and those that cannot be told from it here. */
  readonly edges: readonly number[];
  readonly at: { x: number; y: number };
};
const NOTHING: Pointing = { node: -1, row: -1, edge: -1, edges: [], at: { x: 0, y: 0 } };

/** What the pointer is over, by place in the drawing, card or canvas alike. */
export function usePointing(drawing: Drawing) {
  const store = useStoreApi();
  const [of, setOf] = useState<{ drawing: Drawing; now: Pointing }>({ drawing, now: NOTHING });
  const stay = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(
    () => () => {
      clearTimeout(stay.current);
    },
    [],
  );

  const set = (now: Pointing) => {
    clearTimeout(stay.current);
    setOf((before) => {
      const isSame =
        before.drawing === drawing &&
        before.now.node === now.node &&
        before.now.row === now.row &&
        before.now.edge === now.edge &&
        now.edge === -1;
      return isSame ? before : { drawing, now };
    });
  };
  const under = (
    event: { clientX: number; clientY: number },
    by: keyof typeof REACH_PX = 'mouse',
  ) => {
    const { domNode, transform } = store.getState();
    const frame = domNode?.getBoundingClientRect();
    const [x, y, zoom] = transform;
    const at = { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) };
    const [px, py] = [(at.x - x) / zoom, (at.y - y) / zoom];
    const node = nodeAt(drawing, px, py);
    // Room for the words beside the pointer.
    const beside = {
      x: Math.min(at.x, (frame?.width ?? 0) - WORDS.width),
      y: Math.min(at.y, (frame?.height ?? 0) - WORDS.height),
    };
    const isFar = zoom < FAR_ZOOM;
    const edges = node >= 0 ? [] : edgesAt(drawing, px, py, REACH_PX[by] / zoom, isFar);
    const row = isFar ? -1 : rowAt(drawing, node, py);
    return { node, clicked: at, row, edge: edges[0] ?? -1, edges, at: beside };
  };
  return {
    ...(of.drawing === drawing ? of.now : NOTHING),
    /** The pointer is over the canvas. */
    move: (event: MouseEvent) => {
      if (event.buttons !== 0) return;
      const now = under(event);
      const isSame = now.node < 0 && (now.edge < 0 || now.edge === of.now.edge);
      if (isSame || drawing.cards.length <= CROWD_NODES) set(now);
      else {
        clearTimeout(stay.current);
        stay.current = setTimeout(() => {
          set(now);
        }, STAY_MS);
      }
    },
    /** A finger is held still: it points like a mouse. Answers what it is on. */
    hold: (event: { clientX: number; clientY: number }) => {
      const now = under(event, 'finger');
      set(now);
      return now;
    },
    /** The pointer is over a card. */
    pointAt: (node: number) => {
      set({ ...NOTHING, node });
    },
    leave: () => {
      set(NOTHING);
    },
    under,
  };
}

/** The row of an open card at a height of the picture; -1 where there is none. */
function rowAt({ cards, boxes }: Drawing, node: number, y: number): number {
  const table = cards[node]?.table;
  if (table === undefined) return -1;
  const row = Math.floor((y - (boxes[4 * node + 1] ?? Number.NaN) - table.top) / ROW_PX);
  return row >= 0 && row < table.rows.length ? row : -1;
}
