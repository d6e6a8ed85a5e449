import type { Box } from './in-sight';
import { LIT, PLAIN, type Brush, type Region, type Scene } from './scene';
import { fittedWithEnd, font } from './text';

const NAME_PX = 11;
const WIDEST_PX = 150;
/** A cell of the table that says where on the sheet a name is already, px. */
const CELL_PX = 8;
const MARGIN_CELLS = 1;
/** More names than this are noise. */
const MOST_NAMES = 220;

/**
 * Names on the map: seen from so far that blocks cannot hold theirs, the nodes that deserve it most
 * have theirs at reading size, as far as there is room.
 */
export function paintNames(brush: Brush, scene: Scene, sight: Box, region: Region): void {
  const { drawing, colours, light, marks } = scene;
  const taken = new Taken(region.width, region.height);
  const unit = 1 / region.zoom;
  brush.font = font(600, NAME_PX);
  brush.textAlign = 'center';
  brush.lineJoin = 'round';
  brush.lineWidth = 3;
  brush.strokeStyle = colours.get('--canvas') ?? '#fff';
  brush.fillStyle = colours.get('--ink') ?? '#000';
  const { ratio } = region;
  let count = 0;
  const put = (i: number) => {
    const card = drawing.cards[i];
    const [x, y, right, bottom] = drawing.boxes.subarray(4 * i, 4 * i + 4);
    if (!card || x === undefined || y === undefined || right === undefined || bottom === undefined)
      return;
    if (x > sight[2] || right < sight[0] || y > sight[3] || bottom < sight[1]) return;
    const centre = ((x + right) / 2 - region.left) / unit;
    const middle = ((y + bottom) / 2 - region.top) / unit;
    // Measuring takes longest, and most names have no room.
    if (taken.isTaken(centre, middle)) return;
    const text = fittedWithEnd(brush, card.name, WIDEST_PX);
    const width = brush.measureText(text).width;
    if (!taken.take(centre - width / 2, middle - NAME_PX / 2, width, NAME_PX)) return;
    count += 1;
    brush.strokeText(text, centre, middle + 4);
    brush.fillText(text, centre, middle + 4);
  };
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const i of [marks.found, marks.selected, marks.focus]) if (i >= 0) put(i);
  // What is lit comes first; beside it what is not dimmed.
  for (const brightness of light === null ? [null] : [LIT, PLAIN])
    for (const i of drawing.byInterest) {
      if (count >= MOST_NAMES) break;
      if (light === null || light.nodes[i] === brightness) put(i);
    }
  brush.textAlign = 'left';
}

/** Where names are already. */
class Taken {
  readonly #columns: number;
  readonly #cells: Uint8Array;

  constructor(width: number, height: number) {
    this.#columns = Math.ceil(width / CELL_PX) + 1;
    this.#cells = new Uint8Array(this.#columns * (Math.ceil(height / CELL_PX) + 1));
  }

  /** Whether something is at a point. */
  isTaken(x: number, y: number): boolean {
    const column = Math.min(this.#columns - 1, Math.max(0, Math.floor(x / CELL_PX)));
    return this.#cells[Math.max(0, Math.floor(y / CELL_PX)) * this.#columns + column] === 1;
  }

  /** Takes a place, if nothing of it is taken. */
  take(x: number, y: number, width: number, height: number): boolean {
    const left = Math.max(0, Math.floor(x / CELL_PX) - MARGIN_CELLS);
    const right = Math.min(this.#columns - 1, Math.ceil((x + width) / CELL_PX) + MARGIN_CELLS);
    const top = Math.max(0, Math.floor(y / CELL_PX) - MARGIN_CELLS);
    const bottom = Math.ceil((y + height) / CELL_PX) + MARGIN_CELLS;
    for (let row = top; row < bottom; row++) {
      const start = row * this.#columns;
      if (this.#cells.subarray(start + left, start + right).includes(1)) return false;
    }
    for (let row = top; row < bottom; row++) {
      const start = row * this.#columns;
      this.#cells.fill(1, start + left, start + right);
    }
    return true;
  }
}
