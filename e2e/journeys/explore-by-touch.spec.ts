import type { Page } from '@playwright/test';

import { DEFAULT_VIEW, graphHref, graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { drag, hold, middleOf, type Point } from '../support/fingers';
import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedHub, seedSteps } from './explore-seed';

/** A phone in a hand. */
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Where the picture is and how near, and where the page is. */
function look(page: Page) {
  return page.evaluate(() => {
    const view = document.querySelector('.react-flow__viewport');
    const { e, f, a } = new DOMMatrix(view ? getComputedStyle(view).transform : '');
    const { scale, pageLeft, pageTop } = window.visualViewport ?? {};
    return { x: e, y: f, zoom: a, window: [scale, pageLeft, pageTop] };
  });
}

test('fingers pan, pinch, choose and hold; the page itself stays where it is', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'explore-by-touch';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&view=canvas`);
  const card = page.getByRole('button', { name: /^Dataset core\.orders/ });
  await expect(card).toBeInViewport();
  const cdp = await page.context().newCDPSession(page);
  const start = await look(page);

  const [x, y] = await middleOf(card);
  await drag(cdp, [[x, y]], [[x - 40, y + 60]]);
  const panned = await look(page);
  expect([panned.zoom, panned.window]).toEqual([start.zoom, start.window]);
  expect(panned.x - start.x).toBeLessThan(-25);
  expect(panned.y - start.y).toBeGreaterThan(40);
  await expect(page).not.toHaveURL(/selected=/);

  await drag(cdp, [[150, 600], [250, 600]], [[90, 600], [310, 600]]); // prettier-ignore
  const near = await look(page);
  expect(near.zoom).toBeGreaterThan(1.3 * panned.zoom);
  expect(near.window).toEqual(start.window);
  await drag(cdp, [[90, 600], [310, 600]], [[150, 600], [250, 600]]); // prettier-ignore
  const back = await look(page);
  expect(back.zoom).toBeLessThan(near.zoom);

  await drag(cdp, [[100, 500], [200, 500]], [[150, 560], [250, 560]]); // prettier-ignore
  const moved = await look(page);
  expect(moved.zoom).toBeCloseTo(back.zoom, 1);
  expect(moved.x).toBeGreaterThan(back.x + 20);
  expect(moved.y).toBeGreaterThan(back.y + 20);
  expect(moved.window).toEqual(start.window);

  // Held, it lights its trace and says what can be done; letting go chooses nothing.
  const menu = page.getByRole('menu', { name: 'orders' });
  await hold(cdp, await middleOf(card), async () => {
    await expect(menu).toBeVisible();
    await expect(page.locator('.graph-canvas')).toHaveAttribute('data-over-node', '');
  });
  await expect(menu).toBeVisible();
  await expect(page).not.toHaveURL(/selected=/);
  await expectAccessible(page);
  expect(await tooSmall(page), 'the menu').toEqual([]);
  // A tap beside it closes it, and does nothing else.
  await page.touchscreen.tap(20, 700);
  await expect(menu).toBeHidden();
  await expect(page).not.toHaveURL(/selected=/);

  await page.touchscreen.tap(...(await middleOf(card)));
  await expect(page).toHaveURL(/selected=/);
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('orders');
  await page.getByRole('button', { name: 'Close the panel' }).tap();
  await expect(page).not.toHaveURL(/selected=/);

  const small = await page
    .getByRole('toolbar', { name: 'Explorer' })
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons
        .map((one) => ({
          name: one.ariaLabel ?? one.textContent,
          box: one.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < 40 || box.height < 40))
        .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
    );
  expect(small).toEqual([]);
  await expectAccessible(page);
});

/** What can be tapped and is smaller than a thumb; links within a text, and the small print, are not meant. */
function tooSmall(page: Page) {
  return page.evaluate(() => {
    const found: string[] = [];
    const targets = 'button, a, label, summary, [role=tab], [role=menuitem]';
    for (const one of document.querySelectorAll(targets)) {
      const box = one.getBoundingClientRect();
      const isSeen = one.checkVisibility({ visibilityProperty: true }) && box.width > 1;
      const isText = getComputedStyle(one).display === 'inline';
      const isMeant = isSeen && !isText && one.closest('.react-flow__node') === null;
      if (isMeant && (box.width < 39.5 || box.height < 39.5))
        found.push(`${one.ariaLabel ?? one.textContent} ${box.width} × ${box.height}`);
    }
    return found;
  });
}

test('whatever is tapped has the size of a thumb', async ({ page, request }) => {
  await seedHub(request, 'thumbs', 64);
  const hub = { ...DEFAULT_VIEW, focus: datasetId('thumbs', 'sales.orders'), depth: 1 };
  await page.goto(graphViewHref({ ...hub, view: 'canvas', lens: 'status', legend: 'shown' }));
  const legend = page.getByRole('region', { name: 'Legend and filter' });
  const colours = legend.getByRole('region', { name: 'Colours' });
  await expect(colours.getByRole('listitem').first()).toBeVisible();
  expect(await tooSmall(page), 'the graph and its legend').toEqual([]);
  const [close, first] = await Promise.all([
    legend.getByRole('button', { name: 'Hide the legend' }).boundingBox(),
    colours.getByRole('listitem').first().boundingBox(),
  ]);
  expect(close && first && close.y + close.height <= first.y + 0.5, 'the cross is beside no row').toBe(true); // prettier-ignore

  await page.getByRole('button', { name: /^Filter/ }).tap();
  await expect(page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox').first()).toBeVisible(); // prettier-ignore
  expect(await tooSmall(page), 'the filter').toEqual([]);

  await page.goto(graphViewHref({ ...hub, view: 'list', legend: 'hidden' }));
  await expect(page.getByRole('treegrid')).toBeVisible();
  expect(await tooSmall(page), 'the list').toEqual([]);

  const model = 'dataset:mlflow%3A%2F%2Fmodels.acme.internal:credit_default';
  await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus: model, level: 'column', view: 'list' }));
  await expect(page.getByRole('button', { name: /^Column loan_amount/ }).first()).toBeVisible();
  expect(await tooSmall(page), 'columns in the list').toEqual([]);

  await page.goto(graphViewHref({ ...OVERVIEW, view: 'canvas' }));
  await page.getByRole('button', { name: /^Group credit-risk, closed/ }).tap();
  await expect(page.getByRole('button', { name: 'Close credit-risk' })).toBeVisible();
  expect(await tooSmall(page), 'open groups').toEqual([]);
});

test('a folded card and an edge are held for the same menu', async ({ page, request }) => {
  const namespace = 'held-by-touch';
  await seedHub(request, namespace, 64);
  await page.goto(`${graphHref(datasetId(namespace, 'sales.orders'))}&depth=1&view=canvas`);
  const hub = page.getByRole('button', { name: /^Dataset sales\.orders/ });
  const maker = page.getByRole('button', { name: /^Job load_orders/ });
  const card = page.getByRole('button', { name: /more jobs downstream of sales\.orders/ });
  await expect(hub).toBeInViewport();
  await page.keyboard.press('f');
  const cdp = await page.context().newCDPSession(page);
  const menu = page.getByRole('menu');
  const held = async (at: Point) => {
    await hold(cdp, at, () => expect(menu).toBeVisible());
    await expect(menu).toBeVisible();
  };
  const choose = (name: RegExp) => menu.getByRole('menuitem', { name }).tap();

  await held(await middleOf(card));
  await choose(/^List what is inside/);
  const inside = page.getByRole('dialog', { name: /more jobs/ });
  await expect(inside.getByRole('button', { name: 'daily.report_40' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inside).toBeHidden();

  const [from, to] = [await middleOf(maker), await middleOf(hub)];
  await held([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  await choose(/^Why it is here/);
  await expect(page.getByRole('dialog', { name: 'Edge' })).toContainText('load_orders');
});
