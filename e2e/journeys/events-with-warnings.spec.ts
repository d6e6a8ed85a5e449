import type { APIRequestContext } from '@playwright/test';

import { expect, test } from '../support/test';

/** No producer, no schemaURL: kept, with warnings. The number has more digits than JavaScript can hold. */
function oddEvent(namespace: string): string {
  return `{"eventType":"FAIL","eventTime":"2026-06-01T06:00:00Z","run":{"runId":${JSON.stringify(`${namespace}-run`)},"facets":{}},"job":{"namespace":${JSON.stringify(namespace)},"name":"odd_job"},"inputs":[],"outputs":[],"extra":12345678901234567890.10}`;
}

async function seed(request: APIRequestContext, namespace: string) {
  const answer = await request.post('/api/v1/lineage', {
    headers: { 'content-type': 'application/json' },
    data: oddEvent(namespace),
  });
  expect(answer.ok()).toBe(true);
}

const listOf = (namespace: string) =>
  `/events?node=${encodeURIComponent(`job:${encodeURIComponent(namespace)}:odd_job`)}`;

test('shows what was off about an event, and its exact text', async ({ page, request }) => {
  await seed(request, 'events-detail');

  await page.goto(listOf('events-detail'));
  await page.getByRole('link', { name: 'FAIL event of odd_job' }).first().click();
  await expect(page.getByRole('region', { name: 'Warnings' })).toBeVisible();
  await page.getByRole('radio', { name: 'Exact bytes' }).click();

  await expect(page.getByText(oddEvent('events-detail'))).toBeVisible();
});

test('indents an event without changing a digit', async ({ page, request }) => {
  await seed(request, 'events-digits');

  await page.goto(listOf('events-digits'));
  await page.getByRole('link', { name: 'FAIL event of odd_job' }).first().click();

  await expect(page.getByText('12345678901234567890.10', { exact: true })).toBeVisible();
});

test('filters by kind and warnings through the address', async ({ page }) => {
  await page.goto('/events');

  await page.getByRole('button', { name: 'With warnings' }).click();
  await page.getByRole('radio', { name: 'Run', exact: true }).click();

  await expect(page).toHaveURL(/\/events\?(?=.*warnings=true)(?=.*kind=run)/);
});

test('shows a new event without a reload', async ({ page, request }) => {
  await seed(request, 'events-before');
  await page.goto('/events');
  await expect(page.getByRole('heading', { name: 'Events' })).toBeVisible();

  await seed(request, 'events-live');

  await expect(page.getByTitle(/events-live/).first()).toBeVisible();
});

test('says so when an event does not exist', async ({ page }) => {
  await page.goto('/events/0000');

  await expect(page.getByRole('heading', { name: 'No such event here' })).toBeVisible();
});

test('events are accessible', async ({ page, request, expectAccessible }) => {
  await seed(request, 'events-axe');

  await page.goto('/events');
  await expect(page.getByRole('list', { name: 'Events, latest first' })).toBeVisible();

  await expectAccessible(page);
});
