/** A measured value at a moment; null where nothing was measured. */
export type PlotPoint = { readonly at: string; readonly value: number | null };

export type Plot = {
  /** One SVG path a run of measured points, in a box 100 wide and 100 high. */
  readonly path: string;
  /** Where each measured point lies, in the same box. */
  readonly dots: readonly { readonly x: number; readonly y: number; readonly index: number }[];
  readonly low: number;
  readonly high: number;
};

/**
 * Lays points out in time in a box of 100 × 100, y downward. The scale runs from the lowest to the
 * highest value, from zero if `fromZero`; a flat line lies in the middle.
 */
export function plot(points: readonly PlotPoint[], fromZero = false): Plot {
  const measured = points.flatMap((point, index) =>
    point.value === null ? [] : [{ ms: Date.parse(point.at), value: point.value, index }],
  );
  const values = measured.map((point) => point.value);
  const low = Math.min(...values, ...(fromZero ? [0] : []));
  const high = Math.max(...values, ...(fromZero ? [0] : []));
  const times = points.map((point) => Date.parse(point.at));
  const start = Math.min(...times);
  const span = Math.max(...times) - start;
  const dots = measured.map(({ ms, value, index }) => ({
    x: span > 0 ? ((ms - start) / span) * 100 : 50,
    y: high > low ? 100 - ((value - low) / (high - low)) * 100 : 50,
    index,
  }));
  return { path: pathThrough(dots), dots, low, high };
}

/** A line through neighbouring points; where a point is missing, the line has a gap. */
function pathThrough(dots: Plot['dots']): string {
  let before = Number.NaN;
  return dots
    .map(({ x, y, index }) => {
      const step = index === before + 1 ? 'L' : 'M';
      before = index;
      return `${step}${x.toFixed(2)},${y.toFixed(2)}`;
    })
    .join('');
}
