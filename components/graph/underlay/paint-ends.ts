import type { Brush, Scene } from './scene';
import { font } from './text';

const TEXT_PX = 10.5;
const HEIGHT_PX = 15;
const INSET_PX = 4.5;
/** From the card to the number; a line that leads beyond the picture is as long. */
const AWAY_PX = 9;
const DASH: readonly number[] = [3, 2.5];

/** `+3` where a trace goes on in columns that are out of sight, as a part of the trace. */
export function paintEnds(brush: Brush, { light, colours }: Scene): void {
  if (light === null || light.ends.length === 0) return;
  const colour = (name: string) => colours.get(name) ?? '#888';
  brush.font = font(600, TEXT_PX);
  brush.lineWidth = 1.5;
  for (const { x, y, side, text, isLoose } of light.ends) {
    const width = brush.measureText(text).width + 2 * INSET_PX;
    const outwards = side === 'down' ? 1 : -1;
    if (isLoose) {
      brush.beginPath();
      brush.setLineDash([...DASH]);
      brush.moveTo(x, y);
      brush.lineTo(x + outwards * AWAY_PX, y);
      brush.strokeStyle = colour('--accent');
      brush.stroke();
      brush.setLineDash([]);
    }
    const near = x + outwards * AWAY_PX;
    const left = side === 'down' ? near : near - width;
    brush.beginPath();
    brush.roundRect(left, y - HEIGHT_PX / 2, width, HEIGHT_PX, HEIGHT_PX / 2);
    brush.fillStyle = colour('--surface');
    brush.fill();
    brush.lineWidth = 1;
    brush.strokeStyle = colour('--accent');
    brush.stroke();
    brush.lineWidth = 1.5;
    brush.fillStyle = colour('--accent');
    brush.fillText(text, left + INSET_PX, y + 3.75);
  }
}
