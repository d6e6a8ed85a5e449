import { expect, test } from '../support/test';
import { seedSteps } from './explore-seed';

/** raw.orders feeds marts.revenue by a short way and by a detour; ml.churn is beyond both. */
const STEPS = [
  { job: 'etl.load_orders', inputs: ['raw.orders'], outputs: ['core.orders'] },
  { job: 'marts.build_revenue', inputs: ['core.orders'], outputs: ['marts.revenue'] },
  { job: 'etl.clean_orders', inputs: ['core.orders'], outputs: ['core.clean_orders'] },
  { job: 'marts.add_clean', inputs: ['core.clean_orders'], outputs: ['marts.revenue'] },
  { job: 'ml.train_churn', inputs: ['marts.revenue'], outputs: ['ml.churn_investigated'] },
] as const;

test('a whole investigation without a pointer', async ({ page, request, expectAccessible }) => {
  const namespace = 'investigate-by-keyboard';
  await seedSteps(request, namespace, STEPS);
  const node = (name: RegExp) => page.getByRole('button', { name });

  await test.step('search leads to the explorer', async () => {
    await page.goto('/');
    // The header shows the key hint as soon as the page listens to keys.
    await expect(page.getByRole('banner').getByText('Ctrl')).toBeVisible();
    await page.keyboard.type('core.clean_orders');
    // Enter takes the first: it must be the one, not what half the name found.
    await expect(page.getByRole('option').first()).toContainText('core.clean_orders');
    await page.keyboard.press('Enter');
    await expect(node(/^Dataset core\.clean_orders/)).toBeVisible();
  });

  await test.step('arrows walk along edges, Enter opens the panel, Esc lets go', async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(node(/^Job etl\.clean_orders/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(node(/^Dataset core\.orders/)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/locked=/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeHidden();
  });

  await test.step('what is hidden is found and drawn with the way to it', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('churn_investigated');
    const match = node(/^Show Dataset ml\.churn_investigated, 4 hops downstream, hidden/);
    await expect(match).toBeVisible();
    // Half the name finds more.
    await expect(node(/^Show .*, hidden$/)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(match).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(node(/^Dataset ml\.churn_investigated/)).toBeVisible();
    await expect(page).toHaveURL(/also=/);
    await page.keyboard.press('Escape');
  });

  await test.step('p here and p there draw the paths between', async () => {
    await expect(node(/^Dataset ml\.churn_investigated/)).toBeFocused();
    await page.keyboard.press('p');
    await expect(page.getByText(/^Paths from churn_investigated/)).toBeVisible();
    const other = page.getByRole('combobox', { name: 'To which node' });
    // A name is typed without going to the field first.
    await page.keyboard.type('core.orders');
    await expect(other).toHaveValue('core.orders');
    await expect(page.getByRole('option', { name: 'core.orders' }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('region', { name: 'Paths' });
    await expect(bar.getByRole('status')).toContainText(
      '2 paths from orders to churn_investigated, shortest 4 hops',
    );
    await expect(bar.getByRole('listitem')).toHaveCount(5);
    await expectAccessible(page);
    await page.keyboard.press('>');
    await expect(page).toHaveURL(/path=2/);
    await expect(bar.getByRole('listitem')).toHaveCount(7);
    await page.reload();
    await expect(bar.getByRole('listitem')).toHaveCount(7);
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('filters are ticked, and are the selector', async () => {
    await page.keyboard.press('F');
    const filter = page.getByRole('dialog', { name: 'Filter' });
    const jobs = filter.getByRole('checkbox', { name: /^Job \d/ });
    await jobs.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('combobox', { name: 'Select nodes' })).toHaveValue('type:JOB');
    await expect(filter.getByRole('status')).toContainText('1 filter');
    await expectAccessible(page);
    await filter.getByRole('button', { name: 'Clear' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Select nodes' })).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(filter).toBeHidden();
  });

  await test.step('the list holds the same, and it is taken away and shared', async () => {
    await page.keyboard.press('l');
    await expect(page.getByRole('treegrid', { name: 'Nodes of the graph' })).toBeVisible();
    await page.keyboard.press('x');
    await expect(page.getByRole('menuitem', { name: /CSV/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Reading the graph' });
    await expect(help).toContainText('Paths: from this node, then on another one, to it');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.getByRole('button', { name: /^Share/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
  });
});

test('a second node clicked with Shift draws the paths from the first', async ({
  page,
  request,
}) => {
  const namespace = 'investigate-shift-click';
  await seedSteps(request, namespace, STEPS);
  const focus = encodeURIComponent(`dataset:${namespace}:core.orders`);
  await page.goto(`/lineage?focus=${focus}&depth=4`);
  await page.getByRole('button', { name: /^Dataset core\.clean_orders/ }).click({
    modifiers: ['Shift'],
  });
  const bar = page.getByRole('region', { name: 'Paths' });
  await expect(bar.getByRole('status')).toContainText(
    '1 path from orders to clean_orders, shortest 2 hops',
  );
});
