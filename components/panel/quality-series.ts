import type { QualityPoint } from '@/lib/contract/nodes';

export type Series = {
  readonly name: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
  /** The latest measured value. */
  readonly latest: number;
  readonly low: number;
  readonly high: number;
};

/** One measure over time; null if it was never measured. Runs that measured something else are not gaps. */
export function seriesOf(
  name: string,
  quality: readonly QualityPoint[],
  measure: (point: QualityPoint) => number | null,
): Series | null {
  const points = quality.flatMap((point) => {
    const value = measure(point);
    return value === null ? [] : [{ at: point.at, value }];
  });
  const values = points.map(({ value }) => value);
  const latest = values.at(-1);
  if (latest === undefined) return null;
  return { name, points, latest, low: Math.min(...values), high: Math.max(...values) };
}

/** The null rate (0…1) of each column over time, the ones that moved most first, then by name. */
export function nullRates(quality: readonly QualityPoint[]): readonly Series[] {
  const names = new Set(quality.flatMap((point) => point.columns.map((column) => column.name)));
  const byPoint = quality.map(
    (point) => new Map(point.columns.map((column) => [column.name, column.nullRate])),
  );
  return [...names]
    .flatMap((name) => {
      let at = -1;
      const series = seriesOf(name, quality, () => {
        at += 1;
        return byPoint[at]?.get(name) ?? null;
      });
      return series ? [series] : [];
    })
    .sort((a, b) => b.high - b.low - (a.high - a.low) || a.name.localeCompare(b.name));
}
