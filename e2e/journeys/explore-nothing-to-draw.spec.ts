import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('each reason for an empty graph has its own words and a way on', async ({ page, request }) => {
  const namespace = 'explore-nothing';
  await seedSteps(request, namespace, CHAIN);

  await page.goto('/lineage');
  await expect(page.getByRole('heading', { name: 'Choose where to start' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Search for a dataset or job' })).toBeVisible();

  await page.goto(graphHref(datasetId(namespace, 'core.nowhere')));
  await expect(page.getByRole('link', { name: 'Search for “nowhere”' })).toBeVisible();

  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&evidence=declared`);
  await page.getByRole('button', { name: 'Show every kind of evidence' }).first().click();
  await expect(page.getByRole('button', { name: /^Job etl\.load_orders/ })).toBeVisible();
});

test('all there was before the first event is nothing, and one click leads back', async ({
  page,
}) => {
  await page.goto('/lineage?group=namespace&asOf=2001-01-01T00%3A00%3A00Z');
  await expect(
    page.getByRole('heading', { name: 'Nothing had been reported by then' }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Back to now' }).last().click();

  await expect(page.getByRole('button', { name: /^Group credit-risk, closed/ })).toBeVisible();
});

test('a link that makes no sense is read as far as it does', async ({ page, request }) => {
  const namespace = 'explore-bad-link';
  await seedSteps(request, namespace, CHAIN);

  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=-3`);

  await expect(page.getByText('is neither a number from 0 to 1000')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
});
