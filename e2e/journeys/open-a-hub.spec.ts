import type { Locator, Page } from '@playwright/test';

import { DEFAULT_VIEW, graphViewHref } from '@/lib/url/graph-view';

import { middleOf } from '../support/fingers';
import { expect, test } from '../support/test';
import { datasetId, seedHub, seedSteps } from './explore-seed';

const NAMESPACE = 'open-a-hub';
const VIEW = { ...DEFAULT_VIEW, focus: datasetId(NAMESPACE, 'sales.orders'), depth: 1 };

const hub = (page: Page) => page.getByRole('button', { name: /^Dataset sales\.orders/ });
const job = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(String.raw`^Job daily\.${name},`) });
const card = (page: Page, count: number, shown: number) =>
  page.getByRole('button', {
    name: `${count} more jobs downstream of sales.orders, ${shown} of 64 shown`,
  });
const placeOf = async (one: Locator) => {
  const box = await one.boundingBox();
  return box && [Math.round(box.x), Math.round(box.y)];
};

test.beforeEach(async ({ request }) => {
  await seedHub(request, NAMESPACE, 64);
});

test('takes one out of a folded card by name, and back and forward go there and back', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(graphViewHref({ ...VIEW, selected: VIEW.focus, legend: 'hidden' }));
  // What failed stays out, whatever it is called.
  await expect(job(page, 'report_63')).toContainText('Failed');
  await expect(job(page, 'report_40')).toHaveCount(0);
  const stay = [hub(page), job(page, 'report_63'), job(page, 'report_00')];
  const before = await Promise.all(stay.map(placeOf));
  const cardBefore = await placeOf(card(page, 60, 4));

  await card(page, 60, 4).click();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Find in 60 jobs' }).fill('report_40');
  await page.getByRole('dialog').getByRole('button', { name: 'daily.report_40' }).click();

  await expect(job(page, 'report_40')).toBeFocused();
  await expect(page).toHaveURL(/[?&]also=/);
  await expect(card(page, 59, 5)).toBeVisible();
  await expect(page.getByText('Took out report_40, 1 downstream added')).toBeAttached();
  expect(await Promise.all(stay.map(placeOf))).toEqual(before);
  expect(await placeOf(card(page, 59, 5))).toEqual(cardBefore);

  await page.reload();
  await expect(job(page, 'report_40')).toBeVisible();
  await page.goBack();
  await expect(card(page, 60, 4)).toBeVisible();
  await expect(job(page, 'report_40')).toHaveCount(0);
  await page.goForward();
  await expect(job(page, 'report_40')).toBeVisible();
});

test('shows all of them where the card was, and nothing else moves', async ({ page }) => {
  await page.goto(graphViewHref({ ...VIEW, legend: 'hidden' }));
  const stay = [hub(page), job(page, 'report_63'), job(page, 'report_00')];
  await expect(card(page, 60, 4)).toBeVisible();
  const before = await Promise.all(stay.map(placeOf));
  const cardBefore = await placeOf(card(page, 60, 4));

  await card(page, 60, 4).click();
  await expect(page.getByRole('dialog').getByText('daily.report_03')).toBeVisible();
  await page.getByRole('button', { name: 'Show all 60' }).click();

  await expect(page.getByText('Unfolded 60 jobs, 60 downstream added')).toBeAttached();
  await expect(job(page, 'report_03')).toBeFocused();
  expect(await Promise.all(stay.map(placeOf))).toEqual(before);
  expect(await placeOf(job(page, 'report_03'))).toEqual(cardBefore);
  await expect(page).toHaveURL(/expanded=\w{16}\.down\.job/);

  await page.goBack();
  await expect(card(page, 60, 4)).toBeVisible();
  expect(await Promise.all(stay.map(placeOf))).toEqual(before);
  expect(await placeOf(card(page, 60, 4))).toEqual(cardBefore);
});

test('is opened, searched and let go of by keyboard alone', async ({ page }) => {
  await page.goto(graphViewHref(VIEW));
  await expect(hub(page)).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Find in 60 jobs' });

  await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await expect(card(page, 60, 4)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(card(page, 60, 4)).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.type('report_1');
  await expect(page.getByRole('dialog').getByText('10 found')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(job(page, 'report_11')).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('report_11');
});

test('the list says the same, and takes out the same', async ({ page, expectAccessible }) => {
  await page.goto(graphViewHref({ ...VIEW, view: 'list' }));
  const folded = page.getByRole('list', { name: 'Folded' });
  await expect(
    folded.getByRole('button', { name: '60 more jobs downstream of orders, 4 of 64 shown' }),
  ).toBeVisible();
  await expectAccessible(page);

  await folded.getByRole('button').click();
  await page.getByRole('textbox', { name: 'Find in 60 jobs' }).fill('report_40');
  await page.getByRole('dialog').getByRole('button', { name: 'daily.report_40' }).click();

  await expect(folded.getByRole('button')).toHaveAccessibleName(/^59 more jobs .* 5 of 64 shown$/);
  await expect(job(page, 'report_40')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the card opens over the picture, with room for a thumb', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto(graphViewHref({ ...VIEW, view: 'canvas' }));
    await expect(hub(page)).toBeInViewport();
    await page.getByRole('button', { name: 'Fit on the screen' }).tap();
    await page.touchscreen.tap(...(await middleOf(card(page, 60, 4))));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Show all 60' })).toBeInViewport();
    const box = await dialog.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    const heights = await dialog
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
    await expectAccessible(page);
  });
});

test('counts in the legend what is folded, and tells no number before it knows', async ({
  page,
}) => {
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await page.route('**/api/v2/graph/tally?**', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(graphViewHref(VIEW));
  const types = page.getByRole('region', { name: 'Types' });
  const jobs = types.getByRole('listitem').filter({ hasText: 'Job' });

  await expect(page.getByRole('button', { name: '60 folded' })).toBeVisible();
  await expect(types.getByRole('heading')).toHaveText('Nodes by type, folded ones too');
  await expect(jobs).toHaveText('Job');
  tell();
  // Those that read it, and the one that writes it.
  await expect(jobs).toHaveText('Job65');
});

test('counts what is folded where a filter is all that chooses', async ({ page }) => {
  const select = `namespace:"${NAMESPACE}"`;
  await page.goto(graphViewHref({ ...DEFAULT_VIEW, select, view: 'canvas', legend: 'shown' }));
  const types = page.getByRole('region', { name: 'Types' });

  // All of the namespace: the parent of their runs, too.
  await expect(types.getByRole('listitem').filter({ hasText: 'Job' })).toHaveText('Job66');
});

test('takes one out of the versions that made a dataset, and asks only for what there is', async ({
  page,
  request,
}) => {
  const namespace = 'open-a-pinned-hub';
  const files = Array.from({ length: 64 }, (_, at) => `raw.file_${String(at).padStart(2, '0')}`);
  await seedSteps(request, namespace, [{ job: 'train', inputs: files, outputs: ['ml.churn'] }]);
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (!answer.ok() && answer.status() !== 304) refused.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(
    graphViewHref({ ...DEFAULT_VIEW, focus: datasetId(namespace, 'ml.churn'), mode: 'pinned' }),
  );

  await page.getByRole('button', { name: /more datasets upstream of/ }).click();
  await page.getByRole('textbox', { name: /^Find in \d+ datasets/ }).fill('file_40');
  await page.getByRole('dialog').getByRole('button', { name: 'raw.file_40' }).click();

  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('file_40');
  expect(refused).toEqual([]);
});
