import dagre from '@dagrejs/dagre';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import Elk from 'elkjs/lib/elk.bundled.js';

import {
  COLUMN_GAP_PX,
  NODE_GAP_PX,
  type LayoutRequest,
  type Position,
  type Positions,
} from '@/lib/layout/layout-types';
import { placeInColumns } from '@/lib/layout/place-in-columns';
import { runToEnd } from '@/lib/layout/run-steps';
import { sortedRequest } from '@/lib/layout/sorted-request';

/** A way to place a graph, and the most nodes it is asked to place. */
export type Engine = {
  readonly name: string;
  readonly limit: number;
  readonly place: (request: LayoutRequest) => Positions | Promise<Positions>;
};

const elk = new Elk({ algorithms: ['layered'] });

/** Layered with everything but the gaps and the direction as elkjs has it. */
async function placeByElk({ nodes, edges }: LayoutRequest): Promise<Positions> {
  const index = new Map(nodes.map(({ id }, u) => [id, String(u)]));
  const { children = [] } = await elk.layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': String(NODE_GAP_PX),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP_PX),
    },
    children: nodes.map(({ width, height }, u) => ({ id: String(u), width, height })),
    edges: edges.map(({ from, to }, e) => ({
      id: `e${e}`,
      sources: [index.get(from) ?? ''],
      targets: [index.get(to) ?? ''],
    })),
  });
  return new Map(children.map(({ x = 0, y = 0 }, u) => [nodes[u]?.id ?? '', { x, y }]));
}

function placeByDagre({ nodes, edges }: LayoutRequest): Positions {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP_PX, ranksep: COLUMN_GAP_PX });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { from, to } of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  return new Map(
    nodes.map(({ id, width, height }) => {
      const { x, y } = graph.node(id) as Position;
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

const PX_PER_INCH = 72;

/** `dot` without splines: they take longest, and only places are compared. */
async function placeByGraphviz({ nodes, edges }: LayoutRequest): Promise<Positions> {
  const graphviz = await Graphviz.load();
  const index = new Map(nodes.map(({ id }, u) => [id, u]));
  const inches = (px: number) => px / PX_PER_INCH;
  const dot = [
    `digraph G{rankdir=LR;nodesep=${inches(NODE_GAP_PX)};ranksep=${inches(COLUMN_GAP_PX)};`,
    'splines=false;node[shape=box,fixedsize=true,label=""];',
    ...nodes.map(
      ({ width, height }, u) => `n${u}[width=${inches(width)},height=${inches(height)}];`,
    ),
    ...edges.map(({ from, to }) => `n${index.get(from)}->n${index.get(to)};`),
    '}',
  ].join('\n');
  const positions = new Map<string, Position>();
  for (const line of graphviz.layout(dot, 'plain', 'dot').split('\n')) {
    const [what, name = '', x, y] = line.split(' ');
    const node = what === 'node' ? nodes[Number(name.slice(1))] : undefined;
    if (!node) continue;
    positions.set(node.id, {
      x: Number(x) * PX_PER_INCH - node.width / 2,
      y: -Number(y) * PX_PER_INCH - node.height / 2,
    });
  }
  return positions;
}

/** Ours and what it is measured against. Limits: above, the engine takes over a minute or runs out of stack. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'ours',
    limit: Number.POSITIVE_INFINITY,
    place: (request) => runToEnd(placeInColumns(sortedRequest(request))).positions,
  },
  { name: 'elkjs', limit: 3000, place: placeByElk },
  { name: 'dagre', limit: 300, place: placeByDagre },
  { name: 'graphviz', limit: 3000, place: placeByGraphviz },
];
