import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('a shared link opens the same view in another browser', async ({
  page,
  request,
  context,
  browser,
}) => {
  const namespace = 'explore-shared';
  await seedSteps(request, namespace, CHAIN);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const long = 'r'.repeat(2000);
  await page.goto(
    `${graphHref(datasetId(namespace, 'core.orders'))}&depth=1&locked=${encodeURIComponent(long)}`,
  );
  await page.getByRole('button', { name: /^Expand load_orders upstream all the way/ }).click();
  await expect(page.getByRole('button', { name: /^Dataset raw\.orders/ })).toBeVisible();

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^Always current/ }).click();
  await expect(page.getByText('Link copied').first()).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);

  expect(new URL(link).pathname).toMatch(/^\/s\//);
  await expect(elsewhere.getByRole('button', { name: /^Dataset raw\.orders/ })).toBeVisible();
  await expect(elsewhere).toHaveURL(page.url());
  await elsewhere.context().close();
});

test('back and forward walk through everything a reader did', async ({ page, request }) => {
  const namespace = 'explore-history';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  const churn = page.getByRole('button', { name: /^Dataset ml\.churn/ });
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();

  await page.getByRole('button', { name: 'All hops' }).click();
  await expect(churn).toBeVisible();
  await churn.click();
  await expect(details).toBeVisible();
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toBeHidden();
  await page.goBack();
  await expect(details).toBeHidden();
  await page.goBack();
  await expect(churn).toBeHidden();
  await page.goForward();
  await expect(churn).toBeVisible();
  await page.goForward();
  await expect(details).toBeVisible();
});

test('what happens meanwhile appears by itself, and moves nothing', async ({ page, request }) => {
  const namespace = 'explore-live';
  await seedSteps(request, namespace, CHAIN.slice(0, 1));
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  const orders = page.getByRole('button', { name: /^Dataset core\.orders/ });
  await expect(orders).toBeVisible();
  await page.waitForResponse(/\/api\/v2\/pulse/);
  await page.mouse.move(700, 700);
  await page.mouse.wheel(40, 30);
  const before = await orders.boundingBox();

  await seedSteps(request, namespace, CHAIN.slice(1, 2));

  await expect(page.getByRole('button', { name: /^Dataset marts\.revenue/ })).toBeVisible();
  expect(await orders.boundingBox()).toEqual(before);
});
