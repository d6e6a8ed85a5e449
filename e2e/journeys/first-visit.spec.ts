import { expect, test } from '../support/test';

test('skips past the header with one key', async ({ page }) => {
  await page.goto('/events');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
});

test('changes the theme and remembers it', async ({ page }) => {
  await page.goto('/events');

  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();

  await expect(page.locator('html')).toHaveClass(/dark/);
});

test('goes to every page from the header', async ({ page }) => {
  await page.goto('/');
  const nav = page.getByRole('navigation', { name: 'Main' });

  await nav.getByRole('link', { name: 'Lineage' }).click();
  await expect(page.getByRole('heading', { name: 'Everything' })).toBeVisible();
  await nav.getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL('/search');
  await nav.getByRole('link', { name: 'Events' }).click();
  await expect(page).toHaveURL('/events');
  await nav.getByRole('link', { name: 'API' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /API/ })).toBeVisible();
});

test('helps on after a wrong address of a node', async ({ page }) => {
  await page.goto('/datasets/0000000000000000/public.orders');

  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();

  await expect(page).toHaveURL('/search?q=public.orders');
});

test('helps on after a wrong short link', async ({ page }) => {
  await page.goto('/s/nowhere');

  await expect(page.getByRole('heading', { name: 'This short link leads nowhere' })).toBeVisible();
});

test('fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );

  expect(overflow).toBeLessThanOrEqual(0);
});

test('the home page is accessible', async ({ page, expectAccessible }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await expectAccessible(page);
});

test('the API page is accessible', async ({ page, expectAccessible }) => {
  await page.goto('/api-docs');
  await expect(page.getByRole('heading', { level: 1, name: /API/ })).toBeVisible();
  await expectAccessible(page);
});
