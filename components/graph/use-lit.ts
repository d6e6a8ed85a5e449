'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { columnTracer } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';
import { columnAt, type Focused } from './focused';
import { litColumn, litDrawn } from './lit-drawn';
import type { Marks } from './to-flow';
import { traceIndex, type Lit } from './trace';

type Wanted = {
  readonly pointed: string | null;
  readonly row: number;
  readonly focused: Focused | null;
  readonly locked: string | null;
  readonly marks: Pick<Marks, 'column'>;
};

/** What is lit: the trace of what is pointed at, else of what the keyboard is on, else of what is locked. */
export function useLit(
  graph: GraphResponse,
  drawn: DrawnGraph,
  { pointed, row, focused, locked, marks }: Wanted,
): Lit | null {
  const index = useMemo(() => traceIndex(graph), [graph]);
  const tracer = useMemo(() => columnTracer(graph), [graph]);
  const here = pointed === null ? focused : { node: pointed, row };
  const [node, at] = [here?.node ?? null, here?.row ?? -1];
  return useMemo(() => {
    const column = node === null ? marks.column : columnAt(drawn, { node, row: at });
    if (column !== null) return litColumn(drawn, tracer(column));
    const start = node ?? locked;
    return start === null ? null : litDrawn(index, drawn, start);
  }, [index, tracer, drawn, node, at, locked, marks.column]);
}
