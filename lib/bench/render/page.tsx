import { Tooltip } from 'radix-ui';
import { createRoot } from 'react-dom/client';

import { CanvasPane } from '@/components/explorer/canvas-pane';
import type { DrawnGraph } from '@/components/graph/drawn-graph';
import { foldSiblings } from '@/components/graph/fold-siblings';
import { GraphActionsProvider } from '@/components/graph/graph-actions';
import { USUAL_LENS } from '@/components/graph/lens';
import { nodeSize } from '@/components/graph/node-size';
import type { GraphResponse } from '@/lib/contract/graph';
import { layoutClient } from '@/lib/layout/layout-client';
import type { Picture } from '@/lib/layout/layout-types';

import { lineageAnswer } from './lineage-answer';
import { cyto, plain } from './others';

/** What the driver calls (lib/bench/render.ts). */
export type Bench = {
  /** Opens a graph; from data to the first picture. */
  open: (mode: Mode, size: number) => Promise<{ openMs: number }>;
  /** Shows everything, or comes near enough to read. */
  look: (from: 'far' | 'near') => Promise<void>;
  /** Drags or zooms, one event a frame. */
  move: (how: 'pan' | 'zoom') => Promise<{ fps: number }>;
  /** The longest task on the page since the first picture. */
  longestMs: () => number;
  elements: () => number;
};
export type Mode = 'headwater' | 'plain' | 'cytoscape';
declare global {
  // Merging with the browser's own needs an interface.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    bench: Bench;
  }
}

const params = new URLSearchParams(location.search);
document.documentElement.classList.toggle('dark', params.has('dark'));
const stage = document.querySelector<HTMLElement>('#stage') ?? document.body;

const nothing = () => undefined;
const ACTIONS = {
  columns: {
    open: nothing,
    close: nothing,
    showOnlyLineage: nothing,
    turnTo: nothing,
    search: nothing,
    show: nothing,
    lock: nothing,
  },
  showEdges: nothing,
  select: nothing,
  pathsTo: nothing,
  reveal: nothing,
  expand: nothing,
  collapse: nothing,
  unfold: nothing,
  takeOut: nothing,
  moveCursor: nothing,
  openGroup: nothing,
  closeGroup: nothing,
};
const HERE = { actions: ACTIONS, question: null };

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ entryTypes: ['longtask'] });

function fold(graph: GraphResponse): DrawnGraph {
  return foldSiblings(graph, { focus: graph.focus, isKept: () => false, isOpen: () => false });
}

async function place(drawn: DrawnGraph): Promise<Picture> {
  const result = await layoutClient().place(
    {
      nodes: drawn.nodes.map((node) => ({ id: node.id, ...nodeSize(node) })),
      edges: drawn.edges.map(({ id, from, to }) => ({ id, from, to })),
    },
    new AbortController().signal,
  );
  if (result.kind !== 'placed') throw new Error(`not placed: ${result.kind}`);
  return result;
}

function Ours({ graph, drawn, fits }: { graph: GraphResponse; drawn: DrawnGraph; fits: number }) {
  const focus = graph.focus ?? '';
  return (
    <Tooltip.Provider>
      <GraphActionsProvider value={HERE}>
        <CanvasPane
          graph={graph}
          drawn={drawn}
          marks={{ focus, selected: null, cursor: { id: focus, by: 'pointer' }, column: null }}
          locked={null}
          paths={null}
          lens={USUAL_LENS}
          fits={fits}
          held={null}
          onUnlock={nothing}
          onWalk={nothing}
          onList={nothing}
          onLess={nothing}
        />
      </GraphActionsProvider>
    </Tooltip.Provider>
  );
}

/** Whether something of the graph is on screen. */
function isPainted(mode: Mode): boolean {
  if (mode === 'plain') return document.querySelector('.react-flow__node') !== null;
  const sheets = document.querySelectorAll<HTMLCanvasElement>('.react-flow__viewport canvas');
  return [...sheets].some((sheet) => sheet.style.transform !== '');
}

/** Shows everything, or one to one. */
type Looks = {
  readonly far: () => unknown;
  readonly near: () => unknown;
  /** Where the viewport is, in words that change when it moves. */
  readonly where: () => string;
  /** Moves by so much, where a made-up drag does nothing. */
  readonly panBy?: (by: number) => void;
};
let looks: Looks = { far: nothing, near: nothing, where: () => '' };

const CENTRE = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
const MOVES = 90;
const STEP_PX = 7;
/** Time for what is done at rest: sheets painted sharp, cards mounted. */
const REST_FRAMES = 40;

function tell(type: string, x: number, y: number, more: MouseEventInit & { deltaY?: number } = {}) {
  const hit = document.elementFromPoint(CENTRE.x, CENTRE.y) ?? document.body;
  // Plain React Flow is not dragged by an edge: what lies behind it is.
  const behind = hit.closest('.react-flow__edge') && document.querySelector('.react-flow__pane');
  const target = behind ?? hit;
  const options = {
    bubbles: true,
    cancelable: true,
    view: window,
    clientX: x,
    clientY: y,
    ...more,
  };
  const event = type === 'wheel' ? new WheelEvent(type, options) : new MouseEvent(type, options);
  target.dispatchEvent(event);
}

function zoomBy(deltaY: number, { x, y } = CENTRE) {
  tell('wheel', x, y, { deltaY, ctrlKey: true });
}

/** Where the focus is on screen; its card is an element at any zoom. */
function focusOnScreen() {
  const box = document.querySelector('.react-flow__node')?.getBoundingClientRect();
  if (box === undefined) throw new Error('the focus has no card');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A look from near that shows nothing, or not near enough, must not be measured. */
function assertNear(zoom: number, { x, y }: { x: number; y: number }) {
  const isIn = x > 0 && y > 0 && x < window.innerWidth && y < window.innerHeight;
  if (zoom < 0.9 || !isIn) throw new Error(`not near the focus: zoom ${zoom}, at ${x}, ${y}`);
}

async function rest() {
  for (let i = 0; i < REST_FRAMES; i++) await frame();
}

function flowViewport(): string {
  const view = document.querySelector('.react-flow__viewport');
  return getComputedStyle(view ?? document.body).transform;
}

async function openOurs(size: number) {
  const graph = lineageAnswer(size);
  const root = createRoot(stage);
  const show = (drawn: DrawnGraph, fits: number) => {
    root.render(<Ours graph={graph} drawn={drawn} fits={fits} />);
  };
  await frame();
  tasks.length = 0;
  const start = performance.now();
  const drawn = fold(graph);
  show(drawn, 0);
  const zoom = () => new DOMMatrix(flowViewport()).a;
  looks = {
    far: () => {
      show(drawn, 1);
    },
    near: async () => {
      for (let i = 0; i < 900 && zoom() < 0.9; i++) {
        zoomBy(-6, focusOnScreen());
        await frame();
      }
      const { x, y } = focusOnScreen();
      tell('mousedown', x, y, { buttons: 1 });
      tell('mousemove', CENTRE.x, CENTRE.y, { buttons: 1 });
      await frame();
      tell('mouseup', CENTRE.x, CENTRE.y);
      await frame();
      assertNear(zoom(), focusOnScreen());
    },
    where: flowViewport,
  };
  return start;
}

async function openPlain(size: number) {
  const graph = lineageAnswer(size);
  const drawn = fold(graph);
  const picture = await place(drawn);
  const focus = picture.positions.get(graph.focus ?? '') ?? { x: 0, y: 0 };
  await frame();
  const start = performance.now();
  createRoot(stage).render(
    plain(drawn, picture, (flow) => {
      looks = {
        far: () => flow.fitView(),
        near: () => flow.setCenter(focus.x + 100, focus.y + 30, { zoom: 1 }),
        where: flowViewport,
      };
    }),
  );
  return start;
}

async function openCytoscape(size: number) {
  const graph = lineageAnswer(size);
  const drawn = fold(graph);
  const picture = await place(drawn);
  await frame();
  const start = performance.now();
  const cy = cyto(stage, drawn, picture);
  looks = {
    far: () => cy.fit(),
    near: () => {
      const focus = cy.getElementById(graph.focus ?? '');
      cy.zoom(1);
      cy.center(focus);
      assertNear(cy.zoom(), focus.renderedPosition());
    },
    where: () => JSON.stringify([cy.pan(), cy.zoom()]),
    panBy: (by) => {
      cy.panBy({ x: by, y: by });
    },
  };
  await new Promise<void>((resolve) => {
    cy.one('render', () => {
      resolve();
    });
  });
  return start;
}

const OPENERS = { headwater: openOurs, plain: openPlain, cytoscape: openCytoscape };

window.bench = {
  open: async (mode, size) => {
    // Places of the others are made beforehand: with them only drawing counts.
    const start = await OPENERS[mode](size);
    while (mode !== 'cytoscape' && !isPainted(mode)) await frame();
    await frame();
    await frame();
    const openMs = performance.now() - start;
    tasks.length = 0;
    return { openMs };
  },
  look: async (from) => {
    await looks[from]();
    await rest();
  },
  move: async (how) => {
    const before = looks.where();
    let { x, y } = CENTRE;
    const isDrag = how === 'pan' && looks.panBy === undefined;
    if (isDrag) tell('mousedown', x, y, { buttons: 1 });
    const start = await frame();
    let end = start;
    for (let i = 0; i < MOVES; i++) {
      const sign = i < MOVES / 2 ? 1 : -1;
      if (how === 'zoom') zoomBy(sign * 6);
      else if (looks.panBy !== undefined) looks.panBy(sign * STEP_PX);
      else {
        x += sign * STEP_PX;
        y += sign * STEP_PX;
        tell('mousemove', x, y, { buttons: 1 });
      }
      end = await frame();
      // Frames of a picture that stands still say nothing.
      if (i === MOVES / 2 && looks.where() === before) throw new Error(`${how}: nothing moved`);
    }
    if (isDrag) tell('mouseup', x, y);
    await rest();
    return { fps: (1000 * MOVES) / (end - start) };
  },
  longestMs: () => Math.max(0, ...tasks),
  elements: () => document.getElementsByTagName('*').length,
};
