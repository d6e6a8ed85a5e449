'use client';

import { useMemo, useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { columnEdgeFacts, nodeEdgeFacts, nodeFinder, type EdgeFacts } from '../edge/edge-facts';
import type { DrawnGraph } from './drawn-graph';
import type { Drawing } from './underlay/drawing';

type Place = { readonly x: number; readonly y: number };
type Picked = { readonly of: Drawing; readonly edges: readonly number[]; readonly at: Place };

const NOWHERE: Place = { x: 0, y: 0 };
const NONE: readonly EdgeFacts[] = [];
const NO_PLACES: readonly number[] = [];

/** What an edge of the picture stands for. */
function edgesUnder(graph: GraphResponse, drawn: DrawnGraph, place: number): EdgeFacts[] {
  const nodeOf = nodeFinder(graph);
  const column = drawn.columnEdges[place - drawn.edges.length];
  if (column !== undefined) return column.edges.map((edge) => columnEdgeFacts(edge, nodeOf));
  return (drawn.edges[place]?.edges ?? []).map((edge) => nodeEdgeFacts(edge, nodeOf));
}

/** The edge that was clicked, or all that are one line there, as long as the picture stays the same. */
export function usePickedEdge(graph: GraphResponse, drawn: DrawnGraph, drawing: Drawing) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const places = picked?.of === drawing ? picked.edges : NO_PLACES;
  const edges = useMemo(
    () => (places.length === 0 ? NONE : places.flatMap((place) => edgesUnder(graph, drawn, place))),
    [places, graph, drawn],
  );
  return {
    edges,
    at: picked?.at ?? NOWHERE,
    pick: (edges: readonly number[], at: Place) => {
      setPicked({ of: drawing, edges, at });
    },
    drop: () => {
      setPicked(null);
    },
  };
}
