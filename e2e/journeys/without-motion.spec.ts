import type { Page } from '@playwright/test';

import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Starts to write down every place the camera is at, and every animation or transition that lasts. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const seen = { cameras: new Set<string>(), moving: new Set<string>() };
    Object.assign(window, { seen });
    const look = () => {
      const camera = document.querySelector<HTMLElement>('.react-flow__viewport');
      if (camera !== null) seen.cameras.add(camera.style.transform);
      for (const animation of document.getAnimations()) {
        const { duration = 0, iterations = 1 } = animation.effect?.getComputedTiming() ?? {};
        const lasts = Number(duration) > 1 || iterations === Infinity;
        if (lasts && animation.effect instanceof KeyframeEffect)
          seen.moving.add(animation.effect.target?.className.toString() ?? '');
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

/** What was written down, once the camera has been still for a while; begins anew. */
async function seen(page: Page) {
  return page.evaluate(async () => {
    const { seen } = window as unknown as {
      seen: { cameras: Set<string>; moving: Set<string> };
    };
    for (let before = -1; before !== seen.cameras.size;) {
      before = seen.cameras.size;
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    const found = { cameras: seen.cameras.size, moving: [...seen.moving] };
    const last = [...seen.cameras].at(-1);
    seen.cameras.clear();
    if (last !== undefined) seen.cameras.add(last);
    return found;
  });
}

test('for those who want nothing to move the camera jumps, and panel and windows are there at once', async ({
  page,
  request,
}) => {
  const namespace = 'without-motion';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=all&view=canvas`);
  const churn = page.getByRole('button', { name: /^Dataset ml\.churn/ });
  await expect(churn).toBeVisible();
  await watch(page);
  await seen(page);

  for (const zoom of ['Zoom in', 'Zoom in', 'Zoom out']) {
    await page.getByRole('button', { name: zoom }).click();
    // Where it was, and where it is.
    expect((await seen(page)).cameras, zoom).toBe(2);
  }
  await page.keyboard.press('f');
  expect((await seen(page)).cameras, 'fit').toBeLessThanOrEqual(2);

  await churn.click();
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  for (const key of ['?', 'w', 'F', 'Control+k', '/', ']']) {
    await page.keyboard.press(key);
    await page.keyboard.press('Escape');
  }
  expect((await seen(page)).moving).toEqual([]);
});
