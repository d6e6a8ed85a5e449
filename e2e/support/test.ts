import { readFile } from 'node:fs/promises';

import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

import { serve } from './serve.mjs';

type Support = {
  /** Waits until both recorded pipelines are there. */
  readonly seeded: undefined;
  /** Posts one recorded pipeline through the front door; sending it again changes nothing. */
  readonly seed: (scenario: string) => Promise<void>;
  /** Fails unless axe finds nothing to say about the page as it stands, in light and in dark. */
  readonly expectAccessible: (page: Page) => Promise<void>;
  /** Address of a server with an empty store, of this test's own. */
  readonly emptyServer: string;
};

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

/** What a browser says of an answer that is part of the journey, as of a page that is not there. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Playwright's test for journeys: an error on the console or an uncaught one fails it. */
export const test = base.extend<Support>({
  page: async ({ page }, provide) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await provide(page);
    expect(errors, 'errors on the console').toEqual([]);
  },
  seed: async ({ request }, provide) => {
    await provide(async (scenario) => {
      const response = await request.post('/api/v1/lineage/batch', {
        headers: { 'content-type': 'application/x-ndjson' },
        data: await readFile(`prisma/scenarios/${scenario}/events.ndjson`),
      });
      expect(response.ok()).toBe(true);
    });
  },
  seeded: [
    async ({ seed }, provide) => {
      await seed('credit-risk');
      await seed('shop-dbt');
      await provide(undefined);
    },
    { auto: true },
  ],
  expectAccessible: async ({}, provide) => {
    await provide(async (page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(inWords), colorScheme).toEqual([]);
      }
    });
  },
  emptyServer: async ({ page }, provide, info) => {
    const server = await serve(info.outputPath('store.db'), { PORT: '0' });
    await provide(server.url);
    // A page that is still open would ask a server that is gone.
    await page.goto('about:blank');
    await server.stop();
  },
});

function inWords({ id, help, nodes }: Violation): string {
  return `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`;
}

export { expect } from '@playwright/test';
