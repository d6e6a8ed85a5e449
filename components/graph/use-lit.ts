'use client';

import { useEffect, useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { oncePer } from '@/lib/layout/once-per';

import { whenIdle } from '../ui/when-idle';
import { columnTracer } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';
import { stoodFor } from './drawn-places';
import { litBundle, type EdgeBundle } from './edge-bundle';
import { columnAt, type Focused } from './focused';
import { litColumn, litDrawn } from './lit-drawn';
import { litPaths, type LitPaths } from './lit-paths';
import { foldEnds } from './server-folds';
import type { Marks } from './to-flow';
import { traceIndex, type Lit } from './trace';

/** An answer of 10,000 nodes takes a frame. */
const indexOf = oncePer(({ edges, folds, flows }: GraphResponse) =>
  traceIndex({ edges: [...edges, ...folds.map(foldEnds)], flows }),
);
const tracerOf = oncePer((graph: GraphResponse) => columnTracer(graph));

type Wanted = {
  readonly pointed: string | null;
  readonly row: number;
  readonly focused: Focused | null;
  readonly locked: string | null;
  readonly marks: Pick<Marks, 'column'>;
  readonly paths: LitPaths | null;
  /** Edges pointed at: lit where nothing else is. */
  readonly bundle: EdgeBundle | null;
};

/** What is lit: the trace of what is pointed at, else the paths drawn, else of what the keyboard is on or what is locked. */
export function useLit(
  graph: GraphResponse,
  drawn: DrawnGraph,
  { pointed, row, focused, locked, marks, paths, bundle }: Wanted,
): Lit | null {
  // Made before it is wanted: the first look at a path is not to wait for it.
  useEffect(() => whenIdle(() => void indexOf(graph)), [graph]);
  useEffect(() => whenIdle(() => void stoodFor(drawn)), [drawn]);
  // What the keyboard is on steps back for paths: it is always on something.
  const resting = paths === null ? focused : null;
  const here = pointed === null ? resting : { node: pointed, row };
  const [node, at] = [here?.node ?? null, here?.row ?? -1];
  return useMemo(() => {
    if (node === null && paths !== null) return litPaths(drawn, paths);
    const column = node === null ? marks.column : columnAt(drawn, { node, row: at });
    if (column !== null) return litColumn(drawn, tracerOf(graph)(column));
    const start = node ?? locked;
    if (start !== null) return litDrawn(indexOf(graph), drawn, start);
    return bundle === null ? null : litBundle(bundle);
  }, [graph, drawn, node, at, locked, marks.column, paths, bundle]);
}
