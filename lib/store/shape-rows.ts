import type { Instant, Shape, ShapeSighting } from '@/lib/lineage';

/** A row of `shape` as questions read it. */
export type ShapeRow = {
  readonly key: string;
  readonly content: string;
  readonly run_count: number;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
  readonly last_run: string | null;
};

/** Reads a shape's content column. */
export function parseShape(content: string): Shape {
  return JSON.parse(content) as Shape;
}

/** How often and when the shape of a row was seen. */
export function readShapeRow(row: ShapeRow): ShapeSighting {
  return {
    runCount: row.run_count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    lastRun: row.last_run,
  };
}
