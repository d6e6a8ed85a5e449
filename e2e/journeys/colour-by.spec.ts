import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { DEFAULT_VIEW, graphViewHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

const NAMESPACE = 'colour-by';
const HREF = graphViewHref({ ...DEFAULT_VIEW, focus: datasetId(NAMESPACE, 'core.orders') });

const legend = (page: Page) => page.getByRole('region', { name: 'Colours' });
const card = (page: Page) => page.getByRole('button', { name: /^Dataset core\.orders/ });

test.beforeEach(async ({ request }) => {
  await seedSteps(request, NAMESPACE, CHAIN);
});

test('colours by status from the menu, says so on cards and in the legend, and goes back', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(HREF);
  await expect(card(page)).toBeVisible();
  await expect(legend(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Colour by type' }).click();
  await page.getByRole('menuitemradio', { name: 'Status' }).click();

  await expect(page).toHaveURL(/[?&]lens=status/);
  await expect(legend(page).getByRole('heading')).toHaveText('Nodes by status');
  await expect(legend(page).getByRole('listitem').filter({ hasText: 'Complete' })).toBeVisible();
  await expect(card(page)).toContainText('Complete');
  await expectAccessible(page);

  await page.goBack();
  await expect(page.getByRole('button', { name: 'Colour by type' })).toBeVisible();
  await expect(legend(page)).toHaveCount(0);
});

test('says what rests on inference only, on cards, in the legend and in the picture taken away', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'colour-by-evidence';
  await seedSteps(request, namespace, [
    { job: 'mix', inputs: ['in.a', 'in.b'], outputs: ['out.c', 'out.d'] },
    { job: 'copy', inputs: ['out.c'], outputs: ['end'] },
  ]);
  await page.goto(
    graphViewHref({ ...DEFAULT_VIEW, focus: datasetId(namespace, 'out.c'), lens: 'evidence' }),
  );

  await expect(legend(page).getByRole('heading')).toHaveText('Nodes by evidence');
  await expect(
    page.getByRole('button', { name: /^Dataset in\.a.*, Inferred only$/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Dataset out\.c.*, Inferred in part$/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Dataset end.*, Observed or better$/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('x');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^SVG/ }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg).toContain('Colour: evidence');
  expect(svg).toContain('Inferred only · ');
});

test('walks through the lenses by key, and a link brings one back', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(HREF);
  await expect(card(page)).toBeVisible();
  for (const lens of ['status', 'freshness', 'owner', 'namespace']) {
    await page.keyboard.press('h');
    await expect(page.getByRole('button', { name: `Colour by ${lens}` })).toBeVisible();
  }
  await page.reload();

  await expect(legend(page).getByRole('listitem').filter({ hasText: NAMESPACE })).toBeVisible();
  await expect(card(page)).toHaveAccessibleName(new RegExp(`, ${NAMESPACE}$`));
  await expectAccessible(page);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Colour by');
});

test('a saved picture has the colours, and says what they mean', async ({ page }) => {
  await page.goto(`${HREF}&lens=namespace`);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('x');
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  const svg = await readFile(await (await saving).path(), 'utf8');

  expect(svg).toContain('Colour: namespace');
  expect(svg).toContain(`>${NAMESPACE} · 5<`);
  const swatch = /<rect [^>]*width="11"[^>]*fill="(#\w{6})"/.exec(svg)?.[1] ?? 'none';
  expect(svg.split(`stroke="${swatch}" stroke-width="2"`)).toHaveLength(5);
});
