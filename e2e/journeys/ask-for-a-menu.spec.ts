import { DEFAULT_VIEW, graphHref, graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { hold, middleOf } from '../support/fingers';
import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedHub, seedSteps } from './explore-seed';

test.describe('by a finger that is held', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a group says what can be done to it, and opens', async ({ page, expectAccessible }) => {
    await page.goto(graphViewHref({ ...OVERVIEW, view: 'canvas', legend: 'hidden' }));
    const group = page.getByRole('button', { name: /^Group credit-risk, closed/ });
    await expect(group).toBeInViewport();
    const menu = page.getByRole('menu', { name: 'credit-risk' });
    const cdp = await page.context().newCDPSession(page);

    await hold(cdp, await middleOf(group), () => expect(menu).toBeVisible());
    await expect(menu, 'after the finger is lifted').toBeVisible();
    await expect(page).not.toHaveURL(/expanded=/);
    await expectAccessible(page);
    await menu.getByRole('menuitem', { name: 'Open the group' }).tap();

    await expect(menu).toBeHidden();
    await expect(page).toHaveURL(/expanded=group/);
    await expect(page.getByRole('button', { name: 'Close credit-risk' })).toBeVisible();
    await page.goBack();
    await expect(group).toBeVisible();
  });

  test('a card is expanded and collapsed from its menu', async ({ page, request }) => {
    const namespace = 'menu-by-touch';
    await seedSteps(request, namespace, CHAIN);
    const focus = datasetId(namespace, 'core.orders');
    await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus, depth: 1, view: 'canvas' }));
    const job = page.getByRole('button', { name: /^Job marts\.build_revenue/ });
    const revenue = page.getByRole('button', { name: /^Dataset marts\.revenue/ });
    await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeInViewport();
    await page.keyboard.press('f');
    await expect(job).toBeInViewport();
    await expect(revenue).toHaveCount(0);
    const menu = page.getByRole('menu', { name: 'build_revenue' });
    const cdp = await page.context().newCDPSession(page);
    const choose = async (name: string) => {
      await hold(cdp, await middleOf(job), () => expect(menu).toBeVisible());
      await menu.getByRole('menuitem', { name }).tap();
    };
    const before = await middleOf(job);

    await choose('Expand 1 downstream');

    await expect(revenue).toBeVisible();
    await expect(page.getByText('Expanded build_revenue, 1 downstream added')).toBeAttached();
    expect(await middleOf(job), 'what was held keeps its place').toEqual(before);
    await choose('Collapse downstream');
    await expect(revenue).toHaveCount(0);
  });
});

test.describe('by the menu key', () => {
  for (const [key, namespace] of [
    ['ContextMenu', 'menu-by-key'],
    ['Shift+F10', 'menu-by-shift'],
  ] as const)
    test(`${key} on a card: arrows, a letter and Enter choose, Esc gives the focus back`, async ({
      page,
      request,
      expectAccessible,
    }) => {
      await seedSteps(request, namespace, CHAIN);
      await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=1`);
      await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();
      const job = page.getByRole('button', { name: /^Job marts\.build_revenue/ });
      const menu = page.getByRole('menu', { name: 'build_revenue' });
      await page.keyboard.press('ArrowRight');
      await expect(job).toBeFocused();

      await page.keyboard.press(key);
      await expect(menu).toBeVisible();
      const [at, card] = await Promise.all([menu.boundingBox(), job.boundingBox()]);
      expect(at && card && Math.abs(at.x - card.x), 'beside the card').toBeLessThan(300);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(menu).toBeHidden();
      await expect(job).toBeFocused();

      await page.keyboard.press(key);
      await expect(menu.getByRole('menuitem').first()).toBeFocused();
      await page.keyboard.press('e');
      await page.keyboard.press('e');
      await expect(menu.getByRole('menuitem', { name: 'Expand 1 downstream' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: /^Dataset marts\.revenue/ })).toBeVisible();
      await expect(job).toBeFocused();
    });

  test('on a group and on a folded card', async ({ page, request }) => {
    await page.goto(graphViewHref(OVERVIEW));
    const group = page.getByRole('button', { name: /^Group credit-risk, closed/ });
    await group.focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu', { name: 'credit-risk' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Close credit-risk' })).toBeVisible();

    await seedHub(request, 'menu-on-a-fold', 64);
    const focus = datasetId('menu-on-a-fold', 'sales.orders');
    await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus, depth: 1 }));
    const card = page.getByRole('button', { name: /60 more jobs downstream of sales\.orders/ });
    await card.focus();
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('Enter');
    const inside = page.getByRole('textbox', { name: 'Find in 60 jobs' });
    await expect(inside).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toBeFocused();
  });
});

test.describe('find stops at what holds a match', () => {
  test('at a closed group, and opens it', async ({ page }) => {
    await page.goto(graphViewHref(OVERVIEW));
    const group = page.getByRole('button', { name: /^Group credit-risk, closed/ });
    await expect(group).toBeVisible();
    const find = page.getByRole('search', { name: 'Find in the graph' });

    await page.keyboard.press('/');
    await page.keyboard.type('train_model');
    await expect(find.getByText('1 inside credit-risk')).toBeVisible();
    await expect(find.getByText('0 / 1')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(find.getByText('1 / 1')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(group).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Job .*train_model/ })).toBeVisible();
  });

  test('at a folded card, and lists what is inside', async ({ page, request }) => {
    await seedHub(request, 'find-a-fold', 64);
    const focus = datasetId('find-a-fold', 'sales.orders');
    await page.goto(graphViewHref({ ...DEFAULT_VIEW, focus, depth: 1 }));
    const card = page.getByRole('button', { name: /60 more jobs downstream of sales\.orders/ });
    await expect(card).toBeAttached();
    const find = page.getByRole('search', { name: 'Find in the graph' });

    await page.keyboard.press('/');
    await page.keyboard.type('report_40');
    await expect(find.getByText('1 inside')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(find.getByText('1 / 1')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Find in 60 jobs' })).toBeFocused();
  });
});
