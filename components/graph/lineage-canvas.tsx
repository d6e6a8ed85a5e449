'use client';

import '@xyflow/react/dist/base.css';

import './canvas.css';

import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from '@xyflow/react';
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { CrowdEdges } from './crowd-edges';
import { DatasetNode } from './dataset-node';
import type { DrawnEdge } from './drawn-graph';
import { EdgeTooltip } from './edge-tooltip';
import { FAR_ZOOM, FarProvider } from './far';
import { FoldNode } from './fold-node';
import { GroupNode } from './group-node';
import { JobNode } from './job-node';
import { LineageEdge } from './lineage-edge';
import { litDrawn } from './lit-drawn';
import { LitProvider, LitStore } from './lit-store';
import {
  markNodes,
  toFlowEdges,
  toFlowNodes,
  type FlowEdge,
  type FlowNode,
  type Marks,
} from './to-flow';
import { traceIndex } from './trace';
import { MIN_ZOOM, useFraming } from './use-framing';
import type { Placed } from './use-placement';
import { useShortcuts } from './use-shortcuts';
import { nextNode, type Arrow } from './walk-graph';
import { ZoomControls } from './zoom-controls';

const NODE_TYPES = { dataset: DatasetNode, job: JobNode, fold: FoldNode, stack: GroupNode };
const EDGE_TYPES = { lineage: LineageEdge };
/** Below this, mounting everything once pans more smoothly than mounting while panning. */
const ALL_MOUNTED_NODES = 60;
/** More nodes than this, seen from far, are a crowd: edges in one piece, no trace by hovering. */
const CROWD_NODES = 400;
const NO_EDGES: FlowEdge[] = [];

type Hovered = { readonly edge: DrawnEdge; readonly x: number; readonly y: number };

type CanvasProps = {
  readonly graph: GraphResponse;
  readonly placed: Placed;
  marks: Marks;
  /** The node whose trace stays lit. */
  locked: string | null;
  /** Grows by one with each request to fit. */
  fits: number;
  /** Something was opened in place: the viewport must not move. */
  isHeld: boolean;
  onUnlock: () => void;
  /** An arrow key led from one node to the next. */
  onWalk: (to: string, from: string) => void;
};

/** The graph as a picture. What it shows is decided outside; hover, trace and viewport live here. */
export function LineageCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ graph, placed, marks, locked, fits, isHeld, onUnlock, onWalk }: CanvasProps) {
  const { drawn, positions, routes } = placed;
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const base = useMemo(() => toFlowNodes(drawn, positions), [drawn, positions]);
  const nodes = useMemo(() => markNodes(base, marks), [base, marks]);
  const edges = useMemo(() => toFlowEdges(drawn, routes), [drawn, routes]);
  const framing = useFraming(placed, { ...marks, fits, isHeld });

  const [store] = useState(() => new LitStore());
  const [pointed, setPointed] = useState<string | null>(null);
  const isCrowd = isFar && drawn.nodes.length > CROWD_NODES;
  const index = useMemo(() => traceIndex(graph), [graph]);
  const start = (isCrowd ? null : pointed) ?? locked;
  const lit = useMemo(
    () => (start === null ? null : litDrawn(index, drawn, start)),
    [index, drawn, start],
  );
  useEffect(() => {
    store.set(lit);
  }, [store, lit]);

  const box = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const handleEdge = (event: MouseEvent, { data }: FlowEdge) => {
    const frame = box.current?.getBoundingClientRect();
    if (data === undefined || frame === undefined) return;
    setHovered({
      edge: data.edge,
      x: Math.min(event.clientX - frame.left, frame.width - 308),
      y: Math.min(event.clientY - frame.top, frame.height - 190),
    });
  };

  const walk = (arrow: Arrow) => () => {
    const next = nextNode(drawn, positions, marks.cursor.id, arrow);
    if (next === null) return false;
    onWalk(next, marks.cursor.id);
    return true;
  };
  useShortcuts({
    ArrowLeft: walk('left'),
    ArrowRight: walk('right'),
    ArrowUp: walk('up'),
    ArrowDown: walk('down'),
  });

  return (
    <FarProvider value={isFar}>
      <LitProvider value={store}>
        {/* Focus and blur are only watched here: they light what the keyboard is on. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={box}
          role="group"
          aria-label={`Lineage graph, ${drawn.nodes.length} nodes. Arrow keys walk along edges.`}
          className="graph-canvas absolute inset-0"
          onFocus={({ target }) => {
            if (target instanceof HTMLElement && target.matches(':focus-visible')) {
              setPointed(target.dataset['node'] ?? null);
            }
          }}
          onBlur={() => {
            setPointed(null);
          }}
        >
          <ReactFlow<FlowNode, FlowEdge>
            nodes={nodes}
            edges={isCrowd ? NO_EDGES : edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            minZoom={MIN_ZOOM}
            maxZoom={framing.maxZoom}
            onlyRenderVisibleElements={drawn.nodes.length > ALL_MOUNTED_NODES}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            panOnScroll
            zoomOnDoubleClick={false}
            panActivationKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            deleteKeyCode={null}
            attributionPosition="top-right"
            onMoveStart={(event) => {
              if (event !== null) framing.take();
              setHovered(null);
            }}
            onNodeMouseEnter={(_, { id }) => {
              // To light a path through thousands of cards takes longer than to pass over one.
              if (!isCrowd) setPointed(id);
            }}
            onNodeMouseLeave={() => {
              setPointed(null);
            }}
            onEdgeMouseEnter={handleEdge}
            onEdgeMouseMove={handleEdge}
            onEdgeMouseLeave={() => {
              setHovered(null);
            }}
            onPaneClick={onUnlock}
          >
            {isCrowd ? <CrowdEdges placed={placed} lit={lit} /> : null}
            <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--line)" />
            <MiniMap
              pannable
              zoomable
              ariaLabel="Overview map"
              className="hidden! rounded-md border border-line md:block!"
              style={{ width: 168, height: 104 }}
              bgColor="var(--surface)"
              maskColor="color-mix(in oklab, var(--canvas) 70%, transparent)"
              maskStrokeColor="var(--line-strong)"
              nodeBorderRadius={8}
              nodeColor={miniColour}
            />
            <ZoomControls maxZoom={framing.maxZoom} onMove={framing.take} />
          </ReactFlow>
          {hovered === null ? null : (
            <EdgeTooltip {...hovered} nodeOf={(id) => graph.nodes.find((node) => node.id === id)} />
          )}
        </div>
      </LitProvider>
    </FarProvider>
  );
}

function miniColour(node: FlowNode): string {
  if (node.type === 'fold') return 'var(--line-strong)';
  if (node.type === 'stack')
    return node.data.group.failing > 0 ? 'var(--bad)' : 'var(--line-strong)';
  if (node.data.isFocus || node.data.isSelected) return 'var(--accent)';
  if (node.data.node.status === 'failed') return 'var(--bad)';
  if (node.data.node.type === 'MODEL') return 'var(--model)';
  return node.type === 'job' ? 'var(--line)' : 'var(--line-strong)';
}
