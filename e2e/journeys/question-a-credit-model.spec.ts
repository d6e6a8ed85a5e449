import { expect, test } from '../support/test';

/** The nominal time of the runs that made model 3. */
const MARCH = '2026-03-01 00:00:00 UTC';

test('from the name of a model to the parameters it was trained with', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/search?q=credit_default');
  await page.getByRole('link', { name: 'Details of credit_default', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('credit_default');
  await expectAccessible(page);

  await page
    .getByRole('definition')
    .getByRole('link', { name: /train_model/ })
    .click();
  // The page of the model has runs, too: those of all jobs that touch it.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/train_model$/);
  await page.getByRole('tab', { name: /Runs/ }).click();
  const march = page.getByRole('row').filter({ hasText: MARCH });
  await march.getByRole('link').first().click();

  const parameters = page.getByRole('table', { name: 'Parameters of this run' });
  await expect(parameters.getByRole('row', { name: /^n_estimators 100$/ })).toBeVisible();
  await expect(parameters.getByRole('row', { name: /^learning_rate 0\.08$/ })).toBeVisible();
  await expectAccessible(page);
});

test('from the name of a job to the error of its failed run', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/search?q=clean_bureau');
  await page.getByRole('link', { name: 'Details of credit_risk.monthly.clean_bureau' }).click();
  await page.getByRole('tab', { name: /Runs/ }).click();

  const failed = page.getByRole('row').filter({ hasText: 'Failed' });
  await expect(failed).toHaveCount(1);
  await failed.getByRole('link').first().click();

  const error = page.getByRole('region', { name: 'Error' });
  await expect(
    error.getByText("ValueError: could not convert string to float: '6.0%'", { exact: true }),
  ).toBeVisible();
  await error.getByText(/Stack trace/).click();
  await expectAccessible(page);
});

test('from a column to the month in which its values went missing', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/search?q=bureau_extract');
  await page.getByRole('link', { name: 'Details of bureau/bureau_extract.csv' }).click();
  await page.getByRole('tab', { name: 'Quality' }).click();

  const rates = page.getByRole('table', { name: /^Null rate of each column/ });
  await expect(rates.getByRole('row').nth(1)).toContainText('utilisation');
  await expect(rates.getByRole('row').nth(1)).toContainText('38.2 %');
  await expect(page.getByRole('row', { name: /Passed null_rate/ })).toContainText('<= 0.05');
  await expectAccessible(page);
});
