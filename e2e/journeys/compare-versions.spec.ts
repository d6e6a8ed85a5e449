import type { APIRequestContext } from '@playwright/test';

import { certificateHref, nodeHref } from '../../lib/url/node-href';
import { expect, test } from '../support/test';

/** The recorded model, as search finds it. */
async function findModel(request: APIRequestContext) {
  const answer = await request.get('/api/v2/search?q=credit_default&type=MODEL');
  const { results } = (await answer.json()) as {
    results: { kind: 'dataset'; key: never; name: string; id: string }[];
  };
  const [model] = results;
  if (!model) throw new Error('the model is not there');
  return model;
}

test('what changed between two versions of a model, and which it was made from', async ({
  page,
  request,
  expectAccessible,
}) => {
  const model = await findModel(request);
  await page.goto(nodeHref(model, 'versions'));

  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed.getByRole('table', { name: 'Metrics that differ' })).toContainText('0.6969');
  await page.getByRole('button', { name: 'Compare v3' }).click();
  await expect(page).toHaveURL(/compare=3\.\.6/);
  await expect(changed.getByRole('list', { name: 'Changed columns' })).toContainText(
    'postcode_ethnicity_index',
  );
  await expect(changed.getByText('Removed').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('list', { name: 'Versions, latest first' }).getByRole('link', { name: 'v3' }).click(); // prettier-ignore
  await expect(page.getByRole('article', { name: 'Version v3' })).toContainText('ec621993');
  await expectAccessible(page);
});

test('the birth certificate of a model fits on one sheet and names the raw files', async ({
  page,
  request,
  expectAccessible,
}) => {
  const model = await findModel(request);
  await page.goto(certificateHref(model, '3'));

  await expect(page.getByRole('region', { name: 'Raw data' })).toContainText(
    '791d583e54bfaf138615cb4604ad9c0fab04d18038db00b38f5033383314b39c',
  );
  await expect(
    page
      .getByRole('region', { name: 'Tagged columns behind it' })
      .getByText('reaches the model')
      .first(),
  ).toBeVisible();
  // Nothing measured is left out, and a test says how it went as everywhere else.
  await expect(page.getByRole('region', { name: 'Metrics' })).toContainText('importances.');
  await expect(page.getByRole('region', { name: 'Tests' })).toContainText('Passed');
  await expectAccessible(page);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }); // prettier-ignore
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});
