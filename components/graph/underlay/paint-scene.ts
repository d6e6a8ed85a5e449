import { FAR_ZOOM, MAP_ZOOM } from '../far-zoom';
import { inSight, type Box } from './in-sight';
import { paintBlocks } from './paint-blocks';
import { paintCards } from './paint-cards';
import { paintEdges } from './paint-edges';
import { paintEnds } from './paint-ends';
import { paintNames } from './paint-names';
import { DIM, type Brush, type Region, type Scene } from './scene';

/** Counts beside cards and rings around them reach this far out, px. */
const OUTSIDE_PX = 90;
const DIM_ALPHA = 0.25;

/** Paints a part of the picture: edges, nodes as detailed as the zoom allows, marks, names. */
export function paintScene(brush: Brush, scene: Scene, region: Region, nowMs: number): void {
  const { left, top, zoom, width, height, ratio } = region;
  const scale = zoom * ratio;
  brush.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  brush.textBaseline = 'alphabetic';
  const sight: Box = [
    left - OUTSIDE_PX,
    top - OUTSIDE_PX,
    left + width / zoom + OUTSIDE_PX,
    top + height / zoom + OUTSIDE_PX,
  ];
  paintEdges(brush, scene, sight, zoom);
  const { light, drawing } = scene;
  const seen = inSight(drawing.boxes, sight);
  const paint = (wanted: Uint32Array) => {
    if (zoom < FAR_ZOOM) paintBlocks(brush, scene, wanted, zoom);
    else paintCards(brush, scene, wanted, nowMs);
  };
  if (light === null) paint(seen);
  else {
    brush.globalAlpha = DIM_ALPHA;
    paint(seen.filter((i) => light.nodes[i] === DIM));
    brush.globalAlpha = 1;
    paint(seen.filter((i) => light.nodes[i] !== DIM));
  }
  if (zoom >= FAR_ZOOM) paintEnds(brush, scene);
  paintRing(brush, scene, scene.marks.selected, '--accent', zoom);
  paintRing(brush, scene, scene.marks.found, '--warn', zoom);
  if (zoom < FAR_ZOOM) paintRing(brush, scene, scene.marks.focus, '--accent', zoom);
  if (region.hasNames && zoom < MAP_ZOOM) paintNames(brush, scene, sight, region);
}

/** A ring around a node: 2 px, or as many on screen as can be seen. */
function paintRing(brush: Brush, scene: Scene, i: number, name: string, zoom: number) {
  const [x, y, right, bottom] = scene.drawing.boxes.subarray(4 * i, 4 * i + 4);
  const card = scene.drawing.cards[i];
  if (!card || x === undefined || y === undefined || right === undefined || bottom === undefined)
    return;
  const width = Math.max(2, 2 / zoom);
  const [across, down] = [right - x + width, bottom - y + width];
  brush.beginPath();
  const radius = card.shape === 'dataset' ? 7 + width / 2 : down / 2;
  brush.roundRect(x - width / 2, y - width / 2, across, down, radius);
  brush.lineWidth = width;
  brush.strokeStyle = scene.colours.get(name) ?? '#888';
  brush.stroke();
}
