import type { APIRequestContext, Page, Request } from '@playwright/test';

import { DEFAULT_VIEW, graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedHub, seedSteps } from './explore-seed';

/** What a reader sees of an answer: cards or rows in their order, what is chosen, and what the strip says. */
async function look(page: Page) {
  const seen = await page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const ids = (selector: string) => all(selector).map(({ dataset }) => dataset['node'] ?? '');
    const words = (selector: string) => all(selector).map((one) => one.textContent);
    return {
      cards: ids('.react-flow [data-node]').sort(),
      rows: ids('[role=treegrid] [data-node]'),
      chosen: ids('[data-node][aria-pressed=true]'),
      columns: all('[data-column-of]').length,
      tab: words('[role=tab][aria-selected=true]'),
      strip: words('[aria-label="What is shown"]'),
      colours: words('[aria-label="Colours"]'),
      past: all('[aria-label="Past view"]').length,
      paths: words('[aria-label="Paths"] li'),
    };
  });
  return { ...seen, url: page.url() };
}

/** Gives what a page shows once no answer is on its way and nothing changes any more. */
function settler(page: Page) {
  let asked = 0;
  const count = (by: number) => (request: Request) => {
    if (request.url().includes('/api/v2/')) asked += by;
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return async () => {
    let last = await look(page);
    await expect(async () => {
      const before = last;
      last = await look(page);
      expect({ asked, ...last }).toEqual({ asked: 0, ...before });
    }).toPass({ intervals: [500] });
    return last;
  };
}

type Deed = readonly [what: string, how: () => Promise<unknown>];

/** Does everything, goes all the way back, and forward again, reloading at each stop: everywhere it must look as it did. */
async function thereAndBack(page: Page, deeds: readonly Deed[]) {
  const settled = settler(page);
  const looks = [await settled()];
  for (const [what, how] of deeds) {
    const before = page.url();

    await test.step(what, how);

    await expect(page, `${what} is in the address`).not.toHaveURL(before);
    looks.push(await settled());
  }
  const same = async (at: number, way: string) => {
    await expect(async () => {
      expect(await look(page), `${way} ${deeds[at]?.[0] ?? 'the start'}`).toEqual(looks[at + 1]);
    }).toPass({ timeout: 20_000 });
  };
  for (let at = deeds.length - 2; at >= -1; at -= 1) {
    await page.goBack();
    await same(at, 'back to');
  }
  for (let at = 0; at < deeds.length; at += 1) {
    await page.goForward();
    await same(at, 'forward to');
    await page.reload();
    await same(at, 'reloaded at');
  }
}

/** A short chain whose columns are known, around `core.orders`. */
async function openChain(page: Page, request: APIRequestContext, namespace: string) {
  const steps = CHAIN.map((step) => ({
    ...step,
    flows: Object.fromEntries(step.outputs.map((output) => [output, step.inputs[0] ?? ''])),
  }));
  await seedSteps(request, namespace, steps);
  const focus = datasetId(namespace, 'core.orders');
  await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus, depth: 1, view: 'canvas' }));
  return {
    card: (name: string) =>
      page.locator('.react-flow').getByRole('button', { name: new RegExp(`^Dataset ${name}`) }),
    press: (key: string) => () => page.keyboard.press(key),
  };
}

test('whatever is opened and chosen around a node comes back', async ({ page, request }) => {
  test.slow();
  const { card, press } = await openChain(page, request, 'come-back-around');
  await expect(card('core.orders')).toBeVisible();

  await thereAndBack(page, [
    ['a side expanded', () => page.getByRole('button', { name: /^Expand load_orders upstream by one/ }).click()], // prettier-ignore
    ['one hop more', press(']')],
    ['upstream only', () => page.getByRole('radio', { name: 'Upstream' }).click()],
    ['both ways', () => page.getByRole('radio', { name: 'Both' }).click()],
    ['a card chosen', () => card('marts.revenue').click()],
    ['a tab of the panel', () => page.getByRole('tab', { name: /^Impact/ }).click()],
    ['the panel closed', () => page.getByRole('button', { name: 'Close the panel' }).click()],
    ['columns opened', press('o')],
    ['columns closed', press('o')],
  ]);
});

test('whatever is opened of a folded card comes back', async ({ page, request }) => {
  test.slow();
  const namespace = 'come-back-to-a-hub';
  await seedHub(request, namespace, 30);
  const focus = datasetId(namespace, 'sales.orders');
  await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus, depth: 1, view: 'canvas' }));
  const folded = page.getByRole('button', { name: /more jobs downstream of sales\.orders/ });
  const inside = page.getByRole('dialog', { name: /more jobs/ });
  await expect(folded).toBeVisible();

  await thereAndBack(page, [
    [
      'one taken out',
      async () => {
        await folded.click();
        await inside.getByRole('button', { name: 'daily.report_20' }).click();
      },
    ],
    [
      'all of them',
      async () => {
        await folded.click();
        await inside.getByRole('button', { name: /^Show all/ }).click();
      },
    ],
  ]);
});

test('whatever is opened of the overview comes back', async ({ page }) => {
  test.slow();
  // Other journeys bring namespaces of their own.
  const select = 'namespace:"credit-risk" or namespace:"s3://acme-credit-lake"';
  await page.goto(graphViewHref({ ...OVERVIEW, select, view: 'canvas' }));
  await expect(page.getByRole('button', { name: /^Group credit-risk, closed/ })).toBeVisible();

  await thereAndBack(page, [
    ['a group opened', () => page.getByRole('button', { name: /^Group credit-risk, closed/ }).click()], // prettier-ignore
    ['a group closed', () => page.getByRole('button', { name: 'Close credit-risk' }).click()],
    ['grouped otherwise', () => page.keyboard.press('g')],
  ]);
});
