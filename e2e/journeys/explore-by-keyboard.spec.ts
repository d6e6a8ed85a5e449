import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('a reader walks the graph, opens a node and lets go of it without a pointer', async ({
  page,
  request,
}) => {
  const namespace = 'explore-by-keyboard';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();

  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^Job etl\.load_orders/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  await expect(page).toHaveURL(/locked=/);

  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/locked=/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeHidden();

  await page.keyboard.press('[');
  await expect(page).toHaveURL(/depth=1/);
  await expect(page.getByRole('button', { name: /^Dataset marts\.revenue/ })).toBeHidden();
  await page.keyboard.press('f');
  await page.keyboard.press(']');
  await expect(page.getByRole('button', { name: /^Dataset marts\.revenue/ })).toBeVisible();

  await page.keyboard.press('l');
  await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Reading the graph' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has nothing to say about the explorer, ${colorScheme}`, async ({
    page,
    request,
    expectAccessible,
  }) => {
    const namespace = `explore-axe-${colorScheme}`;
    await seedSteps(request, namespace, CHAIN);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(graphHref(datasetId(namespace, 'core.orders')));
    await page.getByRole('button', { name: /^Job marts\.build_revenue/ }).click();
    await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press('l');
    await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Reading the graph' })).toBeVisible();
    await expectAccessible(page);
  });
}
