import { DEFAULT_VIEW, graphViewHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';

const MODEL = 'dataset:mlflow%3A%2F%2Fmodels.acme.internal:credit_default';

test('with the jobs filtered out datasets stay joined, and every step still says how it is known', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus: MODEL, view: 'canvas', depth: 2 }));
  await expect(page.getByRole('button', { name: /^Dataset credit_default/ })).toBeVisible();
  await page.keyboard.press('s');
  const bar = page.getByRole('combobox', { name: 'Select nodes' });
  await expect(bar).toBeFocused();
  await bar.pressSequentially('kind:dataset');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/select=kind%3Adataset/);
  const legend = page.getByRole('region', { name: 'Legend and filter' });
  await expect(legend.getByText('Through hidden nodes')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(bar).not.toBeFocused();
  await page.keyboard.press('l');
  const row = page.getByRole('row', { name: /loan_features/ });
  await row.getByRole('button', { name: /^Through hidden nodes: edges of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Edges of loan_features' });
  const way = dialog
    .getByRole('list', { name: 'Out of it' })
    .getByRole('listitem')
    .filter({ hasText: 'loan_features → credit_default' });
  await expect(way.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await way.getByRole('button', { name: 'How do we know: train_model to credit_default' }).click();
  await expect(page.getByRole('dialog').last()).toContainText('train_model');
});
