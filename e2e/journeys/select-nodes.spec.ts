import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('a reader selects nodes by typing, with suggestions and mistakes shown where they are', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'select-nodes';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=all`);
  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeVisible();

  await page.keyboard.press('s');
  const bar = page.getByRole('combobox', { name: 'Select nodes' });
  await expect(bar).toBeFocused();
  await bar.pressSequentially('kin');
  await expect(page.getByRole('option', { name: 'kind:' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await expect(bar).toHaveValue('kind:');
  await bar.pressSequentially('jo');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bar).toHaveValue('kind:job ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/select=kind%3Ajob/);
  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Job ml\.train_churn/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'What is shown' })).toContainText(
    '3 hidden (not selected)',
  );

  await bar.fill('kind:job and (');
  await page.keyboard.press('Escape');
  await expect(page.getByText('A name or a condition is missing at the end.')).toBeVisible();
  await expect(bar).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await page.goBack();
  await expect(bar).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Dataset ml\.churn/ })).toBeVisible();
});

test('a selector alone is a question, and a name offered by the server finds it', async ({
  page,
  request,
}) => {
  const namespace = 'select-alone';
  await seedSteps(request, namespace, [
    { job: 'alone.load', inputs: ['alone.raw'], outputs: ['alone.core'] },
    { job: 'alone.publish', inputs: ['alone.core'], outputs: ['alone.mart'] },
  ]);
  await page.goto(`/lineage?select=${encodeURIComponent('+alone.core')}&view=list`);
  const nodes = page.getByRole('treegrid', { name: 'Nodes of the graph' });
  await expect(nodes).toContainText('raw');
  await expect(nodes).not.toContainText('mart');

  const bar = page.getByRole('combobox', { name: 'Select nodes' });
  await bar.fill('alone.mar');
  await page.getByRole('option', { name: 'alone.mart' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(nodes).toContainText('mart');
  await expect(nodes).not.toContainText('raw');

  await bar.fill('alone.nowhere');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No node is meant by this' })).toBeVisible();
});
