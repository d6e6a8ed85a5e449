import { nodeHref } from '../../lib/url/node-href';
import { expect, test } from '../support/test';
import { seedFailedLoad } from './read-seed';

test('a dataset page tells what it is, and nothing stored becomes markup', async ({
  page,
  request,
  expectAccessible,
}) => {
  const { table } = await seedFailedLoad(request, 'read-dataset');

  await page.goto(nodeHref(table));

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('public.orders');
  await expect(page.getByText('web shop')).toBeVisible();
  await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /load_orders/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test('columns are filtered, and nested ones opened, by keyboard alone', async ({
  page,
  request,
}) => {
  const { table } = await seedFailedLoad(request, 'read-columns');
  await page.goto(nodeHref(table, 'schema'));
  const columns = page.getByRole('list', { name: 'Columns' });

  await page.getByRole('button', { name: 'Fields of address' }).press('Enter');
  await expect(columns.getByText('city')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Filter columns' }).fill('__proto__');
  await expect(columns.getByText('__proto__')).toBeVisible();
  await expect(columns.getByText('order_id')).toBeHidden();
});

test('j and k walk through the tabs, and the address follows', async ({ page, request }) => {
  const { table } = await seedFailedLoad(request, 'read-tabs');
  await page.goto(nodeHref(table));
  // The server writes exact times; relative ones show that the page listens to keys.
  await expect(page.getByText(/ ago$/).first()).toBeVisible();

  await page.keyboard.press('j');
  await expect(page.getByRole('tab', { name: /Schema/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/tab=schema/);

  await page.keyboard.press('k');
  await expect(page).not.toHaveURL(/tab=/);
});

test('facets nobody foresaw are shown as a tree', async ({ page, request }) => {
  const { table } = await seedFailedLoad(request, 'read-facets');
  await page.goto(nodeHref(table, 'facets'));

  await page.getByRole('button', { name: 'nested: 1 key' }).click();

  await expect(page.getByText('"here"')).toBeVisible();
});

test('the path of the other kind leads to the same node', async ({ page, request }) => {
  const { job } = await seedFailedLoad(request, 'read-wrong-kind');

  await page.goto(`/datasets/${job.key}`);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('shop_daily.load_orders');
});

test('an address that leads nowhere offers a search for the name', async ({ page }) => {
  await page.goto('/datasets/0000000000000000/public.gone');

  await expect(page.getByRole('searchbox', { name: 'Search by name' })).toHaveValue('public.gone');
});
