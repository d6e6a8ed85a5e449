'use client';

import '@xyflow/react/dist/base.css';

import './canvas.css';

import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from '@xyflow/react';
import { useEffect, useMemo, useState, type MouseEvent } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { ColumnTooltip } from './columns/column-tooltip';
import { DatasetNode } from './dataset-node';
import type { DrawnNode } from './drawn-graph';
import { drawnPlaces } from './drawn-places';
import { bundleAt } from './edge-bundle';
import { EdgeTooltip } from './edge-tooltip';
import { FarProvider } from './far';
import { FAR_ZOOM, MAP_ZOOM } from './far-zoom';
import { FoldNode } from './fold-node';
import { useGraphActions } from './graph-actions';
import { GroupNode } from './group-node';
import { JobNode } from './job-node';
import type { Lens } from './lens';
import { LensProvider } from './lens-context';
import type { LitPaths } from './lit-paths';
import { LitProvider, LitStore } from './lit-store';
import { CanvasPopovers } from './menu/canvas-popovers';
import { useCanvasMenu } from './menu/use-canvas-menu';
import { markNodes, toFlowNodes, type FlowNode, type Marks } from './to-flow';
import { IconSprite } from './underlay/icon-sprite';
import { SmallMap } from './underlay/small-map';
import { Underlay } from './underlay/underlay';
import { usePaintedMarks, usePainter } from './underlay/use-painter';
import { readFocused, type Focused } from './focused';
import { useLit } from './use-lit';
import { MIN_ZOOM, useFraming } from './use-framing';
import { useMounted } from './use-mounted';
import type { Placed } from './use-placement';
import { usePickedEdge } from './use-picked-edge';
import { usePointing } from './use-pointing';
import { useShortcuts } from './use-shortcuts';
import { useTouch } from './use-touch';
import { nextNode, type Arrow } from './walk-graph';
import { ZoomControls } from './zoom-controls';
import { quantity } from '../ui/quantity';

const NODE_TYPES = { dataset: DatasetNode, job: JobNode, fold: FoldNode, stack: GroupNode };

type CanvasProps = {
  readonly graph: GraphResponse;
  readonly placed: Placed;
  marks: Marks;
  /** The node whose trace stays lit. */
  locked: string | null;
  /** Paths that stay lit, instead; null for none. */
  paths: LitPaths | null;
  /** Grows by one with each request to fit. */
  fits: number;
  /** Something was opened in place: the viewport must not move. */
  isHeld: boolean;
  onUnlock: () => void;
  /** An arrow key led from one node to the next. */
  onWalk: (to: string, from: string) => void;
  /** Decides the colour of nodes. */
  lens: Lens;
};

/** The graph as a picture. What it shows is decided outside; hover, trace and viewport live here. */
export function LineageCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({
  graph,
  placed,
  marks,
  locked,
  paths,
  fits,
  isHeld,
  onUnlock,
  onWalk,
  lens,
}: CanvasProps) {
  const { drawn, positions } = placed;
  const { openGroup, pathsTo, select, columns } = useGraphActions();
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const isMap = useStore((state) => state.transform[2] < MAP_ZOOM);
  const framing = useFraming(placed, { ...marks, fits, isHeld, path: paths?.sight ?? null });
  const { painter, drawing, icons } = usePainter(placed, lens);

  const [store] = useState(() => new LitStore());
  const [focused, setFocused] = useState<Focused | null>(null);
  const pointing = usePointing(drawing);
  const menu = useCanvasMenu(drawn);
  const touch = useTouch((at) => {
    const held = pointing.hold(at);
    menu.ask(held, held.clicked);
  }, pointing.leave);
  const pointed = menu.node ?? drawn.nodes[pointing.node]?.id ?? null;
  // The same edges at the next move of the pointer are the same bundle.
  const near = pointing.edges.join(' ');
  const bundle = useMemo(
    () => bundleAt(drawn, near === '' ? [] : near.split(' ').map(Number)),
    [drawn, near],
  );
  const row = pointing.row;
  const lit = useLit(graph, drawn, { pointed, row, focused, locked, marks, paths, bundle });
  useEffect(() => {
    store.set(lit);
  }, [store, lit]);
  usePaintedMarks(painter, drawing, placed, lit, marks);

  const placeOf = drawnPlaces(drawn).nodes;
  const mounted = useMounted(drawing, [pointed, marks.cursor.id, marks.selected], placeOf);
  const base = useMemo(
    () =>
      toFlowNodes(
        mounted.map((i) => drawn.nodes[i]).filter((one) => one !== undefined),
        positions,
      ),
    [mounted, drawn, positions],
  );
  const nodes = useMemo(() => markNodes(base, marks), [base, marks]);

  const picked = usePickedEdge(graph, drawn, drawing);
  const isAsking = picked.edges.length > 0 || menu.open !== null;
  const hoveredColumn = drawn.columnEdges[pointing.edge - drawn.edges.length];
  const clickCard = ({ node, table }: Extract<DrawnNode, { kind: 'node' }>, row: number) => {
    const column = table?.rows[row];
    if (column === undefined) select(node);
    else columns.lock(node, column.field);
  };

  const askMenu = (event: MouseEvent) => {
    // A held finger has asked already; a field has a menu of its own.
    if (touch.isHeld(event)) event.preventDefault();
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.target.closest('input') !== null) return;
    const card = event.target.closest('.react-flow__node')?.getAttribute('data-id');
    const under = pointing.under(event);
    const node = placeOf.get(card ?? '') ?? under.node;
    // The menu key presses no button; on some machines a click with Ctrl asks, too.
    const isByKey = event.button !== 2 && !event.ctrlKey;
    if (menu.ask({ ...under, node }, under.clicked, isByKey)) event.preventDefault();
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
      <LensProvider value={lens}>
        <LitProvider value={store}>
          {/* Focus and blur are only watched here: they light what the keyboard is on. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            role="group"
            aria-label={`Lineage graph, ${quantity(drawn.nodes.length, 'node')}. Arrow keys walk along edges.`}
            className="graph-canvas absolute inset-0"
            data-map={isMap ? '' : undefined}
            data-over-node={pointing.node >= 0 || pointing.edge >= 0 ? '' : undefined}
            onFocus={({ target }) => {
              if (target instanceof HTMLElement && target.matches(':focus-visible')) {
                setFocused(readFocused(target));
              }
            }}
            onBlur={() => {
              setFocused(null);
            }}
            onPointerLeave={({ pointerType }) => {
              // A finger that is lifted leaves; what it held stays lit.
              if (pointerType !== 'touch') pointing.leave();
            }}
            {...touch.handlers}
            onContextMenu={askMenu}
          >
            <ReactFlow<FlowNode>
              nodes={nodes}
              nodeTypes={NODE_TYPES}
              minZoom={MIN_ZOOM}
              maxZoom={framing.maxZoom}
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
                // With a finger one follows what is lit.
                if (event === null || !('touches' in event)) pointing.leave();
              }}
              onNodeMouseEnter={(event, { id }) => {
                if (!touch.isEcho(event)) pointing.pointAt(placeOf.get(id) ?? -1);
              }}
              onNodeMouseMove={(event) => {
                if (!touch.isEcho(event)) pointing.move(event);
              }}
              onNodeMouseLeave={pointing.leave}
              onPaneMouseMove={(event) => {
                if (!touch.isEcho(event)) pointing.move(event);
              }}
              onPaneMouseLeave={pointing.leave}
              onPaneClick={(event) => {
                const under = pointing.under(event, touch.isEcho(event) ? 'finger' : 'mouse');
                const node = drawn.nodes[under.node];
                if (under.edge >= 0)
                  picked.pick(bundleAt(drawn, under.edges)?.places ?? [under.edge], under.clicked);
                else if (node === undefined) onUnlock();
                else if (node.kind === 'node' && event.shiftKey) pathsTo(node.node);
                else if (node.kind === 'node') clickCard(node, under.row);
                else if (node.kind === 'group') openGroup(node.group);
                else menu.listFold(node, under.clicked);
              }}
            >
              <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--line)" />
              <Underlay painter={painter} drawing={drawing} />
              <SmallMap painter={painter} drawing={drawing} onMove={framing.take} />
              <ZoomControls maxZoom={framing.maxZoom} onMove={framing.take} />
            </ReactFlow>
            <IconSprite painter={painter} icons={icons} />
            {bundle === null || isAsking ? null : (
              <EdgeTooltip
                bundle={bundle}
                {...pointing.at}
                nodeOf={(id) => graph.nodes.find((node) => node.id === id)}
              />
            )}
            {hoveredColumn === undefined || isAsking ? null : (
              <ColumnTooltip edge={hoveredColumn} nodes={graph.nodes} {...pointing.at} />
            )}
          </div>
          {/* Beside it: what is done in them is not done to the canvas. */}
          <CanvasPopovers
            menu={menu}
            picked={picked}
            pathsFrom={marks.selected ?? marks.focus}
            goTo={onWalk}
          />
        </LitProvider>
      </LensProvider>
    </FarProvider>
  );
}
