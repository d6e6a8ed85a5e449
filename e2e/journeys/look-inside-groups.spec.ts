import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';

const GROUP = /^Group credit-risk, closed, 12 jobs, .*complete/;

test('a lens shows the mix of a closed group, on its card, in the legend and in the list', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(graphViewHref({ ...OVERVIEW, lens: 'status' }));
  const card = page.getByRole('button', { name: GROUP });
  await expect(card).toBeVisible();
  await expect(card).toHaveAttribute('title', /complete/);
  const colours = page.getByRole('region', { name: 'Colours' });
  await expect(colours.getByRole('listitem').filter({ hasText: 'Complete' })).toBeVisible();
  await expectAccessible(page);
  const said = await card.getAttribute('aria-label');

  await page.keyboard.press('l');

  await expect(page.getByRole('button', { name: GROUP })).toHaveAccessibleName(
    said?.replace('. Open', '') ?? '',
  );
  await expectAccessible(page);
});

test('filters count what is in closed groups', async ({ page, expectAccessible }) => {
  await page.goto(graphViewHref(OVERVIEW));
  await expect(page.getByRole('button', { name: /^Group credit-risk, closed/ })).toBeVisible();
  const types = page.getByRole('region', { name: 'Types' });
  await expect(types.getByRole('checkbox', { name: /^Model/ })).toBeChecked();

  await page.keyboard.press('F');
  const filter = page.getByRole('dialog', { name: 'Filter' });
  const models = filter.getByRole('checkbox', { name: /^Model/ });
  await expect(models).toBeVisible();
  await expectAccessible(page);
  const label = await filter
    .locator('label', { has: page.getByRole('checkbox', { name: /^Model/ }) })
    .textContent();
  await models.click();
  await expect(models).toBeChecked();
  await page.keyboard.press('Escape');

  // So many nodes are left, shown or in groups.
  const count = Number(label?.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  const strip = page.getByRole('group', { name: 'What is shown' });
  await expect(async () => {
    const [shown, inGroups] = await Promise.all([
      strip.getByText(/^\d+ shown$/).textContent(),
      strip.getByText(/^\d+ in \d+ groups? by namespace$/).textContent(),
    ]);
    expect(Number.parseInt(shown ?? '', 10) + Number.parseInt(inGroups ?? '', 10)).toBe(count);
  }).toPass();
});

test('the legend counts what a condition chose, in groups too', async ({ page }) => {
  await page.goto(graphViewHref({ ...OVERVIEW, select: 'namespace:credit-risk' }));
  const strip = page.getByRole('group', { name: 'What is shown' });
  const types = page.getByRole('region', { name: 'Types' });
  await expect(strip.getByText(/^\d+ in \d+ groups? by namespace$/)).toBeVisible();
  await types.getByRole('button', { name: '1 more' }).click();

  await expect(async () => {
    const [shown, inGroups, labels] = await Promise.all([
      strip.getByText(/^\d+ shown$/).textContent(),
      strip.getByText(/^\d+ in \d+ groups? by namespace$/).textContent(),
      types.locator('label').allTextContents(),
    ]);
    const counted = labels.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBe(Number.parseInt(shown ?? '', 10) + Number.parseInt(inGroups ?? '', 10));
  }).toPass();
});

test('find says in which group a match is, and opens it', async ({ page, expectAccessible }) => {
  await page.goto(graphViewHref(OVERVIEW));
  await expect(page.getByRole('button', { name: /^Group credit-risk, closed/ })).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('train_model');
  const inside = page.getByRole('button', { name: '1 inside credit-risk Open' });
  await expect(inside).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(inside).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(
    page.getByRole('button', { name: /^Job credit_risk\.monthly\.train_model/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/expanded=group/);
});
