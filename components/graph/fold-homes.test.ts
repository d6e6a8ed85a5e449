import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { LayoutRequest, Picture } from '@/lib/layout/layout-types';
import { placeInColumns } from '@/lib/layout/place-in-columns';
import { runToEnd } from '@/lib/layout/run-steps';
import { sortedRequest } from '@/lib/layout/sorted-request';

import type { DrawnGraph } from './drawn-graph';
import { withFoldHomes } from './fold-homes';
import { foldSiblings } from './fold-siblings';
import { graphEdge as edge, graphNode } from './graph-node.test-data';
import { layoutRequest } from './layout-request';

/** A table that some jobs write and some read, each of those with a table of its own where `isLong`. */
function hub({ readers, writers, isLong }: { readers: number; writers: number; isLong: boolean }) {
  const names = (start: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${start}${i}`);
  const [below, above] = [names('jr', readers), names('jw', writers)];
  const tables = isLong ? below.slice(0, 3).map((name) => `t${name}`) : [];
  return {
    nodes: ['hub', ...below, ...above, ...tables].map((name) =>
      graphNode(name, { kind: name.startsWith('j') ? 'job' : 'dataset' }),
    ),
    edges: [
      ...below.map((name) => edge('hub', name)),
      ...above.map((name) => edge(name, 'hub')),
      ...tables.map((name) => edge(name.slice(1), name)),
    ],
  };
}

const HUBS = fc.record({
  readers: fc.integer({ min: 7, max: 70 }),
  writers: fc.integer({ min: 0, max: 12 }),
  isLong: fc.boolean(),
});

function place(drawn: DrawnGraph, before: { drawn: DrawnGraph; picture: Picture } | null): Picture {
  const request = layoutRequest(drawn);
  const previous: LayoutRequest['previous'] = before?.drawn.nodes.flatMap(({ id }) => {
    const where = before.picture.positions.get(id);
    const width = layoutRequest(before.drawn).nodes.find((one) => one.id === id)?.width ?? 0;
    return where ? [{ id, width, ...where }] : [];
  });
  if (!before || !previous) return runToEnd(placeInColumns(sortedRequest(request)));
  const { positions } = before.picture;
  const homes = withFoldHomes(previous, { drawn: before.drawn, positions }, drawn);
  return runToEnd(placeInColumns(sortedRequest({ ...request, previous: homes })));
}

/** By id where everything stands, seen from the hub. */
function fromHub({ positions }: Picture, ids: readonly string[]) {
  const middle = positions.get('hub') ?? { x: 0, y: 0 };
  return ids.map((id) => {
    const { x, y } = positions.get(id) ?? { x: Number.NaN, y: Number.NaN };
    return [id, x - middle.x, y - middle.y];
  });
}

const idsOf = ({ nodes }: DrawnGraph) => nodes.map(({ id }) => id);
const SHUT = { focus: 'hub', isKept: () => false, isOpen: () => false };

test('opening a card moves nothing that stands above it, and what comes out begins where it stood', () => {
  fc.assert(
    fc.property(HUBS, (shape) => {
      const graph = hub(shape);
      const shut = foldSiblings(graph, SHUT);
      const picture = place(shut, null);
      const open = foldSiblings(graph, { ...SHUT, isOpen: (name) => name === 'hub.down.job' });
      const card = picture.positions.get('fold:hub.down.job');
      const column = idsOf(shut).filter((id) => picture.positions.get(id)?.x === card?.x);

      const next = place(open, { drawn: shut, picture });

      const stays = idsOf(shut).filter(
        (id) =>
          idsOf(open).includes(id) &&
          (!column.includes(id) || (picture.positions.get(id)?.y ?? 0) < (card?.y ?? 0)),
      );
      expect(fromHub(next, stays)).toEqual(fromHub(picture, stays));
      const came = idsOf(open).filter((id) => id.startsWith('jr') && !idsOf(shut).includes(id));
      const highest = Math.min(...fromHub(next, came).map(([, , y]) => Number(y)));
      expect([highest]).toEqual(fromHub(picture, ['fold:hub.down.job']).map(([, , y]) => y));
    }),
    { numRuns: 40 },
  );
});

test('one taken out moves nothing that stands above the card, and folding again restores the picture', () => {
  fc.assert(
    fc.property(HUBS, (shape) => {
      const graph = hub(shape);
      const shut = foldSiblings(graph, SHUT);
      const picture = place(shut, null);
      const last = `jr${shape.readers - 1}`;
      const one = foldSiblings(graph, { ...SHUT, isKept: (id) => id === last });

      const next = place(one, { drawn: shut, picture });
      const again = place(shut, { drawn: one, picture: next });

      const below = picture.positions.get('fold:hub.down.job')?.y ?? 0;
      const stays = idsOf(shut).filter((id) => (picture.positions.get(id)?.y ?? 0) <= below);
      expect(fromHub(next, stays)).toEqual(fromHub(picture, stays));
      expect(fromHub(again, stays)).toEqual(fromHub(picture, stays));
    }),
    { numRuns: 40 },
  );
});
