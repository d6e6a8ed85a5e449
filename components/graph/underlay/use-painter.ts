'use client';

// The painter lives in a worker: these effects tell it what React knows.
/* eslint-disable react-you-might-not-need-an-effect/no-pass-data-to-parent */

import { useEffect, useMemo, useState } from 'react';

import type { DrawnGraph } from '../drawn-graph';
import type { Lens } from '../lens';
import { drawnPlaces } from '../drawn-places';
import type { Marks } from '../to-flow';
import { rowId, type Lit } from '../trace';
import type { Placed } from '../use-placement';
import { readColours, watchTheme } from './colours';
import type { Drawing } from './drawing';
import { loadFaces, readFaces } from './faces';
import { Painter } from './painter';
import { DIM, LIT, LIT_FAR, LIT_ON, PLAIN, type Light } from './scene';
import { toEnds } from './to-ends';
import { toDrawing } from './to-drawing';

/** A painter that knows the picture, what is lit and marked, and the theme. */
export function usePainter(placed: Placed, lens: Lens) {
  const [painter] = useState(() => new Painter());
  useEffect(() => {
    const end = painter.start();
    const tellColours = () => {
      painter.change({ colours: readColours() });
    };
    const tellFaces = () => {
      painter.useFaces(readFaces());
    };
    tellColours();
    void loadFaces().then((faces) => {
      painter.useFaces(faces);
    });
    const stop = watchTheme(tellColours);
    document.fonts.addEventListener('loadingdone', tellFaces);
    return () => {
      stop();
      document.fonts.removeEventListener('loadingdone', tellFaces);
      end();
    };
  }, [painter]);

  const { drawing, icons } = useMemo(() => toDrawing(placed, lens), [placed, lens]);
  useEffect(() => {
    painter.change({ drawing, light: null });
  }, [painter, drawing]);
  return { painter, drawing, icons };
}

/** Of open cards which rows are lit, by place of the card. */
function litRows({ nodes }: DrawnGraph, rows: Lit['rows']): ReadonlyMap<number, Uint8Array> {
  const lit = new Map<number, Uint8Array>();
  if (rows === null) return lit;
  nodes.forEach((one, i) => {
    if (one.kind !== 'node' || one.table === undefined) return;
    const isLit = one.table.rows.map(({ field }) => Number(rows.has(rowId(one.id, field))));
    lit.set(i, Uint8Array.from(isLit));
  });
  return lit;
}

/** Brightness by place, as the rest is but for what is named; of what is named twice the later counts. */
function brightness(
  count: number,
  placeOf: ReadonlyMap<string, number>,
  rest: number,
  named: readonly (readonly [Iterable<string> | undefined, number])[],
): Uint8Array {
  const bright = new Uint8Array(count).fill(rest);
  for (const [ids, value] of named)
    for (const id of ids ?? []) {
      const place = placeOf.get(id);
      if (place !== undefined) bright[place] = value;
    }
  return bright;
}

/** What is lit, by place: what is not looked up costs nothing, and of a large picture that is most. */
function lightOf(lit: Lit, drawn: DrawnGraph, drawing: Drawing): Light {
  const places = drawnPlaces(drawn);
  const [around, rest] = lit.around === 'all' ? [undefined, PLAIN] : [lit.around, DIM];
  return {
    nodes: brightness(drawn.nodes.length, places.nodes, rest, [
      [around?.nodes, PLAIN],
      [lit.nodes, LIT],
    ]),
    edges: brightness(drawn.edges.length + drawn.columnEdges.length, places.edges, rest, [
      [around?.edges, PLAIN],
      [lit.edges, LIT],
      [lit.column?.fromFar, LIT_FAR],
      [lit.column?.hidden, LIT_ON],
    ]),
    rows: litRows(drawn, lit.rows),
    ends: toEnds(drawn, drawing, lit.column?.ends ?? []),
  };
}

/** Tells the painter what is lit and marked. */
export function usePaintedMarks(
  painter: Painter,
  drawing: Drawing,
  placed: Placed,
  lit: Lit | null,
  marks: Marks,
) {
  const { drawn } = placed;
  useEffect(() => {
    const light = lit === null ? null : lightOf(lit, drawn, drawing);
    painter.change({ light });
  }, [painter, drawing, drawn, lit]);

  const { focus, selected, cursor } = marks;
  const found = cursor.by === 'search' ? cursor.id : null;
  useEffect(() => {
    const { nodes } = drawnPlaces(drawn);
    const indexOf = (wanted: string | null) => nodes.get(wanted ?? '') ?? -1;
    painter.change({
      marks: { focus: indexOf(focus), selected: indexOf(selected), found: indexOf(found) },
    });
  }, [painter, drawing, drawn, focus, selected, found]);
}
