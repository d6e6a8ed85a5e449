import { graphHref, graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

import { expect, test } from '../support/test';
import { CHAIN, datasetId, seedSteps } from './explore-seed';

test('the legend names the types there are, and hides and shows them wherever the answer is read', async ({
  page,
  request,
  expectAccessible,
}) => {
  const namespace = 'filter-by-legend';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&depth=all`);
  const legend = page.getByRole('region', { name: 'Legend and filter' });
  const jobs = legend.getByRole('checkbox', { name: /^Job\b.*3$/ });
  const strip = page.getByRole('group', { name: 'What is shown' });
  await expect(jobs).toBeChecked();
  await expect(strip).toContainText('7 shown');

  await jobs.click();

  await expect(strip).toContainText('4 shown');
  await expect(strip).toContainText('3 hidden (not selected)');
  await expect(jobs).not.toBeChecked();
  await expect(page.getByText(/^Filters changed, .*removed/)).toBeAttached();
  await expect(page.getByRole('button', { name: 'Filter: 1 active' })).toBeVisible();
  const { search } = new URL(page.url());
  const answer = await page.request.get(`/api/v2/graph${search}`);
  const { nodes } = (await answer.json()) as { nodes: { kind: string }[] };
  expect(nodes.map(({ kind }) => kind)).toEqual(['dataset', 'dataset', 'dataset', 'dataset']);
  const csv = await (await page.request.get(`/api/v2/graph.csv${search}`)).text();
  expect(csv.trim().split('\n')).toHaveLength(5);
  await expectAccessible(page);

  await page.getByRole('radio', { name: 'List' }).click();
  const rows = page.getByRole('treegrid', { name: 'Nodes of the graph' }).getByRole('row');
  await expect(rows.filter({ hasText: 'load_orders' })).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(strip).toContainText('7 shown');
  await expect(jobs).toBeChecked();
});

test('a colour lens brings its key, where the legend was hidden and on a narrow screen', async ({
  page,
  request,
}) => {
  const namespace = 'legend-of-lens';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  const legend = page.getByRole('region', { name: 'Legend and filter' });
  await legend.getByRole('button', { name: 'Hide the legend' }).click();
  await expect(legend).toBeHidden();

  await page.keyboard.press('h');
  await expect(legend.getByRole('heading', { name: 'Nodes by status' })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${graphHref(datasetId(namespace, 'core.orders'))}&view=canvas&lens=namespace`);
  await expect(legend.getByRole('heading', { name: 'Nodes by namespace' })).toBeVisible();
});

test('closed groups are filtered by what is in them', async ({ page }) => {
  await page.goto(graphViewHref({ ...OVERVIEW, select: 'type:MODEL' }));
  const strip = page.getByRole('group', { name: 'What is shown' });
  await expect(strip).toContainText(/\d+ in \d+ groups? by namespace/);
  const all = /(\d+) in/.exec((await strip.innerText()).replaceAll('\n', ' '))?.[1];

  await page.goto(graphViewHref({ ...OVERVIEW, select: 'type:MODEL', view: 'list' }));
  await expect(strip).toContainText(`${all} in`);
});

test('the palette looks for paths from where the reader is', async ({ page, request }) => {
  const namespace = 'palette-paths';
  await seedSteps(request, namespace, CHAIN);
  await page.goto(graphHref(datasetId(namespace, 'core.orders')));
  await expect(page.getByRole('button', { name: /^Dataset core\.orders/ })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('paths to');
  await expect(page.getByRole('option', { name: 'Paths to…' })).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(page.getByText(/Paths from/)).toBeVisible();
});
