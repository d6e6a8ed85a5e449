import { FOOT_PX, ROW_PX } from '../columns/table-size';
import type { PaintedRow, PaintedTable } from './drawing';
import type { Painting, Place } from './painting';
import { fitted, font } from './text';

const NAME_PX = 12;
const SMALL_PX = 11;
const INSET_PX = 11.5;

/** The columns of an open card, below its face. */
export function paintTable(
  painting: Painting,
  table: PaintedTable,
  at: Place,
  lit: Uint8Array | undefined,
): void {
  const { brush, colour } = painting;
  const line = (y: number) => {
    brush.fillStyle = colour('--line');
    brush.fillRect(at.x + 1, y, at.right - at.x - 2, 1);
  };
  line(at.y + 63.5);
  if (table.search !== null) {
    brush.font = font(400, NAME_PX);
    brush.fillStyle = colour('--ink-faint');
    brush.fillText(fitted(brush, table.search, at.right - at.x - 60), at.x + 32, at.y + 84.5);
  }
  table.rows.forEach((row, i) => {
    // Off a trace a name is set back, and can still be read.
    const shown = lit?.[i] === 0 ? { ...row, isKnown: false } : row;
    paintRow(painting, shown, at, at.y + table.top + (i + 0.5) * ROW_PX);
  });
  line(at.bottom - FOOT_PX - 0.5);
  brush.font = font(400, SMALL_PX);
  brush.fillStyle = colour('--ink-faint');
  brush.fillText(table.foot, at.x + INSET_PX, at.bottom - FOOT_PX / 2 + 4);
}

function paintRow({ brush, colour }: Painting, row: PaintedRow, at: Place, middle: number) {
  const [left, right] = [at.x + INSET_PX, at.right - INSET_PX];
  brush.font = font(400, SMALL_PX);
  const type = fitted(brush, row.type, row.typeRoom);
  const width = type === '' ? 0 : brush.measureText(type).width + 8;
  brush.fillStyle = colour('--ink-faint');
  if (type !== '') brush.fillText(type, right - width + 8, middle + 4);
  let end = right - width;
  if (row.isMasked) {
    end -= brush.measureText('masked').width;
    brush.fillStyle = colour('--warn');
    brush.fillText('masked', end, middle + 4);
    end -= 7;
  }
  brush.font = font(row.isKnown && !row.isWords ? 500 : 400, NAME_PX);
  brush.fillStyle = colour(row.isKnown && !row.isWords ? '--ink' : '--ink-faint');
  brush.fillText(fitted(brush, row.name, end - left), left, middle + 4);
}
