import { nodeHref, runHref } from '../../lib/url/node-href';
import { expect, test } from '../support/test';
import { seedFailedLoad } from './read-seed';

test('a failed run says why, where, and what it had read and written', async ({
  page,
  request,
  expectAccessible,
}) => {
  const { runId } = await seedFailedLoad(request, 'read-run');

  await page.goto(runHref(runId));

  const error = page.getByRole('region', { name: 'Error' });
  await expect(error.getByText('column "discount_pct" does not exist')).toBeVisible();
  await error.getByText(/Stack trace/).click();
  await expect(error.getByText(/line 7, in run/)).toBeVisible();
  await expect(page.getByText('2 min 3 s').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Inputs' }).getByRole('link')).toHaveCount(1);
  // The dataset, and the version of it that this run began to write.
  await expect(page.getByRole('region', { name: 'Outputs' }).getByRole('link')).toHaveCount(2);
  await expectAccessible(page);
});

test('the runs of a job lead to the page of the run', async ({ page, request }) => {
  const { job, runId } = await seedFailedLoad(request, 'read-runs');
  await page.goto(nodeHref(job, 'runs'));

  const runs = page.getByRole('table', { name: 'Runs, latest first' });
  await expect(runs.getByText('Failed')).toBeVisible();
  await runs.getByRole('link').first().click();

  await expect(page).toHaveURL(runHref(runId));
});

test('the code of a job is shown line by line', async ({ page, request }) => {
  const { job } = await seedFailedLoad(request, 'read-code');

  await page.goto(nodeHref(job, 'code'));

  await expect(page.getByRole('region', { name: 'SQL' }).getByText('select')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy SQL' })).toBeVisible();
});

test('a run nobody reported is not there, and says so', async ({ page }) => {
  await page.goto(runHref('00000000-0000-4000-8000-000000000000'));

  await expect(page.getByRole('heading', { name: 'No such run' })).toBeVisible();
});
