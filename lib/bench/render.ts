import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { chromium, type Page } from '@playwright/test';
import { build, preview, type InlineConfig } from 'vite';

import type { Mode } from './render/page';
import type { Bar, Report, Row } from './report';

const SIZES = [500, 1000, 3000, 10_000];
const MODES: readonly Mode[] = ['headwater', 'plain', 'cytoscape'];
/** Above it plain React Flow takes minutes a figure. */
const PLAIN_LIMIT = 3000;
const VIEWPORT = { width: 1440, height: 900 };
const CHROMIUM = { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] };

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page with the explorer's own canvas, built as it is for readers. */
const PAGE: InlineConfig = {
  root: at('render'),
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': at('../..') } },
  css: { postcss: at('../..') },
  define: { 'process.env': { NODE_ENV: 'production' } },
  worker: { format: 'es' },
  build: {
    outDir: join(tmpdir(), `headwater-bench-render-${process.pid}`),
    emptyOutDir: true,
    target: 'es2022',
  },
  preview: { host: '127.0.0.1', port: 0 },
};

async function measure(page: Page, url: string, mode: Mode, size: number): Promise<Row> {
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  const { openMs } = await page.evaluate(([m, s]) => window.bench.open(m, s), [
    mode,
    size,
  ] as const);
  const look = (from: 'far' | 'near') => page.evaluate((f) => window.bench.look(f), from);
  const move = (how: 'pan' | 'zoom') => page.evaluate((h) => window.bench.move(h), how);
  await look('far');
  const farPan = await move('pan');
  const zoom = await move('zoom');
  await look('near');
  const nearPan = await move('pan');
  return {
    what: `${size} nodes, ${mode}`,
    'open ms': Math.round(openMs),
    'pan far fps': Math.round(farPan.fps),
    'zoom fps': Math.round(zoom.fps),
    'pan near fps': Math.round(nearPan.fps),
    'longest task ms': Math.round(await page.evaluate(() => window.bench.longestMs())),
    elements: await page.evaluate(() => window.bench.elements()),
  };
}

function barsOf(row: Row): Bar[] {
  const bar = (what: string, wanted: string, isMet: (value: number) => boolean): Bar => {
    const value = Number(row[what]);
    return { what: `${row.what}: ${what}`, wanted, got: String(value), isMet: isMet(value) };
  };
  const smooth = ['pan far fps', 'zoom fps', 'pan near fps'];
  return [
    bar('open ms', '< 1000', (ms) => ms < 1000),
    ...smooth.map((what) => bar(what, '>= 50', (fps) => fps >= 50)),
    bar('longest task ms', '<= 50', (ms) => ms <= 50),
    bar('elements', '< 1500', (count) => count < 1500),
  ];
}

/**
 * The explorer's canvas beside plain React Flow and cytoscape.js, same graphs, same browser: from the
 * data to a picture (ours with folding and placing), frames while moving, longest task on
 * the page after the first picture.
 */
export async function benchRender(): Promise<Report> {
  await build(PAGE);
  const server = await preview(PAGE);
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the page is served nowhere');
  const browser = await chromium.launch(CHROMIUM);
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const size of SIZES) {
    for (const mode of MODES) {
      if (mode === 'plain' && size > PLAIN_LIMIT) continue;
      const page = await browser.newPage({ viewport: VIEWPORT });
      const row = await measure(page, url, mode, size);
      await page.close();
      rows.push(row);
      if (mode === 'headwater' && size === 10_000) bars.push(...barsOf(row));
    }
  }
  await browser.close();
  await server.close();
  return { name: 'render', rows, bars };
}
