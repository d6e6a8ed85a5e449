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
/** So many cards come at once, each with its elements and their styles: some 10 ms; twice as many go. */
const AT_ONCE = 8;
/** From one stretch to the next: a frame. */
const STRETCH_MS = 16;
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
    let nodes = NONE;
    const look = () => {
      const wanted = nodesInView(drawing, store.getState());
      const isThere = isEqual(nodes, wanted);
      nodes = isThere ? wanted : nearer(drawing, nodes, wanted);
      setInView((now) =>
        now.of === drawing && isEqual(now.nodes, nodes) ? now : { of: drawing, nodes },
      );
      if (!isThere) rest = setTimeout(look, STRETCH_MS);
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

/** One stretch of the way from the cards there are to those wanted, by place. */
function nearer(drawing: Drawing, now: readonly number[], wanted: readonly number[]) {
  const [there, kept] = [new Set(now), new Set(wanted)];
  const gone = new Set(now.filter((i) => !kept.has(i)).slice(0, 2 * AT_ONCE));
  const next = now.filter((i) => !gone.has(i));
  let weight = 0;
  for (const i of wanted) {
    if (there.has(i)) continue;
    if (weight >= AT_ONCE) break;
    weight += weightOf(drawing, [i]);
    next.push(i);
  }
  return next.sort((a, b) => a - b);
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
