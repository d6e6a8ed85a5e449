import { expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import { getCertificate } from './get-certificate';

const NAMESPACE = 'postgres://h:5432';
const { db } = openTestStore();
const MODEL = nodeId({ kind: 'dataset', namespace: NAMESPACE, name: 'model' });

type Told = Record<string, unknown>;
/** A source by name and column. */
const of = (name: string, field?: string, more: object = {}) => ({
  namespace: NAMESPACE,
  name,
  ...(field === undefined ? {} : { field }),
  ...more,
});
const FILTER = { transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] };
const columns = (fields: Record<string, object[]>, dataset: object[] = []) => ({
  columnLineage: facet({
    fields: Object.fromEntries(
      Object.entries(fields).map(([to, inputFields]) => [to, { inputFields }]),
    ),
    dataset,
  }),
});
const explicit = (fields: Record<string, object[]>, more: object = {}) => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([to, from]) => [
      to,
      { inputs: from.map((one) => ({ type: 'DATASET', ...one })) },
    ]),
  ),
  ...more,
});

const secret = facet({ tags: [{ key: 'prohibited', value: 'true', field: 'secret' }] });
const raw = table('raw', { tags: secret, version: facet({ datasetVersion: '1' }) });
const asModel = { datasetType: facet({ datasetType: 'MODEL' }), version: facet({ datasetVersion: '1' }) }; // prettier-ignore

/** Raw data becomes a table, the table a model; what each run says of columns differs. */
async function reachOf(mid: Told, model: Told, parts: { job?: Told; also?: object } = {}) {
  const run = (id: string, hour: number, more: object) => [
    runEvent(id, { type: 'START', at: `2026-03-01T0${hour}:00:00Z`, job: id, ...more }),
    runEvent(id, { at: `2026-03-01T0${hour}:30:00Z`, job: id, ...more }),
  ];
  store(db(), [
    ...run('prepare', 1, { inputs: [raw], outputs: [table('mid', mid)] }),
    ...run('train', 2, {
      inputs: [table('mid'), ...(parts.also ? [parts.also] : [])],
      outputs: [table('model', { ...asModel, ...model })],
      jobFacets: parts.job ?? {},
    }),
  ]);
  const { columns: tagged } = await getCertificate(MODEL, '1');
  return tagged.map(({ column, reach }) => `${column} ${reach}`);
}

test('column lineage: values that pass every step reach the model', async () => {
  const mid = columns({ x: [of('raw', 'secret')] });
  expect(await reachOf(mid, columns({ y: [of('mid', 'x')] }))).toEqual(['secret direct']);
});

test('a column another one was made of does not reach it', async () => {
  const mid = columns({ x: [of('raw', 'open')], z: [of('raw', 'secret')] });
  expect(await reachOf(mid, columns({ y: [of('mid', 'x')] }))).toEqual(['secret none']);
});

test('what only filters is indirect, and stays so', async () => {
  const mid = columns({ x: [of('raw', 'open')] }, [of('raw', 'secret', FILTER)]);
  expect(await reachOf(mid, columns({ y: [of('mid', 'x')] }))).toEqual(['secret indirect']);
});

test('a run that tells nothing leaves a doubt; a known way is stronger', async () => {
  const model = columns({ y: [of('mid', 'x')], z: [of('raw', 'secret')] });
  expect(await reachOf({}, columns({ y: [of('mid', 'x')] }))).toEqual(['secret unknown']);
  expect(await reachOf({}, model, { also: raw })).toEqual(['secret direct']);
});

test('explicit lineage of a dataset alone tells as much as column lineage', async () => {
  const lineage = (field: string) => ({ lineage: facet(explicit({ x: [of('raw', field)] })) });
  const model = { lineage: facet(explicit({ y: [of('mid', 'x')] })) };
  expect(await reachOf(lineage('secret'), model)).toEqual(['secret direct']);
});

test('explicit lineage of the job alone', async () => {
  const entries = (from: string) => ({
    lineage: facet({
      entries: [{ ...of('model'), type: 'DATASET', ...explicit({ y: [of('mid', from)] }) }],
    }),
  });
  const mid = columns({ x: [of('raw', 'secret')], open: [of('raw', 'open')] });
  expect(await reachOf(mid, {}, { job: entries('x') })).toEqual(['secret direct']);
});

test('of two contradicting forms on one output the explicit one holds', async () => {
  const mid = {
    ...columns({ x: [of('raw', 'secret')] }),
    lineage: facet(explicit({ x: [of('raw', 'open')] })),
  };
  expect(await reachOf(mid, columns({ y: [of('mid', 'x')] }))).toEqual(['secret none']);
});

test('explicit lineage without columns is a doubt', async () => {
  const mid = columns({ x: [of('raw', 'secret')] });
  const vague = { lineage: facet({ inputs: [{ ...of('mid'), type: 'DATASET' }] }) };
  expect(await reachOf(mid, vague)).toEqual(['secret unknown']);
});

test('explicit lineage of another column rules this one out', async () => {
  const mid = columns({ x: [of('raw', 'secret')] });
  const model = { lineage: facet(explicit({ y: [of('mid', 'other')] }, { inputs: [] })) };
  expect(await reachOf(mid, model)).toEqual(['secret none']);
});
