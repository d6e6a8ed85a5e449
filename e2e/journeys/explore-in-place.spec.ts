import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('what is expanded keeps its place on screen, and back undoes it', async ({
  page,
  request,
}) => {
  const namespace = 'explore-in-place';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  const revenue = page.getByRole('button', { name: /^Dataset marts\.revenue/ });
  await expect(revenue).toBeVisible();
  const before = await revenue.boundingBox();

  await page.getByRole('button', { name: /^Expand revenue downstream all the way/ }).click();

  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeVisible();
  await expect(page.getByText('Expanded revenue, 2 downstream added')).toBeAttached();
  expect(await revenue.boundingBox()).toEqual(before);

  await page.goBack();
  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeHidden();
});

test('the first paint asks the server for no graph', async ({ page, request }) => {
  const namespace = 'explore-first-paint';
  await seedSteps(request, namespace, CHAIN);
  const asked: string[] = [];
  page.on('request', (one) => {
    if (one.url().includes('/api/v2/graph')) asked.push(one.url());
  });

  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();

  expect(asked).toEqual([]);
});

test('what scrolls in the panel does not scroll the page', async ({ page }) => {
  const model = 'dataset:mlflow%3A%2F%2Fmodels.acme.internal:credit_default';
  await page.goto(`/lineage?focus=${encodeURIComponent(model)}&selected=h5nqynmcj228zhdf`);
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Downstream');

  const isTaller = () => document.documentElement.scrollHeight > window.innerHeight;

  expect(await page.evaluate(isTaller)).toBe(false);
});
