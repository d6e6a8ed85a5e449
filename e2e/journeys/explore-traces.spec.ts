import type { Page } from '@playwright/test';

import { graphHref } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { datasetId, seedSteps } from './explore-seed';

const card = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^(Dataset|Job) ${name}`) });
const glowing = (page: Page, glow: 'lit' | 'dim', name: string) =>
  page.locator(`[data-glow=${glow}]`, { has: card(page, name) });

test('a trace follows what flows through a job, not all it touches', async ({ page, request }) => {
  const namespace = 'explore-traces';
  await seedSteps(request, namespace, [
    {
      job: 'copy.tables',
      inputs: ['in.orders', 'in.people'],
      outputs: ['out.orders', 'out.people'],
      flows: { 'out.orders': 'in.orders', 'out.people': 'in.people' },
    },
  ]);
  await page.goto(graphHref(`job:${namespace}:copy.tables`));
  await expect(card(page, 'out.people')).toBeVisible();

  await card(page, 'in.orders').hover();

  await expect(glowing(page, 'lit', 'out.orders')).toBeVisible();
  await expect(glowing(page, 'dim', 'in.people')).toBeVisible();
  await expect(glowing(page, 'dim', 'out.people')).toBeVisible();
});

test('an edge says in words why it is there', async ({ page, request }) => {
  const namespace = 'explore-edge';
  await seedSteps(request, namespace, [{ job: 'copy', inputs: ['a'], outputs: ['b'] }]);
  await page.goto(graphHref(datasetId(namespace, 'a')));
  await expect(card(page, 'b')).toBeVisible();
  const source = await card(page, 'a').boundingBox();

  await page.mouse.move(0, 0);
  await page.mouse.move(
    (source?.x ?? 0) + (source?.width ?? 0) + 24,
    (source?.y ?? 0) + (source?.height ?? 0) / 2,
    { steps: 4 },
  );

  await expect(page.getByRole('tooltip')).toContainText('Observed');
  await expect(page.getByRole('tooltip')).toContainText('1 run');
});

test('edges that leave a node as one line are named and lit together', async ({
  page,
  request,
}) => {
  const namespace = 'explore-bundle';
  await seedSteps(
    request,
    namespace,
    ['one', 'two', 'three'].map((job) => ({ job, inputs: ['orders'], outputs: [`by_${job}`] })),
  );
  await page.goto(graphHref(datasetId(namespace, 'orders')));
  await expect(card(page, 'by_three')).toBeVisible();
  const source = await card(page, 'orders').boundingBox();

  await page.mouse.move(0, 0);
  await page.mouse.move(
    (source?.x ?? 0) + (source?.width ?? 0) + 4,
    (source?.y ?? 0) + (source?.height ?? 0) / 2,
    { steps: 4 },
  );

  await expect(page.getByRole('tooltip')).toContainText('3 edges from orders');
  await expect(page.getByRole('tooltip')).toContainText('3 observed');
});
