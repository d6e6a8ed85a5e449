import { readFile } from 'node:fs/promises';

import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

type Support = {
  /** Waits until both recorded pipelines are there. */
  readonly seeded: undefined;
  /** Posts one recorded pipeline through the front door; sending it again changes nothing. */
  readonly seed: (scenario: string) => Promise<void>;
  /** Fails unless axe finds nothing to say about the page as it stands. */
  readonly expectAccessible: (page: Page) => Promise<void>;
};

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
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(
          ({ id, help, nodes }) =>
            `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
        ),
      ).toEqual([]);
    });
  },
});

export { expect } from '@playwright/test';
