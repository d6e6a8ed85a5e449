import { MAP_ZOOM } from '../far-zoom';
import { blockName } from '../block-name';
import { TONE_LOOKS, type Tone } from '../tone';
import { farBarPlace, paintMix } from './paint-mix';
import type { Brush, Scene } from './scene';
import { font } from './text';

const BORDER_PX = 2;
/** From farther a border would be all there is to see of a block. */
const BORDER_ZOOM = 0.12;

/** Nodes seen from far: blocks of colour, nearer ones with their last name. */
export function paintBlocks(brush: Brush, scene: Scene, wanted: Uint32Array, zoom: number): void {
  const byTone = new Map<Tone, number[]>();
  for (const i of wanted) {
    const tone = scene.drawing.cards[i]?.tone ?? 'job';
    const mine = byTone.get(tone);
    if (mine === undefined) byTone.set(tone, [i]);
    else mine.push(i);
  }
  for (const [tone, mine] of byTone) paintTone(brush, scene, mine, tone, zoom);
}

function paintTone(
  brush: Brush,
  scene: Scene,
  wanted: readonly number[],
  tone: Tone,
  zoom: number,
) {
  const { fill, edge, ink, edgeAlpha } = TONE_LOOKS[tone];
  const colour = (name: string) => scene.colours.get(name) ?? '#888';
  const base = brush.globalAlpha;
  const hasBorder = zoom >= BORDER_ZOOM;
  const inset = hasBorder ? BORDER_PX / 2 : 0;
  brush.beginPath();
  for (const i of wanted) blockPath(brush, scene, i, inset, zoom);
  // From far the soft fill alone would fade into the canvas.
  brush.fillStyle = colour(hasBorder ? fill : edge);
  brush.globalAlpha = base * (hasBorder ? 1 : 0.75 * edgeAlpha);
  brush.fill();
  if (hasBorder) {
    brush.strokeStyle = colour(edge);
    brush.lineWidth = BORDER_PX;
    brush.globalAlpha = base * edgeAlpha;
    brush.stroke();
  }
  brush.globalAlpha = base;
  for (const i of wanted) paintBar(brush, scene, i, colour);
  if (zoom < MAP_ZOOM) return;
  brush.fillStyle = colour(ink);
  brush.textAlign = 'center';
  for (const i of wanted) paintName(brush, scene, i);
  brush.textAlign = 'left';
}

function blockPath(brush: Brush, { drawing }: Scene, i: number, inset: number, zoom: number) {
  const [x, y, right, bottom] = drawing.boxes.subarray(4 * i, 4 * i + 4);
  if (x === undefined || y === undefined || right === undefined || bottom === undefined) return;
  const [width, height] = [right - x, bottom - y];
  if (zoom < BORDER_ZOOM) {
    brush.rect(x, y, width, height);
    return;
  }
  const radius = drawing.cards[i]?.shape === 'dataset' ? 7 : height / 2;
  brush.roundRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, radius - inset);
}

function paintBar(brush: Brush, { drawing }: Scene, i: number, colour: (name: string) => string) {
  const card = drawing.cards[i];
  if (card?.mix === undefined) return;
  const [x = 0, y = 0, right = 0, bottom = 0] = drawing.boxes.subarray(4 * i, 4 * i + 4);
  const isRound = card.shape !== 'dataset';
  paintMix(brush, card.mix, farBarPlace({ x, y, right, bottom }, isRound), colour);
}

function paintName(brush: Brush, { drawing }: Scene, i: number) {
  const card = drawing.cards[i];
  const [x, y, right, bottom] = drawing.boxes.subarray(4 * i, 4 * i + 4);
  if (!card || x === undefined || y === undefined || right === undefined || bottom === undefined)
    return;
  const [centre, middle] = [(x + right) / 2, (y + bottom) / 2];
  const { lines, sizePx, linePx } = blockName(card.name, right - x, bottom - y);
  brush.font = font(600, sizePx);
  lines.forEach((line, at) => {
    // Letters stand 0.36 of their size below the middle of their line.
    brush.fillText(line, centre, middle + (at - (lines.length - 1) / 2) * linePx + sizePx * 0.36);
  });
}
