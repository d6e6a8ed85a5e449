import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import cytoscape from 'cytoscape';

import type { DrawnGraph } from '@/components/graph/drawn-graph';
import { nodeSize } from '@/components/graph/node-size';
import type { Picture } from '@/lib/layout/layout-types';

/** The part of React Flow that is driven. */
type Flow = {
  readonly fitView: () => unknown;
  readonly setCenter: (x: number, y: number, options: { zoom: number }) => unknown;
};

/** Plain React Flow, everything mounted. */
export function plain(drawn: DrawnGraph, picture: Picture, onInit: (flow: Flow) => void) {
  return (
    <ReactFlowProvider>
      <ReactFlow
        nodes={drawn.nodes.map((node) => ({
          id: node.id,
          position: picture.positions.get(node.id) ?? { x: 0, y: 0 },
          ...nodeSize(node),
          data: { label: node.kind === 'node' ? node.node.name : node.id },
        }))}
        edges={drawn.edges.map(({ id, from, to }) => ({ id, source: from, target: to }))}
        minZoom={0.005}
        nodesDraggable={false}
        onInit={onInit}
        fitView
      />
    </ReactFlowProvider>
  );
}

/** cytoscape.js as it comes. */
export function cyto(container: HTMLElement, drawn: DrawnGraph, picture: Picture) {
  const cy = cytoscape({
    container,
    elements: {
      nodes: drawn.nodes.map((node) => {
        const { x, y } = picture.positions.get(node.id) ?? { x: 0, y: 0 };
        const { width, height } = nodeSize(node);
        return {
          data: { id: node.id, label: node.kind === 'node' ? node.node.name : node.id },
          position: { x: x + width / 2, y: y + height / 2 },
        };
      }),
      edges: drawn.edges.map(({ id, from, to }) => ({
        data: { id: `e ${id}`, source: from, target: to },
      })),
    },
    layout: { name: 'preset', fit: true },
    minZoom: 0.005,
    autoungrabify: true,
    style: [
      {
        selector: 'node',
        style: {
          shape: 'rectangle',
          width: 200,
          height: 56,
          label: 'data(label)',
          'font-size': 12,
        },
      },
      {
        selector: 'edge',
        style: { width: 1, 'curve-style': 'bezier', 'target-arrow-shape': 'triangle' },
      },
    ],
  });
  return cy;
}
