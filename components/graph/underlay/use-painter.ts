'use client';

// The painter lives in a worker: these effects tell it what React knows.
/* eslint-disable react-you-might-not-need-an-effect/no-pass-data-to-parent */

import { useEffect, useMemo, useState } from 'react';

import type { DrawnGraph } from '../drawn-graph';
import type { Lens } from '../lens';
import { glowOf } from '../lit-store';
import type { Marks } from '../to-flow';
import { rowId, type Lit } from '../trace';
import type { Placed } from '../use-placement';
import { readColours, watchTheme } from './colours';
import type { Drawing } from './drawing';
import { loadFaces, readFaces } from './faces';
import { Painter } from './painter';
import { DIM, LIT, LIT_FAR, LIT_ON, PLAIN } from './scene';
import { toEnds } from './to-ends';
import { toDrawing } from './to-drawing';

const BRIGHT = { dim: DIM, lit: LIT, plain: PLAIN } as const;

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

function brightnessOf(lit: Lit, edge: string): number {
  if (lit.column?.hidden.has(edge)) return LIT_ON;
  if (lit.column?.fromFar.has(edge)) return LIT_FAR;
  return BRIGHT[glowOf(lit, 'edges', edge)];
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
    const light =
      lit === null
        ? null
        : {
            nodes: Uint8Array.from(drawn.nodes, ({ id }) => BRIGHT[glowOf(lit, 'nodes', id)]),
            edges: Uint8Array.from([...drawn.edges, ...drawn.columnEdges], ({ id }) =>
              brightnessOf(lit, id),
            ),
            rows: litRows(drawn, lit.rows),
            ends: toEnds(drawn, drawing, lit.column?.ends ?? []),
          };
    painter.change({ light });
  }, [painter, drawing, drawn, lit]);

  const { focus, selected, cursor } = marks;
  const found = cursor.by === 'search' ? cursor.id : null;
  useEffect(() => {
    const indexOf = (wanted: string | null) =>
      wanted === null ? -1 : drawn.nodes.findIndex(({ id }) => id === wanted);
    painter.change({
      marks: { focus: indexOf(focus), selected: indexOf(selected), found: indexOf(found) },
    });
  }, [painter, drawing, drawn, focus, selected, found]);
}
