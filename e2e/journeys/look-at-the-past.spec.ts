import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

const MODEL = graphHref(datasetId('mlflow://models.acme.internal', 'credit_default'));

test('a reader steps through the months of a model, by keys alone, and back to now', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${MODEL}&direction=upstream&depth=all`);
  const status = page.getByRole('group', { name: 'What is shown' });
  const past = page.getByRole('region', { name: 'Past view' });
  await expect(status).toContainText('as of now');

  await page.getByRole('button', { name: /^Time: Now/ }).focus();
  await page.keyboard.press(',');
  await expect(past).toContainText('As it was on 2026-06-03');
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(past).toContainText('As it was on 2026-05-02 17:00 UTC');
  await expect(status).toContainText('as of 2026-05-02 17:00 UTC');
  await expectAccessible(page);
  await page.keyboard.press('.');
  await expect(past).toContainText('As it was on 2026-05-03');
  await page.keyboard.press('n');

  await expect(past).toBeHidden();
  await expect(status).toContainText('as of now');
});

test('a reader picks a month and current edges, and reads the model as it was', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${MODEL}&direction=upstream&depth=all`);
  await page.getByRole('button', { name: /^Time: Now/ }).click();
  await page.getByLabel('A moment, in UTC').fill('2026-03-10T00:00:00');
  await page.getByRole('radio', { name: 'Current' }).click();
  await expect(page.getByRole('radio', { name: 'Current' })).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Dataset credit_default/ }).click();

  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel).toContainText('As it was on 2026-03-10');
  await expect(panel).toContainText(/Model version\s*3/);
  await expect(page).toHaveURL(/asOf=2026-03-10.*/);
  await expect(page).toHaveURL(/edges=current/);
});

test('before anything was known the way back is shown', async ({ page }) => {
  await page.goto(`${MODEL}&asOf=2025-01-01T00:00:00Z`);
  await expect(page.getByText('Nothing was called “credit_default” then')).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();

  await expect(page.getByRole('group', { name: 'What is shown' })).toContainText('as of now');
});

test('a link shared as of this moment shows the same after more has happened', async ({
  page,
  request,
  context,
  browser,
}) => {
  const namespace = 'explore-frozen';
  await seedSteps(request, namespace, CHAIN);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=all`);
  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeVisible();

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^As of this moment/ }).click();
  await expect(page.getByText('Link copied').first()).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const later = await request.post('/api/v1/lineage', {
    data: {
      eventType: 'COMPLETE',
      eventTime: new Date(Date.now() + 3_600_000).toISOString(),
      producer: 'https://headwater.test/e2e',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: crypto.randomUUID() },
      job: { namespace, name: 'ml.score' },
      inputs: [{ namespace, name: 'ml.churn' }],
      outputs: [{ namespace, name: 'ml.scores' }],
    },
  });
  expect(later.ok()).toBe(true);
  await expect(page.getByRole('button', { name: /^Dataset ml\.scores/ })).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('region', { name: 'Past view' })).toBeVisible();
  await expect(elsewhere.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeVisible();
  await expect(elsewhere.getByRole('button', { name: /^Dataset ml\.scores/ })).toBeHidden();
  await elsewhere.context().close();
});
