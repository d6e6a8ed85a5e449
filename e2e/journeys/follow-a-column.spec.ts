import { readFile } from 'node:fs/promises';

import { expect, test } from '../support/test';

const FEATURES =
  '/lineage?focus=dataset:s3%253A%252F%252Facme-credit-lake:features%252Floan_features';

test('a table opens its columns, one is traced, and the edge says how it is known', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${FEATURES}&view=canvas`);
  const card = page.getByRole('button', { name: /^Dataset features\/loan_features/ });
  await card.focus();
  await page.keyboard.press('o');
  const columns = page.getByRole('list', { name: 'Columns of loan_features' });
  await expect(columns.getByRole('listitem')).toHaveCount(10);
  await expect(page.getByText('10 of 17')).toBeVisible();

  await page.getByRole('button', { name: 'More columns of loan_features' }).click();
  await expect(page.getByText('11–17 of 17')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a column of loan_features' }).fill('coho');
  await expect(columns.getByRole('listitem')).toHaveCount(1);

  const cohort = columns.getByRole('button', { name: /^Column cohort/ });
  await cohort.click();
  await expect(page).toHaveURL(/column=[0-9a-z]{16}%23cohort/);
  await expect(cohort).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(cohort).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);

  await cohort.focus();
  await page.keyboard.press('w');
  const edges = page.getByRole('dialog', { name: 'Edges of cohort in loan_features' });
  await edges.getByRole('button', { name: /^How do we know: applicants · cohort to/ }).click();
  const evidence = page.getByRole('dialog', { name: 'How do we know?' });
  await expect(evidence.getByText(/columnLineage\/fields\/cohort/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(edges).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/column=/);
});

test('all tables open at once, and filters and joins are counted and asked for', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${FEATURES}&view=canvas&legend=shown`);
  await page.getByRole('radio', { name: 'The columns of every table' }).click();
  await expect(page.getByRole('list', { name: 'Columns of applicants' })).toBeVisible();
  await expect(page.getByText('Every row')).toHaveCount(0);

  await page.getByRole('checkbox', { name: /Filters and joins/ }).click();
  await expect(page).toHaveURL(/indirect=1/);
  await expect(page.getByRole('button', { name: /^Every row, in loan_features/ })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByText('Every row')).toHaveCount(0);
});

test('from a search to the page of a column, and its impact as a file', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/search?q=postcode_ethnicity_index');
  await page.getByRole('link', { name: 'Column postcode_ethnicity_index' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('postcode_ethnicity_index');
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV', exact: true }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toContain('credit_default');
  expect(file).toContain('TRANSFORMATION');
});

test('the list opens columns, too, and an edge of one leads on to the next table', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${FEATURES}&view=list`);
  const toggle = page.getByRole('button', { name: /^\d+ columns of loan_features/ });
  // The list is there before the page listens.
  await expect(async () => {
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true', { timeout: 2000 });
  }).toPass();
  const columns = page.getByRole('list', { name: 'Columns of loan_features' });
  await expect(columns.getByRole('listitem')).toHaveCount(10);
  await page.getByRole('searchbox', { name: 'Find a column of loan_features' }).fill('coho');
  const cohort = columns.getByRole('button', { name: /^Column cohort/ });
  await cohort.click();
  await expect(page).toHaveURL(/column=[0-9a-z]{16}%23cohort/);
  await expectAccessible(page);

  await cohort.focus();
  await page.keyboard.press('ArrowLeft');
  const source = page.getByRole('list', { name: 'Columns of applicants' });
  await expect(source.getByRole('button', { name: /^Column cohort/ })).toBeFocused();

  await page.getByRole('button', { name: 'Close the columns of loan_features' }).click();
  await expect(columns).toBeHidden();
  await expect(toggle).toBeFocused();
});

test('a list row leads to its edges, without the canvas', async ({ page, expectAccessible }) => {
  await page.goto(`${FEATURES}&view=list`);
  const dialog = page.getByRole('dialog', { name: 'Edges of build_features' });
  // The list is there before the page listens.
  await expect(async () => {
    await page
      .getByRole('button', { name: /edges of .*build_features, and how they are known$/ })
      .click();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(dialog.getByRole('list', { name: 'Into it' }).getByRole('listitem')).not.toHaveCount(
    0,
  );
  await expectAccessible(page);
});
