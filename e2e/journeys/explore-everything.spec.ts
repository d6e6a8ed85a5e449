import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';

test('the whole store is explored from the top', async ({ page, expectAccessible }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Explore everything' }).click();
  const group = page.getByRole('button', { name: /^Group credit-risk, closed, 12 jobs/ });
  await expect(group).toBeVisible();
  await expectAccessible(page);

  await group.click();

  await expect(
    page.getByRole('button', { name: /^Job credit_risk\.monthly\.train_model/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/expanded=group/);

  await page.getByRole('button', { name: 'Close credit-risk' }).click();
  await expect(group).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('button', { name: 'Close credit-risk' })).toBeVisible();
});

test('groups are opened, closed and exchanged by keyboard', async ({ page }) => {
  await page.goto(graphViewHref(OVERVIEW));
  const group = page.getByRole('button', { name: /^Group credit-risk, closed/ });
  await group.focus();

  await page.keyboard.press('e');
  await expect(page.getByRole('list', { name: 'Open groups' })).toBeVisible();

  await page.getByRole('button', { name: /^Job credit_risk\.monthly\.train_model/ }).focus();
  await page.keyboard.press('c');
  await expect(group).toBeFocused();

  await page.keyboard.press('g');
  await expect(page).toHaveURL(/group=pipeline/);
  await expect(page.getByRole('button', { name: 'Groups: By pipeline' })).toBeVisible();
  // Which of the pipelines are in sight depends on how many other journeys have left there.
  await expect(page.getByRole('button', { name: /^Group .+, closed/ }).first()).toBeVisible();
});

test('the list has the groups, too', async ({ page, expectAccessible }) => {
  await page.goto(graphViewHref({ ...OVERVIEW, view: 'list' }));
  const group = page.getByRole('button', { name: /^Group credit-risk, closed/ });
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expectAccessible(page);

  await group.click();

  await expect(page.getByRole('button', { name: /^Group credit-risk, open/ })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Job credit_risk\.monthly\.train_model/ }),
  ).toBeVisible();
});
