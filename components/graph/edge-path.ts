/** What an edge is drawn with: a canvas, or {@link edgePath}. */
export type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'quadraticCurveTo'>;
/** x and y by turns. */
type Points = ArrayLike<number>;

/** Room for the arrow's head, px. */
const HEAD_PX = 3;
/** Largest radius of a corner where an edge turns back, px. */
const CORNER_PX = 12;

/**
 * Draws an edge through its points: where it only goes to the right a curve that stays between each
 * two of them (so it passes under no card if they do not), where a cycle leads it back a line with
 * round corners. It leaves and ends level. The points are `points[2 * first]` up to `points[2 * end]`.
 */
export function drawEdge(pen: Pen, points: Points, first: number, end: number): void {
  const x = (i: number) => (points[2 * i] ?? 0) - (i === end - 1 ? HEAD_PX : 0);
  const y = (i: number) => points[2 * i + 1] ?? 0;
  let goesOn = true;
  for (let i = first + 1; i < end && goesOn; i++) goesOn = x(i) > x(i - 1);
  pen.moveTo(x(first), y(first));
  if (goesOn) curve(pen, x, y, first, end);
  else roundedLine(pen, x, y, first, end);
}

type At = (i: number) => number;

/** Cubics with tangents no steeper than the lines on both sides: monotone in x, and in y between two points. */
function curve(pen: Pen, x: At, y: At, first: number, end: number) {
  const slope = (i: number) => (i <= first || i >= end ? 0 : (y(i) - y(i - 1)) / (x(i) - x(i - 1)));
  const tangent = (i: number) => {
    const [before, after] = [slope(i), slope(i + 1)];
    return before * after <= 0 ? 0 : Math.sign(after) * Math.min(Math.abs(before), Math.abs(after));
  };
  for (let i = first + 1, before = 0; i < end; i++) {
    const now = tangent(i);
    if (y(i) === y(i - 1)) pen.lineTo(x(i), y(i));
    else {
      const half = (x(i) - x(i - 1)) / 2;
      pen.bezierCurveTo(
        x(i - 1) + half,
        y(i - 1) + before * half,
        x(i) - half,
        y(i) - now * half,
        x(i),
        y(i),
      );
    }
    before = now;
  }
}

function roundedLine(pen: Pen, x: At, y: At, first: number, end: number) {
  /** How far along the way from `i` to its neighbour a rounded corner begins. */
  const share = (i: number, j: number) => {
    const length = Math.hypot(x(j) - x(i), y(j) - y(i));
    return length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  };
  for (let i = first + 1; i < end - 1; i++) {
    const [into, out] = [share(i, i - 1), share(i, i + 1)];
    pen.lineTo(x(i) + (x(i - 1) - x(i)) * into, y(i) + (y(i - 1) - y(i)) * into);
    pen.quadraticCurveTo(
      x(i),
      y(i),
      x(i) + (x(i + 1) - x(i)) * out,
      y(i) + (y(i + 1) - y(i)) * out,
    );
  }
  pen.lineTo(x(end - 1), y(end - 1));
}

/** The SVG path of an edge through its points; the same line as {@link drawEdge}. */
export function edgePath(points: Points, first: number, end: number): string {
  const steps: string[] = [];
  let height = Number.NaN;
  const at = (x: number, y: number) => `${tenth(x)},${tenth(y)}`;
  const step = (text: string, y: number) => {
    steps.push(text);
    height = y;
  };
  drawEdge(
    {
      moveTo: (x, y) => {
        step(`M${at(x, y)}`, y);
      },
      lineTo: (x, y) => {
        step(y === height ? `H${tenth(x)}` : `L${at(x, y)}`, y);
      },
      bezierCurveTo: (x1, y1, x2, y2, x, y) => {
        step(`C${at(x1, y1)} ${at(x2, y2)} ${at(x, y)}`, y);
      },
      quadraticCurveTo: (x1, y1, x, y) => {
        step(`Q${at(x1, y1)} ${at(x, y)}`, y);
      },
    },
    points,
    first,
    end,
  );
  return steps.join(' ');
}

/** Nobody sees less than a tenth of a pixel. */
function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}
