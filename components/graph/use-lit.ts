'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { columnTracer } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';
import { columnAt, type Focused } from './focused';
import { litColumn, litDrawn } from './lit-drawn';
import { litPaths, type LitPaths } from './lit-paths';
import { foldEnds } from './server-folds';
import type { Marks } from './to-flow';
import { traceIndex, type Lit } from './trace';

type Wanted = {
  readonly pointed: string | null;
  readonly row: number;
  readonly focused: Focused | null;
  readonly locked: string | null;
  readonly marks: Pick<Marks, 'column'>;
  readonly paths: LitPaths | null;
};

/** Made when it is first needed: not in the task that shows a new answer. */
function onceAsked<Made extends object>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}

/** What is lit: the trace of what is pointed at, else the paths drawn, else of what the keyboard is on or what is locked. */
export function useLit(
  graph: GraphResponse,
  drawn: DrawnGraph,
  { pointed, row, focused, locked, marks, paths }: Wanted,
): Lit | null {
  const index = useMemo(
    () =>
      onceAsked(() => {
        const edges = [...graph.edges, ...graph.folds.map(foldEnds)];
        return traceIndex({ edges, flows: graph.flows });
      }),
    [graph],
  );
  const tracer = useMemo(() => columnTracer(graph), [graph]);
  // What the keyboard is on steps back for paths: it is always on something.
  const resting = paths === null ? focused : null;
  const here = pointed === null ? resting : { node: pointed, row };
  const [node, at] = [here?.node ?? null, here?.row ?? -1];
  return useMemo(() => {
    if (node === null && paths !== null) return litPaths(drawn, paths);
    const column = node === null ? marks.column : columnAt(drawn, { node, row: at });
    if (column !== null) return litColumn(drawn, tracer(column));
    const start = node ?? locked;
    return start === null ? null : litDrawn(index(), drawn, start);
  }, [index, tracer, drawn, node, at, locked, marks.column, paths]);
}
