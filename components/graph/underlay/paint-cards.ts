import { relativeTime } from '../../ui/relative-time';
import { STATUS_LOOKS } from '../../node/status-look';
import { FACE_PX } from '../columns/table-size';
import { strongOf } from '../tone';
import type { PaintedCard } from './drawing';
import { barPlace, paintMix } from './paint-mix';
import { paintTable } from './paint-table';
import type { Painting, Place } from './painting';
import type { Brush, Scene } from './scene';
import { fitted, font } from './text';
import { grouped } from '../../ui/quantity';

/** Where things stand on a card, px; the same as in the style sheets of dataset-node, job-node and fold-node. */
const SMALL_PX = 11;
const NAME_PX = 13;
const FRAME_PX = 28;
const CHIP_PX = 20;

/** Nodes near enough to read: the whole card, as React draws it. */
export function paintCards(brush: Brush, scene: Scene, wanted: Uint32Array, nowMs: number): void {
  const colour = (name: string) => scene.colours.get(name) ?? '#888';
  const painting: Painting = { brush, scene, colour, nowMs };
  const base = brush.globalAlpha;
  for (const i of wanted) {
    const card = scene.drawing.cards[i];
    const [x, y, right, bottom] = scene.drawing.boxes.subarray(4 * i, 4 * i + 4);
    if (!card || x === undefined || y === undefined || right === undefined || bottom === undefined)
      continue;
    brush.globalAlpha = base;
    const place = { x, y, right, bottom };
    paintBody(painting, card, place, i);
    // The face of an open card, with the counts beside it, is where it is on a closed one.
    const face = card.table === undefined ? place : { ...place, bottom: y + FACE_PX };
    PAINTERS[card.shape](painting, card, face, i === scene.marks.focus);
    if (card.mix) paintMix(brush, card.mix, barPlace(place, card.shape !== 'dataset'), colour);
    if (card.table) paintTable(painting, card.table, place, scene.light?.rows.get(i));
    paintCount(painting, card.hiddenUp, face, 'up');
    paintCount(painting, card.hiddenDown, face, 'down');
  }
  brush.globalAlpha = base;
}

function paintBody({ brush, scene, colour }: Painting, card: PaintedCard, at: Place, i: number) {
  const isFocus = i === scene.marks.focus;
  const radius = card.shape === 'dataset' ? 7 : (at.bottom - at.y) / 2;
  const base = brush.globalAlpha;
  const outline = (inset: number) => {
    brush.beginPath();
    brush.roundRect(
      at.x + inset,
      at.y + inset,
      at.right - at.x - 2 * inset,
      at.bottom - at.y - 2 * inset,
      radius - inset,
    );
  };
  if (card.isStack) paintStack(brush, at, colour);
  outline(0);
  brush.fillStyle = colour('--surface');
  brush.fill();
  outline(0.5);
  brush.lineWidth = 1;
  const isModel = card.tone === 'model' && !isFocus;
  const isFailedJob = card.tone === 'bad' && card.shape === 'job' && !isFocus;
  brush.strokeStyle = colour('--line');
  if (isFocus) brush.strokeStyle = colour('--accent');
  else if (card.isTinted) brush.strokeStyle = colour(strongOf(card.tone));
  else if (isModel || isFailedJob) {
    brush.strokeStyle = colour(isModel ? '--model' : '--bad');
    brush.globalAlpha = base * (isModel ? 0.4 : 0.5);
  }
  brush.stroke();
  brush.globalAlpha = base;
}

/** How far each card of a stack stands out behind the one before it, px. */
const STACK_STEP = 4;

/** The cards behind a group, the farthest first. */
function paintStack(brush: Brush, at: Place, colour: Painting['colour']) {
  for (const shift of [2 * STACK_STEP, STACK_STEP]) {
    brush.beginPath();
    const [width, height] = [at.right - at.x - 1, at.bottom - at.y - 1];
    brush.roundRect(at.x + shift + 0.5, at.y + shift + 0.5, width, height, 7);
    brush.fillStyle = colour('--surface');
    brush.fill();
    brush.lineWidth = 1;
    brush.strokeStyle = colour('--line-strong');
    brush.stroke();
  }
}

const PAINTERS = { dataset: paintDataset, job: paintJob, fold: paintFold };

function paintDataset(painting: Painting, card: PaintedCard, at: Place, isFocus: boolean) {
  const { brush, colour } = painting;
  const middle = (at.y + at.bottom) / 2;
  const top = middle - 24.75;
  paintIconFrame(painting, card, at.x + 9.75, middle, isFocus);
  const [left, right] = [at.x + 46.5, at.right - 9.75];
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour('--ink-faint');
  brush.fillText(fitted(brush, card.over, right - left), left, top + 12);
  const end = paintEnd(painting, card, right, top + 41.5);
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour(card.isStack ? '--bad' : '--ink-faint');
  brush.fillText(fitted(brush, card.under, end - left), left, top + 45.5);
  brush.font = font(600, NAME_PX);
  brush.fillStyle = colour('--ink');
  brush.fillText(fitted(brush, card.name, right - left), left, top + 29.5);
}

function paintJob(painting: Painting, card: PaintedCard, at: Place, isFocus: boolean) {
  const { brush, colour } = painting;
  const middle = (at.y + at.bottom) / 2;
  paintIconFrame(painting, card, at.x + 6.25, middle, isFocus);
  let left = at.x + 41.25;
  const right = at.right - 15;
  brush.font = font(600, NAME_PX);
  const name = fitted(brush, card.name, right - left);
  const nameWidth = brush.measureText(name).width;
  if (card.over !== '') {
    brush.font = font(400, SMALL_PX);
    brush.fillStyle = colour('--ink-faint');
    const over = fitted(brush, card.over, right - left - nameWidth);
    brush.fillText(over, left, middle - 5);
    left += brush.measureText(over).width;
  }
  brush.font = font(600, NAME_PX);
  brush.fillStyle = colour('--ink');
  brush.fillText(name, left, middle - 5);
  const start = at.x + 41.25;
  if (card.status === null) return;
  const end = paintBadge(painting, card.status, start, middle + 9);
  const note = card.under === '' ? sinceWords(card, painting.nowMs) : card.under;
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour('--ink-faint');
  brush.fillText(fitted(brush, note, right - end - 5.25), end + 5.25, middle + 13);
}

function sinceWords({ since }: PaintedCard, nowMs: number): string {
  return since === null ? '' : relativeTime(Date.parse(since), nowMs, true);
}

function paintFold(painting: Painting, card: PaintedCard, at: Place) {
  const { brush, scene, colour } = painting;
  const middle = (at.y + at.bottom) / 2;
  paintIcon(brush, scene.icons[card.icon], at.x + 11.5, middle - 7, 14, colour('--ink-faint'));
  const [left, right] = [at.x + 32.5, at.right - 11.5];
  brush.font = font(600, 12);
  brush.fillStyle = colour('--ink');
  brush.fillText(fitted(brush, card.name, right - left), left, middle - 4);
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour('--bad');
  brush.fillText(card.over, left, middle + 12);
  const failedWidth = card.over === '' ? 0 : brush.measureText(card.over).width;
  brush.fillStyle = colour('--ink-faint');
  brush.fillText(
    fitted(brush, card.under, right - left - failedWidth),
    left + failedWidth,
    middle + 12,
  );
}

function paintIconFrame(
  { brush, scene, colour }: Painting,
  card: PaintedCard,
  x: number,
  middle: number,
  isFocus: boolean,
) {
  const isModel = card.tone === 'model';
  let [soft, ink] = ['--sunken', '--ink-soft'];
  if (isFocus) [soft, ink] = ['--accent-soft', '--accent'];
  if (isModel) [soft, ink] = ['--model-soft', '--model'];
  if (card.isTinted) [soft, ink] = [strongOf(card.tone), '--surface'];
  brush.beginPath();
  const radius = card.shape === 'dataset' ? 5.25 : FRAME_PX / 2;
  brush.roundRect(x, middle - FRAME_PX / 2, FRAME_PX, FRAME_PX, radius);
  brush.fillStyle = colour(soft);
  brush.fill();
  const size = 14;
  const inset = (FRAME_PX - size) / 2;
  paintIcon(brush, scene.icons[card.icon], x + inset, middle - size / 2, size, colour(ink));
}

const paths = new Map<string, Path2D>();

function paintIcon(
  brush: Brush,
  data: string | undefined,
  x: number,
  y: number,
  size: number,
  ink: string,
) {
  if (data === undefined) return;
  let path = paths.get(data);
  if (path === undefined) paths.set(data, (path = new Path2D(data)));
  brush.save();
  brush.translate(x, y);
  brush.scale(size / 24, size / 24);
  brush.lineWidth = 2;
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  brush.strokeStyle = ink;
  brush.stroke(path);
  brush.restore();
}

/** The badge or the age at the end of a line; gives where room for other words ends. */
function paintEnd(painting: Painting, card: PaintedCard, right: number, middle: number): number {
  const { brush, colour } = painting;
  if (card.status !== null) {
    const width = badgeWidth(brush, card.status);
    paintBadge(painting, card.status, right - width, middle);
    return right - width - 7;
  }
  if (card.since === null) return right;
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour('--ink-faint');
  const when = relativeTime(Date.parse(card.since), painting.nowMs, true);
  const width = brush.measureText(when).width;
  brush.fillText(when, right - width, middle + 4);
  return right - width - 7;
}

const BADGE = { inset: 5.25, icon: 10.5, gap: 3.5, height: 17.75, radius: 4 } as const;

function badgeWidth(brush: Brush, status: keyof typeof STATUS_LOOKS): number {
  brush.font = font(500, SMALL_PX);
  const { width } = brush.measureText(STATUS_LOOKS[status].label);
  return 2 * BADGE.inset + BADGE.icon + BADGE.gap + width;
}

/** Paints the badge of a state; gives where it ends. */
function paintBadge(
  { brush, scene, colour }: Painting,
  status: keyof typeof STATUS_LOOKS,
  x: number,
  middle: number,
): number {
  const { label, tone } = STATUS_LOOKS[status];
  const width = badgeWidth(brush, status);
  const ink = colour(tone === 'neutral' ? '--ink-soft' : `--${tone}`);
  brush.beginPath();
  brush.roundRect(x, middle - BADGE.height / 2, width, BADGE.height, BADGE.radius);
  brush.fillStyle = colour(tone === 'neutral' ? '--sunken' : `--${tone}-soft`);
  brush.fill();
  const top = middle - BADGE.icon / 2;
  paintIcon(brush, scene.statusIcons.get(status), x + BADGE.inset, top, BADGE.icon, ink);
  brush.fillStyle = ink;
  brush.fillText(label, x + BADGE.inset + BADGE.icon + BADGE.gap, middle + 4);
  return x + width;
}

/** `+7 ›` beside a card: neighbours that are not shown. */
function paintCount({ brush, colour }: Painting, count: number, at: Place, side: 'up' | 'down') {
  if (count === 0) return;
  brush.font = font(500, SMALL_PX);
  const text = `+${grouped(count)}`;
  const width = brush.measureText(text).width + 19.5;
  const middle = (at.y + at.bottom) / 2;
  const x = side === 'down' ? at.right + 5.25 : at.x - 5.25 - width;
  brush.beginPath();
  brush.roundRect(x + 0.5, middle - CHIP_PX / 2 + 1.75, width - 1, 16.5, 8.25);
  brush.fillStyle = colour('--surface');
  brush.fill();
  brush.lineWidth = 1;
  brush.strokeStyle = colour('--line');
  brush.stroke();
  brush.fillStyle = colour('--ink-soft');
  brush.fillText(text, side === 'down' ? x + 6.25 : x + 13.25, middle + 4);
  const tip = side === 'down' ? x + width - 6 : x + 6;
  const back = side === 'down' ? -2.6 : 2.6;
  brush.beginPath();
  brush.moveTo(tip + back, middle - 2.6);
  brush.lineTo(tip, middle);
  brush.lineTo(tip + back, middle + 2.6);
  brush.strokeStyle = colour('--ink-soft');
  brush.stroke();
}
