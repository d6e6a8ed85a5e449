import { expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import { getCertificate } from './get-certificate';

const { db } = openTestStore('credit-risk');
const MODEL = nodeId({
  kind: 'dataset',
  namespace: 'mlflow://models.acme.internal',
  name: 'credit_default',
});

test('model 3: its five raw sources by hash, every commit, nothing assumed', async () => {
  const certificate = await getCertificate(MODEL, '3');

  expect(
    Object.fromEntries(
      certificate.sources.map(({ node, version }) => [node.name, version?.key ?? null]),
    ),
  ).toEqual({
    'applications/loan_applications.csv':
      'sha256:791d583e54bfaf138615cb4604ad9c0fab04d18038db00b38f5033383314b39c',
    'bureau/bureau_extract.csv':
      'sha256:d987bc9d5a0944f813b575bda05d56752eb49657ee9def673277fc232150320d',
    'reference/postcode_index.csv':
      'sha256:2539bfe9e5bd693040cbe2e80b181aa37a4b405677c758272f558221aa49e340',
    'core.public.customers':
      'sha256:585fce1902a492eef94a14dccad6f629f8c4eb2e4d549db5c960e2c6aa983a0e',
    'core.public.loan_outcomes':
      'sha256:28a6e64fd802bc811dffe3e65403d55238eee2235b483b759f6b213c2ea38bbe',
  });
  expect(new Set(certificate.runs.map(({ commit }) => commit))).toEqual(
    new Set(['fe7239ce59157f2a07b8bb6f493b66a24008f313']),
  );
  expect(certificate.sources.every(({ assumed }) => !assumed)).toBe(true);
  expect(certificate.eventCount).toBeGreaterThan(0);
});

test.each([
  ['1', 'none'],
  ['2', 'direct'],
  ['3', 'direct'],
  ['4', 'direct'],
  ['5', 'none'],
  ['6', 'none'],
])('the prohibited column and model %s: %s', async (version, reach) => {
  const { columns } = await getCertificate(MODEL, version);

  const [prohibited] = columns.filter(({ isProhibited }) => isProhibited);
  expect(prohibited?.column).toBe('postcode_ethnicity_index');
  expect(prohibited?.reach).toBe(reach);
});

test('e-mail addresses reach no model', async () => {
  const { columns } = await getCertificate(MODEL, '6');
  const email = columns.find(({ column }) => column === 'email');
  expect(email?.reach).toBe('none');
});

test('asked again, after others were asked and something was written, it says the same', async () => {
  const said = async (version: string) => {
    const { sources, runs, columns } = await getCertificate(MODEL, version);
    return { sources, runs, columns };
  };
  const first = await said('3');
  await said('1');
  expect(await said('3')).toEqual(first);
  const elsewhere = { job: 'elsewhere', inputs: [table('a')], outputs: [table('b')] };
  store(db(), [runEvent('r', elsewhere)]);
  expect(await said('3')).toEqual(first);
  expect(await said('3')).toEqual(first);
});
