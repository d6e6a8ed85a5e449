import type { Page } from '@playwright/test';

import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';

/** What whoever places graphs has answered to this page: how, and where the nodes are. */
type Placing = { readonly kind: string; readonly places: readonly number[] };

/** Its words; those of other workers have no picture. */
type Word = {
  readonly kind: string;
  readonly picture?: { readonly places: Int32Array } | null;
};

const placings = (page: Page) =>
  page.evaluate(() => (window as unknown as { placings: readonly Placing[] }).placings);
const heard = async (page: Page) => (await placings(page)).map(({ kind }) => kind);
const placed = async (page: Page) => (await placings(page)).at(-1)?.places ?? [];

test('a link opens again as it was, and is not placed again', async ({ page, request }) => {
  const producer = 'https://headwater.test/e2e';
  const lines = Array.from({ length: 300 }, (_, i) => ({
    eventType: 'COMPLETE',
    eventTime: '2026-06-01T06:00:00.000Z',
    producer,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: crypto.randomUUID() },
    job: { namespace: 'open-again', name: `etl.load_${i}` },
    inputs: [{ namespace: 'open-again', name: `raw.table_${Math.floor((i - 1) / 3)}` }],
    outputs: [{ namespace: 'open-again', name: `raw.table_${i}` }],
  }));
  await request.post('/api/v1/lineage/batch', {
    headers: { 'content-type': 'application/x-ndjson' },
    data: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  await page.addInitScript(() => {
    const answers: Placing[] = [];
    Object.assign(window, { placings: answers });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<Word>) => {
          if (data.kind !== 'done' && data.kind !== 'draft') return;
          // Done without a picture: the one before stays.
          const places = data.picture?.places ?? answers.at(-1)?.places ?? [];
          answers.push({ kind: data.kind, places: [...places] });
        });
      }
    };
  });
  const href = graphViewHref({ ...OVERVIEW, group: 'none', select: 'namespace:open-again' });
  await page.goto(href);
  await expect(page.getByRole('button', { name: /^6\d\d shown$/ })).toBeVisible();
  // Placed now: first as well as it goes at once, then as it stays.
  await expect.poll(() => heard(page)).toEqual(['draft', 'done']);
  const before = await placed(page);
  expect(before.length).toBeGreaterThan(1000);

  await expect(async () => {
    await page.reload();
    await expect.poll(() => heard(page)).not.toEqual([]);
    // It is kept right after it is shown; a reload within that moment finds nothing yet.
    expect(await heard(page)).toEqual(['done']);
  }).toPass();

  expect(await placed(page)).toEqual(before);
});
