import type { Page } from '@playwright/test';

import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

const NAMESPACE = 'keep-the-focus';
const job = (page: Page) => page.getByRole('button', { name: /^Job etl\.load_orders/ });
const spoken = (page: Page) => page.locator('p[aria-live="polite"]');

test.beforeEach(async ({ page, request }) => {
  await seedSteps(request, NAMESPACE, CHAIN);
  await page.goto(graphHref(datasetId(NAMESPACE, 'core.orders')));
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(job(page)).toBeFocused();
});

test('whatever a key opens gives the focus back to the card when it closes', async ({ page }) => {
  for (const [key, opens] of [
    ['?', page.getByRole('dialog', { name: 'Reading the graph' })],
    ['w', page.getByRole('dialog')],
    ['F', page.getByRole('dialog', { name: 'Filter' })],
    ['x', page.getByRole('menu')],
    ['/', page.getByRole('search', { name: 'Find in the graph' })],
    ['Control+k', page.getByRole('dialog', { name: 'Search or jump to' })],
  ] as const) {
    await page.keyboard.press(key);
    await expect(opens).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opens).toBeHidden();
    await expect(job(page), `after ${key}`).toBeFocused();
  }
});

test('closing the panel gives the focus to its node, in the graph and in the list', async ({
  page,
}) => {
  const panel = page.getByRole('complementary', { name: 'Details' });
  for (const shownAs of ['graph', 'list']) {
    await job(page).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await panel.getByRole('button', { name: 'Close the panel' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel).toBeHidden();
    await expect(job(page), `in the ${shownAs}`).toBeFocused();
    await page.keyboard.press('l');
    await expect(page.getByRole('treegrid')).toBeVisible({ visible: shownAs === 'graph' });
  }
});

test('from a card whose panel is open j and k go through its tabs, and not from a field', async ({
  page,
}) => {
  const panel = page.getByRole('complementary', { name: 'Details' });
  const tab = (name: string) => panel.getByRole('tab', { name, exact: true });
  const selector = page.getByRole('combobox', { name: 'Select nodes' });
  await page.keyboard.press('Enter');
  await expect(tab('Overview')).toHaveAttribute('aria-selected', 'true');
  await expect(job(page)).toBeFocused();

  await selector.focus();
  await page.keyboard.press('j');
  await expect(selector).toHaveValue('j');
  await expect(tab('Overview')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Backspace');

  await job(page).focus();
  await page.keyboard.press('j');
  await expect(tab('Code')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await expect(tab('Versions')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await expect(tab('Code')).toHaveAttribute('aria-selected', 'true');
});

test('who walks by key goes on from the same place in the list, in the graph, and among groups', async ({
  page,
}) => {
  const grid = page.getByRole('treegrid', { name: 'Nodes of the graph' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('l');
  await expect(grid).toBeVisible();
  await expect(job(page)).toBeFocused();
  await page.keyboard.press('l');
  await expect(grid).toBeHidden();
  await expect(job(page)).toBeFocused();

  await page.keyboard.press('g');
  const home = page.getByRole('button', { name: /^Group keep-the-focus, closed/ });
  await expect(home).toBeFocused();
  await page.keyboard.press('g');
  await expect(page).toHaveURL(/group=pipeline/);
  await expect(home).toBeHidden();
  await expect(page.locator('[data-node]:focus')).toBeVisible();
});

test('the list and the graph hand the focus to each other', async ({ page }) => {
  for (const shownAs of ['list', 'graph']) {
    await page.keyboard.press('l');
    await expect(page.getByRole('treegrid')).toBeVisible({ visible: shownAs === 'list' });
    await expect(job(page), `in the ${shownAs}`).toBeFocused();
  }
  // Also where it came to the card by itself, as from the selector.
  await page.keyboard.press('s');
  await expect(page.getByRole('combobox', { name: 'Select nodes' })).toBeFocused();
  // The first closes what is suggested, if that has come already.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(job(page)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('l');
  await expect(page.getByRole('treegrid')).toBeVisible();
  await expect(job(page)).toBeFocused();
});

test('what changes without a new answer is spoken of, too', async ({ page }) => {
  await page.keyboard.press('h');
  await expect(spoken(page).getByText('Coloured by status')).toBeAttached();
  await page.keyboard.press('l');
  await expect(spoken(page).getByText('Shown as a list')).toBeAttached();
  await page.keyboard.press('g');
  await expect(spoken(page).getByText(/^Grouped by namespace/)).toBeAttached();
});

test('coming back to results gives the focus to the row that led away', async ({ page }) => {
  await page.goto('/search?q=orders');
  const rows = page.getByRole('list', { name: 'Results' }).getByRole('link');
  await expect(rows.first()).toBeVisible();
  const second = page.locator('[data-result]').nth(1);
  const name = await second.getAttribute('data-result');
  await second.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lineage/);

  await page.goBack();

  await expect(page.locator(`[data-result="${name}"]`)).toBeFocused();
});
