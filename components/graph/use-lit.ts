'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { columnTracer, type ColumnAt } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';
import { litColumn, litDrawn } from './lit-drawn';
import { litPaths, type LitPaths } from './lit-paths';
import type { Marks } from './to-flow';
import { traceIndex, type Lit } from './trace';

/** What the keyboard is on: a card, or a column of an open one. */
export type Focused = { readonly node: string; readonly row: number };

/** The card or column an element stands for. */
export function readFocused({ dataset }: HTMLElement): Focused | null {
  const node = dataset['node'] ?? dataset['columnOf'];
  return node === undefined ? null : { node, row: Number(dataset['row'] ?? -1) };
}

type Wanted = {
  readonly pointed: string | null;
  readonly row: number;
  readonly focused: Focused | null;
  readonly locked: string | null;
  readonly marks: Pick<Marks, 'column'>;
  readonly paths: LitPaths | null;
};

function columnAt(drawn: DrawnGraph, { node, row }: Focused): ColumnAt | null {
  const one = drawn.nodes.find(({ id }) => id === node);
  const column = one?.kind === 'node' ? one.table?.rows[row] : undefined;
  return column === undefined ? null : { node, field: column.field };
}

/** What is lit: the trace of what is pointed at, else the paths drawn, else of what the keyboard is on or what is locked. */
export function useLit(
  graph: GraphResponse,
  drawn: DrawnGraph,
  { pointed, row, focused, locked, marks, paths }: Wanted,
): Lit | null {
  const index = useMemo(() => traceIndex(graph), [graph]);
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
    return start === null ? null : litDrawn(index, drawn, start);
  }, [index, tracer, drawn, node, at, locked, marks.column, paths]);
}
