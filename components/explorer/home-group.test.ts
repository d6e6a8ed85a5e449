import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphGroup } from '@/lib/contract/graph';
import { groupNodes, placeNodes, type GroupableNode, type NodeKey } from '@/lib/lineage';

import { homeGroup } from './home-group';

const NOTHING = { parentOf: () => null, jobOf: () => null, writersOf: () => [] };
const names = fc.constantFrom('raw.a', 'raw.b', 'core:x', 'core/y', 'Mart', '100%', '');
const node = fc.record({
  kind: fc.constant('dataset' as const),
  type: fc.constantFrom('TABLE', 'MODEL', 'a:b*'),
  namespace: fc.constantFrom('postgres://h:5432', 'S3://lake', 'airflow', 'x*y', ''),
  name: fc.tuple(names, fc.nat(200)).map(([name, at]) => `${name}${at}`),
});

describe('the group a node went into', () => {
  test('is the one that the server puts it in', () => {
    fc.assert(
      fc.property(
        fc.array(node, { minLength: 2, maxLength: 150 }),
        fc.constantFrom('namespace' as const, 'source', 'type'),
        fc.boolean(),
        (found, grouping, isOpened) => {
          const nodes = found.map((one, at): GroupableNode => ({
            ...one,
            at,
            key: String(at) as NodeKey,
          }));
          const { groups } = groupNodes(
            placeNodes(nodes, grouping, NOTHING),
            grouping,
            (id) => isOpened && id.split(':').length === 3,
          );
          for (const { id, isOpen, members } of groups) {
            if (isOpen) continue;
            for (const { at } of members) {
              const one = found[at];
              expect(one && homeGroup(groups as unknown as GraphGroup[], one)?.id).toBe(id);
            }
          }
        },
      ),
    );
  });
});
