import { DEFAULT_VIEW, graphHref, graphViewHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

const NAMESPACE = 'explore-when-it-fails';
const ORDERS = datasetId(NAMESPACE, 'core.orders');

test.beforeEach(async ({ request }) => {
  await seedSteps(request, NAMESPACE, CHAIN);
});

test('a picture that takes too long gives way to the list, and is tried again', async ({
  page,
  expectAccessible,
}) => {
  // Workers hear nothing of what they shall place until they may.
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      override postMessage(message: unknown, more?: StructuredSerializeOptions | Transferable[]) {
        const isPlace = JSON.stringify(message).includes('"kind":"place"');
        const options = Array.isArray(more) ? { transfer: more } : more;
        if (!isPlace || Object.hasOwn(window, 'mayPlace')) super.postMessage(message, options);
      }
    };
  });
  await page.goto(graphHref(ORDERS));
  await expect(
    page.getByRole('heading', { name: 'Placing the graph took too long' }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.evaluate(() => {
    Object.assign(window, { mayPlace: true });
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
});

test('a list stands in for a picture that took too long', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      override postMessage() {
        return undefined;
      }
    };
  });
  await page.goto(graphHref(ORDERS));
  await page.getByRole('button', { name: 'Show as a list' }).click();
  await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toContainText('orders');
});

test('a server that stops answering is said to, asked again, and what it said stays', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(graphHref(ORDERS));
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
  // What a server says that has no time.
  await page.route('**/api/v2/graph?**', (route) => route.fulfill({ status: 429, body: 'later' }));
  await page.keyboard.press(']');

  await expect(page.getByText(/It does not answer; this is what it said last/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
  await expectAccessible(page);
  const again = page.getByRole('button', { name: 'Try again' });
  const asked = page.waitForRequest('**/api/v2/graph?**');
  await again.click();
  await asked;
  await page.unroute('**/api/v2/graph?**');

  // It may be asked by itself in the meantime: then there is nothing left to press.
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(page.getByText(/It does not answer/)).toBeHidden({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('button', { name: /^Job ml\.train_churn/ })).toBeVisible();
});

test('evidence that hides a whole side is said to, not the side', async ({ page }) => {
  await page.goto(
    graphViewHref({
      ...DEFAULT_VIEW,
      focus: ORDERS,
      direction: 'upstream',
      evidence: ['declared'],
    }),
  );
  await expect(page.getByRole('heading', { name: 'Everything is filtered out' })).toBeVisible();
  await page.getByRole('button', { name: 'Show every kind of evidence' }).click();
  await expect(page.getByRole('button', { name: /^Job etl\.load_orders/ })).toBeVisible();

  await page.goto(
    graphViewHref({
      ...DEFAULT_VIEW,
      focus: datasetId(NAMESPACE, 'ml.churn'),
      direction: 'downstream',
    }),
  );
  await expect(page.getByRole('heading', { name: 'Nothing in this direction' })).toBeVisible();
  await page.getByRole('button', { name: 'Show both directions' }).click();
  await expect(page.getByRole('button', { name: /^Job ml\.train_churn/ })).toBeVisible();
});

/** Blocks of 49 jobs that each read 49 tables: 60,025 edges, and no hub to fold. */
function blocks(): string {
  const events: string[] = [];
  for (let block = 0; block < 25; block += 1)
    for (let job = 0; job < 49; job += 1)
      events.push(
        JSON.stringify({
          eventType: 'COMPLETE',
          eventTime: '2026-06-01T06:00:00.000Z',
          producer: 'https://headwater.test/e2e',
          schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
          run: { runId: crypto.randomUUID() },
          job: { namespace: 'blocks', name: `job_${block}_${job}` },
          inputs: Array.from({ length: 49 }, (_, at) => ({
            namespace: 'blocks',
            name: `t_${block}_${at}`,
          })),
          outputs: [],
        }),
      );
  return events.join('\n');
}

test('an answer too large for a picture says by how much, and the list holds it', async ({
  page,
  request,
  emptyServer,
}) => {
  const answer = await request.post(`${emptyServer}/api/v1/lineage/batch`, {
    headers: { 'content-type': 'application/x-ndjson' },
    data: blocks(),
  });
  expect(answer.ok()).toBe(true);
  await page.goto(`${emptyServer}/lineage?select=namespace%3Ablocks`);
  await expect(
    page.getByRole('heading', {
      name: '2,450 nodes and 60,025 edges are too many for a picture',
    }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Show as a list' }).click();

  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '2451');
});
