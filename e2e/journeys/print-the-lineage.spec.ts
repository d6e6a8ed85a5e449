import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

/** As many as the server folds none of, and more than a screen holds. */
const WIDE = Array.from({ length: 48 }, (_, index) => ({
  ...{ job: `load_${index}`, inputs: ['hub'], outputs: [`copy_${index}`] },
}));

test('paper gets the whole picture, whatever part of it is on the screen', async ({
  page,
  request,
}) => {
  const namespace = 'print-picture';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(
    `/lineage?focus=${encodeURIComponent(datasetId(namespace, 'raw.orders'))}&depth=all`,
  );
  await expect(page.getByRole('button', { name: /ml\.churn/ }).first()).toBeVisible();

  await page.emulateMedia({ media: 'print' });

  const picture = page.getByRole('img', { name: 'Lineage of raw.orders' });
  await expect(picture).toBeVisible();
  for (const name of ['orders', 'load_orders', 'build_revenue', 'churn']) {
    await expect(picture.getByText(name, { exact: true }).first()).toBeVisible();
  }
  await expect(picture.getByText('7 shown · 0 hidden', { exact: false })).toBeVisible();
  await expect(picture.getByText(page.url())).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export' })).toBeHidden();

  await page.emulateMedia({ media: 'screen' });

  await expect(page.locator('[data-print-picture] svg')).toHaveCount(0);
});

test('paper gets every row of the list', async ({ page, request }) => {
  const namespace = 'print-list';
  await seedSteps(request, namespace, WIDE);
  await page.goto(`/lineage?focus=${encodeURIComponent(datasetId(namespace, 'hub'))}&view=list`);
  const rows = page.getByRole('treegrid', { name: 'Nodes of the graph' }).getByRole('row');
  await expect(rows.first()).toBeVisible();

  await page.emulateMedia({ media: 'print' });

  // The head, the hub, and 48 jobs with what each made.
  await expect(rows).toHaveCount(1 + 1 + 2 * WIDE.length);
  await expect(page.getByText('Lineage of hub')).toBeVisible();
});
