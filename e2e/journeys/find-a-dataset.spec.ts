import type { APIRequestContext, Page } from '@playwright/test';

import { expect, test } from '../support/test';

/** The header shows the key hint as soon as the page listens to keys. */
async function untilListening(page: Page) {
  await expect(page.getByRole('banner').getByText('Ctrl')).toBeVisible();
}

/** One event that reads `raw_<name>` and writes `<name>`, in a namespace of this test's own. */
async function seed(request: APIRequestContext, namespace: string, name: string) {
  const answer = await request.post('/api/v1/lineage', {
    data: {
      eventType: 'COMPLETE',
      eventTime: '2026-06-01T06:00:00Z',
      producer: 'https://example.com/e2e',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: `${namespace}-run` },
      job: { namespace, name: `build_${name}` },
      inputs: [{ namespace, name: `raw_${name}` }],
      outputs: [{ namespace, name }],
    },
  });
  expect(answer.ok()).toBe(true);
}

test('finds a dataset from the home page without the mouse', async ({ page, request }) => {
  await seed(request, 'find-home', 'riverbed_gauges');

  await page.goto('/');
  await untilListening(page);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('riverbed_gauges');
  await expect(page.getByRole('option', { name: /riverbed_gauges/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/lineage\?focus=.*riverbed_gauges/);
});

test('opens the page of a node from the command palette', async ({ page, request }) => {
  await seed(request, 'find-palette', 'palette_gauges');

  await page.goto('/events');
  await untilListening(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('palette_gauges');
  await expect(page.getByRole('option', { name: /palette_gauges/ }).first()).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await expect(page).toHaveURL(/\/(datasets|jobs)\/[0-9a-z]{16}\//);
});

test('narrows a search and keeps it in the address', async ({ page, request }) => {
  await seed(request, 'find-facets', 'facet_gauges');

  await page.goto('/search?q=facet_gauges');
  await page.getByRole('button', { name: /^Job/ }).first().click();

  await expect(page).toHaveURL(/kind=job/);
  await expect(page.getByRole('link', { name: /build_facet_gauges/ }).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/kind=job/);
});

test('walks the results with the arrow keys', async ({ page, request }) => {
  await seed(request, 'find-keys', 'arrow_gauges');

  await page.goto('/search');
  await untilListening(page);
  await page.keyboard.press('/');
  await page.keyboard.type('arrow_gauges');
  await expect(page.getByRole('link', { name: /arrow_gauges/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');

  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('offers a way on when nothing is found', async ({ page }) => {
  await page.goto('/search?q=no-such-thing-anywhere&tag=nor-this');

  await page.getByRole('button', { name: 'Clear all filters' }).click();

  await expect(page).toHaveURL(/q=no-such-thing-anywhere$/);
});

test('search is accessible', async ({ page, request, expectAccessible }) => {
  await seed(request, 'find-axe', '<b>axe_gauges</b>');

  await page.goto('/search?q=axe_gauges');
  await expect(page.getByRole('link', { name: /axe_gauges/ }).first()).toBeVisible();

  await expectAccessible(page);
});
