'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';

import { FAR_ZOOM } from './far-zoom';
import type { Drawing } from './underlay/drawing';
import { inSight } from './underlay/in-sight';

/** Up to so many nodes all are mounted, in sight or not. */
const ALL_MOUNTED_NODES = 60;
/** More cards than this are not mounted: 40 of them are 1,000 elements, and the canvas shows the rest. */
const MOST_CARDS = 40;
/** Rest after which cards are mounted. */
const REST_MS = 120;
const NONE: readonly number[] = [];

/**
 * The nodes that are elements, by place: those in sight from near, once the viewport rests, and what
 * the reader points at or works with, wherever it is. The canvas shows all, so nobody sees them come
 * and go.
 */
export function useMounted(
  drawing: Drawing,
  touched: readonly (string | null)[],
  indexOf: ReadonlyMap<string, number>,
) {
  const store = useStoreApi();
  const [inView, setInView] = useState<{ of: Drawing; nodes: readonly number[] }>({
    of: drawing,
    nodes: NONE,
  });
  const isSmall = useMemo(() => weightOf(drawing, drawing.cards.keys()) <= ALL_MOUNTED_NODES, [drawing]); // prettier-ignore
  useEffect(() => {
    if (isSmall) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const nodes = nodesInView(drawing, store.getState());
      setInView((now) =>
        now.of === drawing && isEqual(now.nodes, nodes) ? now : { of: drawing, nodes },
      );
    };
    rest = setTimeout(look);
    const unsubscribe = store.subscribe((now, before) => {
      const isSame =
        now.transform === before.transform &&
        now.width === before.width &&
        now.height === before.height;
      if (isSame) return;
      clearTimeout(rest);
      rest = setTimeout(look, REST_MS);
    });
    return () => {
      clearTimeout(rest);
      unsubscribe();
    };
  }, [drawing, isSmall, store]);

  const key = touched.join('\n');
  return useMemo(() => {
    if (isSmall) return drawing.cards.map((_, i) => i);
    const seen = inView.of === drawing ? inView.nodes : NONE;
    const mine = key
      .split('\n')
      .map((id) => indexOf.get(id))
      .filter((i) => i !== undefined);
    return [...new Set([...seen, ...mine])].sort((a, b) => a - b);
  }, [drawing, isSmall, inView, key, indexOf]);
}

function nodesInView(
  drawing: Drawing,
  {
    transform: [x, y, zoom],
    width,
    height,
  }: { transform: readonly [number, number, number]; width: number; height: number },
): readonly number[] {
  if (zoom < FAR_ZOOM) return NONE;
  const found = inSight(drawing.boxes, [
    -x / zoom,
    -y / zoom,
    (width - x) / zoom,
    (height - y) / zoom,
  ]);
  return weightOf(drawing, found) > MOST_CARDS ? NONE : Array.from(found);
}

/** An open card has as many elements as five closed ones. */
const OPEN_WEIGHT = 5;

/** How much there is to mount, in closed cards. */
function weightOf({ cards }: Drawing, places: Iterable<number>): number {
  let weight = 0;
  for (const i of places) weight += cards[i]?.table === undefined ? 1 : OPEN_WEIGHT;
  return weight;
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
