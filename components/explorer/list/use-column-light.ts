'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { oncePer } from '@/lib/layout/once-per';

import { columnTracer, type ColumnAt } from '../../graph/columns/trace-column';
import { LitStore } from '../../graph/lit-store';
import { rowId } from '../../graph/trace';

const tracerOf = oncePer((graph: GraphResponse) => columnTracer(graph));

/** What lights the trace of the locked column in the open rows of the list, as it does on the cards. */
export function useColumnLight(graph: GraphResponse, column: ColumnAt | null): LitStore {
  const trace = tracerOf(graph);
  return useMemo(() => {
    const store = new LitStore();
    if (column === null) return store;
    const { columns, nodes } = trace(column);
    const rows = new Set<string>();
    for (const [node, fields] of columns) for (const field of fields) rows.add(rowId(node, field));
    store.set({ nodes, edges: new Set(), rows });
    return store;
  }, [trace, column]);
}
