import { expect, test } from '../support/test';

const EVENT = {
  eventType: 'COMPLETE',
  eventTime: '2026-03-01T12:00:00Z',
  producer: 'https://example.com/first',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0195512f-6c00-7000-8000-000000000001' },
  job: { namespace: 'demo', name: 'orders_daily' },
  inputs: [{ namespace: 'postgres://db:5432', name: 'shop.public.orders' }],
  outputs: [{ namespace: 's3://lake', name: 'daily/orders' }],
};

test('an empty store waits for its first event, which becomes a graph', async ({
  page,
  request,
  emptyServer,
  expectAccessible,
}) => {
  await page.goto(emptyServer);
  await expect(page.getByRole('heading', { name: 'Send the first event' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Waiting for your first event');
  await expect(page.getByRole('tabpanel')).toContainText(`${emptyServer}/api/v1/lineage`);
  await expectAccessible(page);

  await request.post(`${emptyServer}/api/v1/lineage`, { data: EVENT });

  await expect(page.getByText('Your first event has arrived.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See its lineage' }).click();
  await expect(page.getByRole('button', { name: /^Dataset shop\.public\.orders/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Dataset daily\/orders/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Job orders_daily/ })).toBeVisible();
});

test('on an empty store, search and events say what is missing', async ({
  page,
  emptyServer,
  expectAccessible,
}) => {
  await page.goto(`${emptyServer}/search`);
  await expect(page.getByText('There is nothing to search yet')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${emptyServer}/events`);
  await expect(page.getByText('No event has arrived yet')).toBeVisible();
  await expectAccessible(page);
});
