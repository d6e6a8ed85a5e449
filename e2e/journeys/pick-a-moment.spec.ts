import type { APIRequestContext } from '@playwright/test';

import { certificateHref, nodeHref, runHref } from '../../lib/url/node-href';
import { graphHref } from '../../lib/url/graph-view';
import { expect, test } from '../support/test';
import { datasetId } from './explore-seed';

const facet = (body: object) => ({ _producer: 'https://headwater.test/e2e', _schemaURL: 'https://headwater.test/f.json', ...body }); // prettier-ignore

async function send(request: APIRequestContext, events: readonly object[]) {
  const answer = await request.post('/api/v1/lineage/batch', {
    headers: { 'content-type': 'application/x-ndjson' },
    data: events.map((event) => JSON.stringify(event)).join('\n'),
  });
  expect(answer.ok()).toBe(true);
}

async function find(request: APIRequestContext, query: string) {
  const answer = await request.get(`/api/v2/search?${query}`);
  const { results } = (await answer.json()) as { results: { kind: 'dataset' | 'job'; key: never; name: string; id: string }[] }; // prettier-ignore
  const [found] = results;
  if (!found) throw new Error(`${query} finds nothing`);
  return found;
}

const MODEL = graphHref(datasetId('mlflow://models.acme.internal', 'credit_default'));

test('the graph as of a version and as of a run, picked by name', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${MODEL}&direction=upstream&depth=all`);
  await page.getByRole('button', { name: /^Time: Now/ }).click();
  await page.getByRole('radio', { name: 'A version' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^v3/ }).click();

  const past = page.getByRole('region', { name: 'Past view' });
  await expect(past).toContainText('As it was on 2026-03-03');
  await page.getByRole('radio', { name: 'A run' }).click();
  await page.getByRole('list', { name: 'Latest runs' }).getByRole('button').first().click();
  await expect(past).toContainText('As it was on 2026-06-03');
});

test('versions after the moment are not listed, and what is compared stays in the address', async ({
  page,
}) => {
  await page.goto(`${MODEL}&asOf=2026-04-10T00:00:00Z&selected=${encodeURIComponent(datasetId('mlflow://models.acme.internal', 'credit_default'))}&tab=versions`); // prettier-ignore
  const list = page.getByRole('list', { name: 'Versions, latest first' });
  await expect(list.getByRole('link', { name: 'v4' })).toBeVisible();
  await expect(list.getByRole('link', { name: 'v5' })).toBeHidden();
  await page.getByRole('button', { name: 'Compare v2' }).click();
  await expect(page).toHaveURL(/compare=2\.\.4/);

  await page.getByRole('button', { name: 'One hop more' }).click();
  await expect(page).toHaveURL(/compare=2\.\.4/);
  await page.goBack();
  await expect(page).toHaveURL(/compare=2\.\.4/);
  await page.goBack();
  await expect(page).not.toHaveURL(/compare=/);
});

test('a run that was tried three times tells of all three, and whose part it is', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'e2e-tries';
  const root = { run: { runId: `${namespace}-dag` }, job: { namespace, name: 'nightly' } };
  const tried = (index: number, type: 'FAIL' | 'COMPLETE') => {
    const base = {
      producer: 'https://headwater.test/e2e',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      job: { namespace, name: 'nightly.group.load' },
      run: {
        runId: `${namespace}-${index}`,
        facets: {
          nominalTime: facet({ nominalStartTime: '2026-06-01T00:00:00Z' }),
          parent: facet({ run: { runId: `${namespace}-group` }, job: { namespace, name: 'nightly.group' }, root }), // prettier-ignore
          ...{ FAIL: { errorMessage: facet({ message: `deadlock ${index}`, programmingLanguage: 'python', stackTrace: 'line 1\nline 2' }) }, COMPLETE: {} }[type], // prettier-ignore
        },
      },
      outputs: [{ namespace, name: 'loaded' }],
    };
    return [
      { ...base, eventType: 'START', eventTime: `2026-06-01T0${index}:00:00Z` },
      { ...base, eventType: type, eventTime: `2026-06-01T0${index}:10:00Z` },
    ];
  };
  await send(request, [...tried(1, 'FAIL'), ...tried(2, 'FAIL'), ...tried(3, 'COMPLETE')]);
  const job = await find(request, `q=nightly.group.load&kind=job&namespace=${namespace}`);

  await page.goto(nodeHref(job, 'runs'));
  const runs = page.getByRole('table', { name: 'Runs, latest first' });
  await expect(runs.getByRole('columnheader', { name: 'Attempt' })).toBeVisible();
  await expect(runs.getByRole('link', { name: 'nightly', exact: true })).toHaveCount(3);
  await expectAccessible(page);

  await page.goto(runHref(`${namespace}-2`));
  await expect(page.getByText('attempt 2 of 3')).toBeVisible();
  const tries = page.getByRole('table', { name: /^Attempts/ });
  await expect(tries.getByRole('row', { name: /deadlock/ })).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Parent runs' }).getByRole('link')).toHaveText(['nightly', 'nightly.group']); // prettier-ignore
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Graph as of then' }).click();
  await expect(page.getByRole('region', { name: 'Past view' })).toContainText('2026-06-01 02:10');
});

test('the certificate of a model of many parts is one sheet, and leads to the rest', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'e2e-large-model';
  const version = (text: string) => ({ version: facet({ datasetVersion: text }) });
  const many = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}_${at}`); // prettier-ignore
  const inputs = many(30, 'raw/files/part').map((name, at) => ({ namespace, name: `${name}.parquet`, facets: version(`sha256:${at.toString(16).padStart(64, '0')}`) })); // prettier-ignore
  const parameters = many(60, 'parameter').map((key, at) => ({ key, value: String(at) }));
  await send(request, [
    {
      eventType: 'COMPLETE',
      eventTime: '2026-06-01T00:00:00Z',
      producer: 'https://headwater.test/e2e',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: `${namespace}-train`, facets: { executionParameters: facet({ parameters }) } },
      job: { namespace, name: 'train' },
      inputs,
      outputs: [
        {
          namespace,
          name: 'large_model',
          facets: { ...version('1'), datasetType: facet({ datasetType: 'MODEL' }) },
        },
      ],
    },
  ]);
  const model = await find(request, `q=large_model&type=MODEL&namespace=${namespace}`);

  await page.goto(certificateHref(model, '1'));
  await expect(page.getByText(/and \d+ more, at the link below/).first()).toBeVisible();
  await expectAccessible(page);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }); // prettier-ignore
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  const answer = await request.get(`/api/v2/nodes/${model.key as string}/versions/1/certificate`);
  expect(((await answer.json()) as { sources: unknown[] }).sources).toHaveLength(30);
});
