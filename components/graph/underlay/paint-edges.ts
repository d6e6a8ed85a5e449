import { drawEdge } from '../edge-path';

import { FAR_ZOOM } from '../far-zoom';
import { EDGE_LOOKS, GOES_ON } from './edge-looks';
import type { Box } from './in-sight';
import { inSight } from './in-sight';
import { DIM, LIT, LIT_FAR, LIT_ON, PLAIN, type Brush, type Scene } from './scene';

/** Seen from farther, a curve is as good as a line. */
const CURVE_ZOOM = 0.12;
/** From far an edge is wider than to scale, and never thinner on screen than this, px. */
const FAR_WIDER = 1.6;
const THINNEST_PX = 0.7;
/** Edges a stroke: one stroke of thousands takes longer than many of a few. */
const BUNDLE = 80;

/**
 * How much of its colour an edge has on the colour of the canvas. Mixed, not seen through: where hundreds run side by
 * side they stay as light as one. Those that lead far up or down step back: they pass through what is in sight.
 */
const SHARE = { plain: 0.75, far: 0.6, high: 0.42, highFar: 0.26, dim: 0.12 } as const;
/** From so far that edges are all there would be to see they step back the more the farther it is, to no less than this. */
const CROWD_ZOOM = 0.1;
const LEAST_IN_CROWD = 0.4;
/** An edge that climbs more than a screen or two, px. */
const HIGH_PX = 1600;

const NONE = new Uint32Array();
/** How much less an edge is seen that edges between columns stand for. */
const QUIET = 0.45;
/** Where a code is none: cannot be. */
const NO_LOOK: (typeof EDGE_LOOKS)[number] = { colour: '--ink-faint', width: 1.25 };

type Ink = { readonly stroke: string; readonly width: number; readonly dash: readonly number[] };

/** Paints the edges that touch `sight`: by evidence, lit ones in the accent colour and on top. */
export function paintEdges(brush: Brush, scene: Scene, sight: Box, zoom: number): void {
  const { edges } = scene.drawing;
  const { light } = scene;
  const isFar = zoom < FAR_ZOOM;
  const all = inSight(edges.boxes, sight);
  // From far columns cannot be told apart: the edges between their cards stand for theirs.
  const seen = isFar ? all.filter((i) => i < edges.firstColumn) : all;
  const colour = (name: string) => scene.colours.get(name) ?? '#888';
  const on = (name: string, share: number) =>
    share === 1
      ? colour(name)
      : `color-mix(in oklab, ${colour(name)} ${100 * share}%, ${colour('--canvas')})`;
  const scale = Math.max(1, 0.6 / zoom);
  const inkOf = (i: number, share: number, isLit: boolean, dash?: readonly number[]): Ink => {
    const look = EDGE_LOOKS[edges.looks[i] ?? 0] ?? NO_LOOK;
    const width = (isLit ? look.width + 0.75 : look.width) * (isFar ? FAR_WIDER : 1);
    return {
      // Lit edges between columns go on telling how they use them.
      stroke: on(isLit && i < edges.firstColumn ? '--accent' : look.colour, share),
      width: Math.max(width, (isLit ? 2 : 1) * (THINNEST_PX / zoom)),
      dash: (dash ?? look.dash ?? []).map((length) => length * scale),
    };
  };
  const paint = (wanted: Uint32Array, share: number, isLit = false, dash?: readonly number[]) => {
    for (const look of new Set(Array.from(wanted, (i) => edges.looks[i])))
      for (const quiet of isFar ? [0] : [1, 0]) {
        const mine = wanted.filter(
          (i) => edges.looks[i] === look && (isFar || (edges.quiet[i] ?? 0) === quiet),
        );
        if (mine.length === 0) continue;
        const mineShare = share * (quiet === 1 && !isLit ? QUIET : 1);
        strokeAll(brush, scene, mine, inkOf(mine[0] ?? 0, mineShare, isLit, dash), zoom);
      }
  };
  const as = (...brightness: readonly (number | null)[]) =>
    light === null ? NONE : seen.filter((i) => brightness.includes(light.edges[i] ?? null));
  const isHigh = (i: number) =>
    (edges.boxes[4 * i + 3] ?? 0) - (edges.boxes[4 * i + 1] ?? 0) > HIGH_PX;
  paint(as(DIM, isFar ? null : LIT_FAR), SHARE.dim);
  const plain = light === null ? seen : as(PLAIN);
  const back = Math.min(1, Math.max(LEAST_IN_CROWD, Math.sqrt(zoom / CROWD_ZOOM)));
  paint(plain.filter(isHigh), isFar ? SHARE.highFar * back : SHARE.high);
  paint(
    plain.filter((i) => !isHigh(i)),
    isFar ? SHARE.far * back : SHARE.plain,
  );
  paint(as(LIT_ON), 1, true, GOES_ON);
  paint(as(LIT, isFar ? LIT_FAR : null), 1, true);
}

function strokeAll(brush: Brush, { drawing }: Scene, wanted: Uint32Array, ink: Ink, zoom: number) {
  const { points, starts } = drawing.edges;
  brush.strokeStyle = ink.stroke;
  brush.fillStyle = ink.stroke;
  brush.lineWidth = ink.width;
  brush.setLineDash([...ink.dash]);
  for (let at = 0; at < wanted.length; at += BUNDLE) {
    brush.beginPath();
    for (const i of wanted.subarray(at, at + BUNDLE)) {
      const [first, end] = [starts[i] ?? 0, starts[i + 1] ?? 0];
      if (zoom >= CURVE_ZOOM) drawEdge(brush, points, first, end);
      else drawLine(brush, points, first, end);
    }
    brush.stroke();
  }
  brush.setLineDash([]);
  if (zoom >= FAR_ZOOM) fillHeads(brush, points, starts, wanted);
}

function drawLine(brush: Brush, points: Float32Array, first: number, end: number) {
  brush.moveTo(points[2 * first] ?? 0, points[2 * first + 1] ?? 0);
  for (let p = first + 1; p < end; p++) brush.lineTo(points[2 * p] ?? 0, points[2 * p + 1] ?? 0);
}

/** The heads of arrows. */
function fillHeads(brush: Brush, points: Float32Array, starts: Uint32Array, wanted: Uint32Array) {
  brush.beginPath();
  for (const i of wanted) {
    const end = 2 * ((starts[i + 1] ?? 0) - 1);
    const [x, y] = [points[end] ?? 0, points[end + 1] ?? 0];
    brush.moveTo(x - 7, y - 4);
    brush.lineTo(x, y);
    brush.lineTo(x - 7, y + 4);
    brush.closePath();
  }
  brush.fill();
}
