import { expect, test } from 'vitest';

import type { ColumnReach } from '@/lib/contract/columns';
import { EVIDENCE, nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { NOW } from '@/lib/url/column-query';

import { findColumnImpact } from './get-column-impact';

const { db } = openTestStore();

const target = (at: number, owner: string) =>
  table(`t${at}`, {
    ownership: facet({ owners: [{ name: owner, type: 'OWNER' }] }),
    columnLineage: facet({
      fields: { id: { inputFields: [{ ...table('source'), field: 'id' }] } },
    }),
  });
const load = (at: number, owner: string, hour: string) =>
  runEvent(`00000000-0000-4000-8000-${hour}${String(at).padStart(10, '0')}`, {
    at: `2026-03-01T${hour}:00:00Z`,
    job: `load_${at}`,
    inputs: [table('source')],
    outputs: [target(at, owner)],
  });

test('an impact list that is read while events arrive is of the moment it was found', () => {
  const numbers = Array.from({ length: 30 }, (_, at) => at);
  store(
    db(),
    numbers.map((at) => load(at, 'before', '10')),
  );
  const source = nodeId({ kind: 'dataset', ...table('source') });
  const query = { direction: 'downstream', evidence: EVIDENCE, indirect: false, ...NOW } as const;
  const { impact, rows } = findColumnImpact(source, 'id', query);
  const reading = rows();
  const first = reading.next();
  const read: ColumnReach[] = first.done === true ? [] : [first.value];
  store(
    db(),
    [...numbers, 30].map((at) => load(at, 'after', '11')),
  );
  // Whoever asks next makes the new names known.
  const next = findColumnImpact(source, 'id', query);
  read.push(...reading);
  // The rows of a list that was not begun are of its moment, too.
  const owners = [...read, ...rows()].flatMap((row) => row.owners);

  expect(impact.answer.total).toBe(numbers.length);
  expect(read).toHaveLength(numbers.length);
  expect(new Set(owners)).toEqual(new Set(['before']));
  expect(next.impact.answer.total).toBe(numbers.length + 1);
});
