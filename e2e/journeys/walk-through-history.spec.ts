import type { Page } from '@playwright/test';

import { graphViewHref, DEFAULT_VIEW, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';

const MODEL = 'dataset:mlflow%3A%2F%2Fmodels.acme.internal:credit_default';
const START = graphViewHref({ ...DEFAULT_VIEW, focus: MODEL, view: 'canvas', depth: 2 });

/** What a reader sees of a view: its link, what the strip says, the cards and rows. */
async function seen(page: Page) {
  const strip = await page.getByRole('group', { name: 'What is shown' }).innerText();
  const nodes = await page
    .locator('.react-flow__node [data-node], [role=treegrid] [role=row]')
    .evaluateAll((all) =>
      all
        .map((one) => {
          const copy = one.cloneNode(true) as HTMLElement;
          for (const time of copy.querySelectorAll('time')) time.textContent = time.dateTime; // words move on by the minute
          return copy.textContent;
        })
        .sort(),
    );
  const pressed = await page
    .getByRole('toolbar', { name: 'Explorer' })
    .locator('[aria-checked=true], [aria-pressed=true]')
    .evaluateAll((all) => all.map((one) => one.ariaLabel));
  const { pathname, search } = new URL(page.url());
  return { link: pathname + search, strip: strip.replaceAll(/\s+/g, ' '), nodes, pressed };
}

/** {@link seen}, once it stands still. */
async function settled(page: Page) {
  let last = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await seen(page));
        const isSame = now === last;
        last = now;
        return isSame && !(await page.getByText('Loading').isVisible());
      },
      { intervals: [250] },
    )
    .toBe(true);
  return seen(page);
}

const press = (key: string) => (page: Page) => page.keyboard.press(key);
const click = (role: 'button' | 'radio', name: RegExp | string) => (page: Page) =>
  page.getByRole(role, { name }).first().click();

type Deed = readonly [name: string, act: (page: Page) => Promise<unknown>, from?: string];

const DEEDS: readonly Deed[] = [
  ['expand', click('button', /^Expand .* by one hop/)],
  ['collapse', click('button', /^Collapse credit_default/)],
  ['depth', press(']')],
  ['direction', click('radio', 'Upstream only')],
  ['group', press('g')],
  ['open a group', click('button', /\. Open$/), graphViewHref(OVERVIEW)],
  ['filter by evidence', click('button', /inferred edges/)],
  ['filter by selector', async (page) => {
    await page.keyboard.press('s');
    await page.keyboard.type('type:MODEL');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  }], // prettier-ignore
  ['filter by legend', async (page) => page.getByRole('region', { name: 'Legend and filter' }).getByRole('checkbox').first().click()], // prettier-ignore
  ['lens', press('h')],
  ['select and lock', click('button', /^Job /)],
  ['paths', async (page) => {
    await page.keyboard.press('p');
    await page.getByRole('combobox', { name: 'To which node' }).fill('applicants');
    await page.getByRole('option', { name: /applicants/ }).first().click();
  }], // prettier-ignore
  ['list', press('l')],
  ['sort the list', async (page) => page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click(), graphViewHref({ ...DEFAULT_VIEW, focus: MODEL, view: 'list' })], // prettier-ignore
  ['open columns', press('o')],
  ['columns of all', press('t')],
  ['as of', press(',')],
  ['pinned', click('radio', 'The exact versions and runs')],
];

for (const [name, act, from = START] of DEEDS)
  test(`${name}: back and forward walk through it, and its link says it all`, async ({ page }) => {
    await page.goto(from);
    const before = await settled(page);

    await act(page);
    await expect.poll(() => page.url()).not.toContain(`${before.link}#`);
    await expect.poll(async () => (await seen(page)).link).not.toBe(before.link);
    const after = await settled(page);

    await page.goBack();
    await expect.poll(() => seen(page)).toEqual(before);
    await page.goForward();
    await expect.poll(() => seen(page)).toEqual(after);
    await page.reload();
    await expect.poll(async () => (await seen(page)).strip).toBe(after.strip);
    await expect.poll(async () => (await seen(page)).nodes).toEqual(after.nodes);
  });
