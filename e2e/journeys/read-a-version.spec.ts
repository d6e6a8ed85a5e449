import { expect, test } from '../support/test';

const PAGE = '/datasets/h5nqynmcj228zhdf/credit_default';

test('a version of a model has a page of its own, that leads on and comes back', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${PAGE}?tab=versions`);
  const timeline = page.getByRole('list', { name: 'Versions, latest first' });
  await timeline.getByRole('link', { name: 'v5', exact: true }).click();

  const version = page.getByRole('article', { name: 'Version v5' });
  await expect(page).toHaveURL(/[?&]version=5$/);
  await expect(version.getByRole('heading', { name: 'v5' })).toBeVisible();
  await expect(version.getByRole('link', { name: /train_model/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(version).toBeVisible();

  await version.getByRole('link', { name: 'Pinned graph' }).click();
  await expect(page).toHaveURL(/mode=pinned/);
  await expect(page.getByRole('button', { name: /^Dataset .*credit_default.*version v5/ })).toBeVisible(); // prettier-ignore
  await page.goBack();
  await expect(version).toBeVisible();
  await version.getByRole('link', { name: 'All versions' }).click();
  await expect(timeline).toBeVisible();
  await page.goBack();
  await expect(version).toBeVisible();
});

test('a version that never was is answered in words, with a way on', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`${PAGE}?tab=versions&version=99`);

  await expect(page.getByText(/No event has named this version/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All versions' }).click();
  await expect(page.getByRole('list', { name: 'Versions, latest first' })).toBeVisible();
});
