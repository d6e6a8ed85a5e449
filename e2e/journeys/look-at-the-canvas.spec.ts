import type { Locator, Page } from '@playwright/test';

import { graphHref, graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

/** Colour and cover (0 to 255) of the strongest pixel of the sharp sheet around a point of the screen. */
async function pixelAt(page: Page, x: number, y: number): Promise<readonly number[]> {
  return page.evaluate(
    async ([left, top]) => {
      const sheets = document.querySelectorAll<HTMLCanvasElement>('.react-flow__viewport canvas');
      const sheet = sheets[sheets.length - 1];
      const box = sheet?.getBoundingClientRect();
      const copy = document.createElement('canvas').getContext('2d');
      if (!sheet || !box || !copy || box.width === 0) return [0, 0, 0, 0];
      // What was handed over to a sheet keeps its own size.
      const bitmap = await createImageBitmap(sheet);
      const scale = bitmap.width / box.width;
      const reach = 2;
      const [atX, atY] = [(left - box.left) * scale - reach, (top - box.top) * scale - reach];
      copy.drawImage(bitmap, -Math.round(atX), -Math.round(atY));
      const { data } = copy.getImageData(0, 0, 2 * reach + 1, 2 * reach + 1);
      let best = 0;
      for (let i = 0; i < data.length; i += 4)
        if ((data[i + 3] ?? 0) > (data[best + 3] ?? 0)) best = i;
      return [...data.slice(best, best + 4)];
    },
    [x, y] as const,
  );
}

const cover = async (page: Page, x: number, y: number) => (await pixelAt(page, x, y))[3] ?? 0;

const cards = (page: Page) => ({
  from: page.locator('.react-flow__node').filter({ hasText: 'orders' }).first(),
  to: page.locator('.react-flow__node').filter({ hasText: 'build_revenue' }),
});

async function boxOf(card: Locator) {
  const box = await card.boundingBox();
  if (box === null) throw new Error('The card is not on screen');
  return { ...box, middle: box.y + box.height / 2, right: box.x + box.width };
}

/** The edge between two cards side by side, and the cards themselves, as painted. */
async function expectPainted(page: Page) {
  const { to } = cards(page);
  const from = page.getByRole('button', { name: /^Dataset core\.orders/ });
  await expect(async () => {
    const [left, right] = [await boxOf(from), await boxOf(to)];
    const level = (left.middle + right.middle) / 2;
    expect(await cover(page, (left.right + right.x) / 2, level), 'edge').toBeGreaterThan(60);
    expect(await cover(page, left.x + left.width / 2, left.middle), 'dataset').toBeGreaterThan(150);
    expect(await cover(page, right.x + right.width / 2, right.middle), 'job').toBeGreaterThan(150);
    expect(await cover(page, left.x + left.width / 2, left.y - 12), 'nothing').toBe(0);
  }).toPass();
}

async function zoomTo(page: Page, isFar: (percent: number) => boolean, button: string) {
  const shown = page.getByText(/^\d+ %$/);
  const percent = async () => Number((await shown.innerText()).replace(/\D/g, ''));
  for (let tries = 0; tries < 20 && !isFar(await percent()); tries += 1) {
    const before = await percent();
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(percent).not.toBe(before);
  }
  expect(isFar(await percent())).toBe(true);
}

test('nodes and edges are painted from near, from the middle and from far, in both themes', async ({
  page,
  request,
}) => {
  await seedSteps(request, 'look-zoom', CHAIN);
  await page.goto(graphHref(datasetId('look-zoom', 'core.orders')));
  await expectPainted(page);

  await zoomTo(page, (percent) => percent < 45, 'Zoom out');
  await expectPainted(page);
  await zoomTo(page, (percent) => percent < 25, 'Zoom out');
  await expectPainted(page);
  await zoomTo(page, (percent) => percent > 110, 'Zoom in');
  await expectPainted(page);

  const card = page.getByRole('button', { name: /^Dataset core\.orders/ });
  const inside = async () => {
    const { x, y } = await boxOf(card);
    return (await pixelAt(page, x + 30, y + 5))[0] ?? 0;
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(inside).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(inside).toBeLessThan(80);
});

test('the canvas follows the size of the window', async ({ page, request }) => {
  await seedSteps(request, 'look-resize', CHAIN);
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto(graphHref(datasetId('look-resize', 'core.orders')));
  await expectPainted(page);

  await page.setViewportSize({ width: 1600, height: 1000 });

  const sheet = page.locator('.react-flow__viewport canvas').last();
  await expect.poll(async () => (await boxOf(sheet)).width).toBeGreaterThan(1600);
  await expectPainted(page);
});

test('a fine screen gets as many pixels as it has', async ({ browser, request }) => {
  await seedSteps(request, 'look-fine', CHAIN);
  const context = await browser.newContext({ deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(graphHref(datasetId('look-fine', 'core.orders')));
  await expectPainted(page);

  const sheet = page.locator('.react-flow__viewport canvas').last();
  const pixels = await sheet.evaluate(
    async (canvas) => (await createImageBitmap(canvas as HTMLCanvasElement)).width,
  );
  expect(pixels / (await boxOf(sheet)).width).toBeCloseTo(2, 1);
  await context.close();
});

// What is expected is in expectPainted.
/* eslint-disable playwright/expect-expect */
test('without workers the page places and paints by itself', async ({ page, request }) => {
  await seedSteps(request, 'look-alone', CHAIN);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto(graphHref(datasetId('look-alone', 'core.orders')));

  await expectPainted(page);
});

test('a worker that breaks is replaced by the page', async ({ page, request }) => {
  await seedSteps(request, 'look-broken', CHAIN);
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor() {
        super(URL.createObjectURL(new Blob(['throw new Error("kept from working")'])));
      }
    };
  });
  await page.goto(graphHref(datasetId('look-broken', 'core.orders')));

  await expectPainted(page);
});
/* eslint-enable playwright/expect-expect */

test('more nodes than travel in the page are shown all the same, the whole picture first', async ({
  page,
  emptyServer,
}) => {
  const producer = 'https://headwater.test/e2e';
  const lines = Array.from({ length: 700 }, (_, i) => ({
    eventType: 'COMPLETE',
    eventTime: '2026-06-01T06:00:00.000Z',
    producer,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: crypto.randomUUID() },
    job: { namespace: 'large', name: `etl.load_${i}` },
    inputs: [{ namespace: 'large', name: `raw.table_${Math.floor((i - 1) / 3)}` }],
    outputs: [{ namespace: 'large', name: `raw.table_${i}` }],
  }));
  await page.request.post(`${emptyServer}/api/v1/lineage/batch`, {
    headers: { 'content-type': 'application/x-ndjson' },
    data: lines.map((line) => JSON.stringify(line)).join('\n'),
  });

  const href = graphViewHref({ ...OVERVIEW, group: 'none', select: 'namespace:large' });
  await page.goto(`${emptyServer}${href}`);

  await expect(page.getByRole('button', { name: /^1,4\d\d shown$/ })).toBeVisible();
  const painted = () =>
    page.evaluate(async () => {
      const sheets = document.querySelectorAll<HTMLCanvasElement>('.react-flow__viewport canvas');
      const sheet = sheets[sheets.length - 1];
      const copy = document.createElement('canvas').getContext('2d');
      if (!sheet || !copy) return 0;
      const bitmap = await createImageBitmap(sheet);
      copy.canvas.width = bitmap.width;
      copy.canvas.height = bitmap.height;
      copy.drawImage(bitmap, 0, 0);
      const { data } = copy.getImageData(0, 0, bitmap.width, bitmap.height);
      return data.filter((value, i) => i % 4 === 3 && value > 40).length / (data.length / 4);
    });
  // A tall picture on a wide sheet; nothing at all would be 0.
  await expect.poll(painted).toBeGreaterThan(0.003);
});
