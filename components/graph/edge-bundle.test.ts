import { describe, expect, it } from 'vitest';

import type { DrawnGraph } from './drawn-graph';
import { bundleAt } from './edge-bundle';
import type { Drawing } from './underlay/drawing';
import { edgesAt } from './underlay/find-at';

/** Edges as straight lines from one node's place to another's. */
function pictureOf(
  ...lines: readonly (readonly [string, number, number, string, number, number])[]
) {
  const edges = lines.map(([from, , , to]) => ({
    id: `${from} ${to}`,
    from,
    to,
    evidence: 'observed' as const,
    edges: [],
  }));
  const drawn: DrawnGraph = { nodes: [], edges, columnEdges: [], foldedCount: 0 };
  const drawing: Drawing = {
    cards: [],
    boxes: new Float32Array(),
    byInterest: new Uint32Array(),
    frame: [0, 0, 0, 0],
    edges: {
      looks: new Uint8Array(lines.length),
      firstColumn: lines.length,
      quiet: new Uint8Array(lines.length),
      points: Float32Array.from(lines.flatMap(([, x, y, , x2, y2]) => [x, y, x + 100, y, x2, y2])),
      starts: Uint32Array.from({ length: lines.length + 1 }, (_, i) => 3 * i),
      boxes: Float32Array.from(
        lines.flatMap(([, x, y, , x2, y2]) => [x, Math.min(y, y2), x2, Math.max(y, y2)]),
      ),
    },
  };
  return { drawn, at: (x: number, y: number) => bundleAt(drawn, edgesAt(drawing, x, y, 7, false)) };
}

describe('edges that are one line', () => {
  const fan = Array.from(
    { length: 37 },
    (_, i) => ['orders', 0, 500, `job ${i}`, 400, 40 * i] as const,
  );

  it('are all named where they run together', () => {
    const { at } = pictureOf(...fan, ['other', 0, 501, 'elsewhere', 400, 700]);

    const bundle = at(50, 500);

    expect(bundle).toMatchObject({ end: 'from', node: 'orders' });
    expect(bundle?.edges).toHaveLength(37);
  });

  it('are one by one where they part', () => {
    const { at } = pictureOf(...fan);

    expect(at(396, 0)?.edges.map(({ to }) => to)).toEqual(['job 0']);
  });

  it('are named by where they come to, if more come to one than leave the other', () => {
    const { at } = pictureOf(
      ['a', 0, 10, 'sum', 300, 10],
      ['b', 0, 11, 'sum', 300, 10],
      ['c', 0, 9, 'sum', 300, 10],
    );

    expect(at(280, 10)).toMatchObject({ end: 'to', node: 'sum', edges: { length: 3 } });
  });

  it('are none where there is none', () => {
    expect(pictureOf(...fan).at(50, 900)).toBeNull();
  });
});
