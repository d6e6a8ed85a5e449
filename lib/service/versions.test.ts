import { describe, expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import { diffVersionSchemas } from './diff-version-schemas';
import { diffVersions } from './diff-versions';
import { getVersion } from './get-version';
import { listVersions } from './list-versions';

const PAGE = { limit: 200, cursor: null };
const dataset = (namespace: string, name: string) => nodeId({ kind: 'dataset', namespace, name });
const inputsOf = (version: Awaited<ReturnType<typeof getVersion>>) =>
  Object.fromEntries(version.inputs.map(({ node, version: of }) => [node.name, of?.key ?? null]));

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const MODEL = dataset('mlflow://models.acme.internal', 'credit_default');
  const RAW = dataset('s3://acme-credit-raw', 'applications/loan_applications.csv');
  const FEATURES = dataset('hive://metastore.acme.internal:9083', 'features.loan_features');
  const BUREAU = nodeId({
    kind: 'job',
    namespace: 'credit-risk',
    name: 'credit_risk.monthly.clean_bureau',
  });

  test('model versions are numbered, latest first, each with the run that trained it', async () => {
    const { versions, total, schemaCount } = await listVersions(MODEL, PAGE);

    expect(total).toBe(6);
    expect(versions.map(({ label }) => label)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2', 'v1']);
    expect(versions.find(({ key }) => key === '3')?.run?.runId).toBe(
      '019cb171-eeb4-7d8a-ab1a-8f7714e8aead',
    );
    expect(versions.at(-1)?.id).toBe(`${MODEL}@1`);
    expect(schemaCount).toBeGreaterThan(1);
  });

  test('model 3: features, code, parameters, metrics, digest and tests are known', async () => {
    const model = await getVersion(MODEL, '3');

    expect(inputsOf(model)).toEqual({
      'features/loan_features':
        'sha256:ec621993ff2a060927d145dcac44bbf2db7ccc5579e6d39e2c8d16ae67243187',
    });
    expect(model.inputs[0]?.assumed).toBe(false);
    expect(model.code?.location?.version).toBe('fe7239ce59157f2a07b8bb6f493b66a24008f313');
    expect(
      Object.fromEntries(model.parameters.map(({ name, value }) => [name, value])),
    ).toMatchObject({
      n_estimators: '100',
      learning_rate: '0.08',
      max_depth: '3',
      min_samples_leaf: '20',
      subsample: '0.8',
      random_state: '42',
    });
    expect(model.metrics).toContainEqual({ name: 'test.auc', value: '0.7776' });
    expect(model.fingerprints).toContainEqual({
      strength: 'strong',
      algorithm: 'sha256',
      value: '1f10a94a7e286d95420bba6467b2b1a9bd3baea58b561d3352d78d8bf56eba9d',
      source: 'acme_modelArtifact',
    });
    expect(model.tests.map(({ name }) => name)).toContain('auc_minimum');
    expect([model.previous?.label, model.next?.label]).toEqual(['v2', 'v4']);
  });

  test('a raw file nobody wrote has a version for each content that was read', async () => {
    const { versions } = await listVersions(RAW, PAGE);

    expect(versions).toHaveLength(7);
    expect(versions.every(({ run, strength }) => run === null && strength === 'strong')).toBe(true);
    const march = await getVersion(RAW, '2026-03-31');
    expect(march.key).toBe(
      'sha256:791d583e54bfaf138615cb4604ad9c0fab04d18038db00b38f5033383314b39c',
    );
    expect(march.readers.map(({ run, assumed }) => [run.job.name, assumed])).toEqual([
      ['credit_risk.monthly.ingest_applications', false],
    ]);
  });

  test('the layout change in May: added, renamed, widened', async () => {
    const diff = await diffVersionSchemas(RAW, { from: '2026-04-30', to: '2026-05-31' });

    const changed = (diff.columns ?? []).flatMap(({ before, after, changes }) =>
      changes.length === 0 ? [] : [[before?.name ?? null, after?.name ?? null, ...changes]],
    );
    expect(changed).toEqual(
      expect.arrayContaining([
        [null, 'channel', 'added'],
        expect.arrayContaining(['emp_length', 'employment_years', 'renamed']),
        expect.arrayContaining(['loan_amount', 'loan_amount', 'widened']),
      ]),
    );
    const same = await diffVersionSchemas(RAW, { from: '2026-01-31', to: '2026-02-28' });
    expect(same.changed).toBe(0);
  });

  test('why June got worse: null rate, commit and code differ, parameters do not', async () => {
    const features = await diffVersions(FEATURES, { from: '2026-05-31', to: '2026-06-30' });
    expect(features.code.isSameCommit).toBe(false);
    expect(features.code.isSameText).toBe(false);
    expect(features.code.after?.location?.version).toBe('fbd9f04bd68539054af1bd9dc813c6fabaea3e96');

    const models = await diffVersions(MODEL, { from: '5', to: '6' });
    expect(models.metrics).toContainEqual({
      name: 'test.auc',
      before: '0.7849',
      after: '0.6969',
    });
    expect(models.parameters.every(({ before, after }) => before === after)).toBe(true);
    expect(models.code.isSameText).toBe(true);
  });

  test('a job has a version for each code; the run that failed counts where its code belongs', async () => {
    const { versions } = await listVersions(BUREAU, PAGE);

    expect(
      versions.map(({ codeVersion, writes }) => [codeVersion?.commit?.slice(0, 8), writes]),
    ).toEqual([
      ['fbd9f04b', 2],
      ['acce112f', 1],
      ['dc505763', 1],
      ['ce899620', 1],
      ['fe7239ce', 2],
      ['9cdb7a7d', 1],
    ]);
    const fix = await diffVersions(BUREAU, {
      from: versions[3]?.key ?? null,
      to: versions[2]?.key ?? null,
    });
    expect(fix.code.isSameText).toBe(false);
  });
});

describe('stories', () => {
  const { db } = openTestStore();
  const T = dataset('postgres://h:5432', 't');
  const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`;
  const run = (id: string, start: number, end: number, parts: object) => [
    runEvent(id, { type: 'START', at: at(start), ...parts }),
    runEvent(id, { at: at(end), ...parts }),
  ];

  test('a thousand writes with one schema are one schema version', async () => {
    const schema = { schema: facet({ fields: [{ name: 'a', type: 'int' }] }) };
    store(
      db(),
      Array.from({ length: 24 }, (_, hour) =>
        runEvent(`r${hour}`, { at: at(hour), outputs: [table('t', schema)] }),
      ),
    );

    const list = await listVersions(T, PAGE);

    expect(list.total).toBe(24);
    expect(list.schemaCount).toBe(1);
    expect(new Set(list.versions.map(({ schema: one }) => one?.number))).toEqual(new Set([1]));
    expect(list.versions[0]).toMatchObject({ key: 'run:r23', strength: 'run' });
  });

  test('a job that reads what it writes read what the run before it left', async () => {
    store(db(), [
      ...run('first', 1, 2, { outputs: [table('t')] }),
      ...run('second', 3, 4, { inputs: [table('t')], outputs: [table('t')] }),
      ...run('third', 5, 6, { inputs: [table('t')], outputs: [table('t')] }),
    ]);

    expect(inputsOf(await getVersion(T, 'run:third'))).toEqual({ t: 'run:second' });
    expect(inputsOf(await getVersion(T, 'run:second'))).toEqual({ t: 'run:first' });
    const first = await getVersion(T, 'run:first');
    expect(first.inputs).toEqual([]);
    expect(first.readers.map(({ run: { runId }, assumed }) => [runId, assumed])).toEqual([
      ['second', true],
    ]);
  });

  test('of two producers the one that ended last before the reader started was read', async () => {
    store(db(), [
      ...run('a', 1, 6, { job: 'a', outputs: [table('t')] }),
      ...run('b', 2, 3, { job: 'b', outputs: [table('t')] }),
      ...run('early', 4, 5, { job: 'c', inputs: [table('t')], outputs: [table('u')] }),
      ...run('late', 7, 8, { job: 'c', inputs: [table('t')], outputs: [table('u')] }),
    ]);
    const u = dataset('postgres://h:5432', 'u');

    expect(inputsOf(await getVersion(u, 'run:early'))).toEqual({ t: 'run:b' });
    expect(inputsOf(await getVersion(u, 'run:late'))).toEqual({ t: 'run:a' });
  });

  test('a failed run leaves nothing to read, and a late event changes who is believed', async () => {
    const failing = [
      runEvent('bad', { type: 'START', at: at(3), outputs: [table('t')] }),
      runEvent('bad', { type: 'FAIL', at: at(4), outputs: [table('t')] }),
    ];
    const reader = run('reader', 6, 7, { job: 'c', inputs: [table('t')], outputs: [table('u')] });
    store(db(), [...failing, ...reader]);
    const u = dataset('postgres://h:5432', 'u');
    expect(inputsOf(await getVersion(u, 'run:reader'))).toEqual({ t: null });

    store(db(), run('good', 1, 2, { outputs: [table('t')] }));

    expect(inputsOf(await getVersion(u, 'run:reader'))).toEqual({ t: 'run:good' });
  });

  test('a full hash is strong, a sampled digest weak, and both can name one version', async () => {
    const hash = `sha256:${'ab'.repeat(32)}`;
    const version = (text: string) => ({ version: facet({ datasetVersion: text }) });
    store(db(), [
      runEvent('write', {
        at: at(1),
        outputs: [table('t', { ...version(hash), mlflow_dataset: facet({ digest: '87e8f722' }) })],
      }),
      runEvent('train', { at: at(2), job: 'train', inputs: [table('t', version('87e8f722'))] }),
    ]);

    const { versions } = await listVersions(T, PAGE);

    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ key: hash, strength: 'strong', reads: 1 });
    expect(versions[0]?.fingerprints.map(({ strength, value }) => [strength, value])).toEqual([
      ['strong', 'ab'.repeat(32)],
      ['weak', '87e8f722'],
    ]);
    expect((await getVersion(T, '87e8f722')).key).toBe(hash);
  });

  test('names of every kind make keys and ids that lead back', async () => {
    const names = ['__proto__', 'run:x', 'version:y', 'a@b/c?d#e', '<script>', 'x'.repeat(1000), 'diff']; // prettier-ignore
    store(
      db(),
      names.map((name, hour) =>
        runEvent(`r${hour}`, {
          at: at(hour),
          outputs: [table('t', { version: facet({ datasetVersion: name }) })],
        }),
      ),
    );

    const { versions } = await listVersions(T, PAGE);

    expect(versions).toHaveLength(names.length);
    for (const { key, id } of versions) {
      expect((await getVersion(T, key)).id).toBe(id);
      expect((await getVersion(id, id)).key).toBe(key);
    }
  });

  test('what is not there is not found', async () => {
    store(db(), [runEvent('r', { outputs: [table('t')] })]);

    await expect(getVersion(T, 'nope')).rejects.toThrow('has no version');
    await expect(listVersions('dataset:no:where', PAGE)).rejects.toThrow('No event has named');
  });
});
