import { gzipSync } from 'node:zlib';

import type { APIRequestContext } from '@playwright/test';

import { expect, test } from '../support/test';

/** What a page may load before it can be used, gzipped, in bytes; elkjs, React Flow and workers come after. */
const BUDGET = 300_000;
const MODEL = 'dataset:mlflow%3A%2F%2Fmodels.acme.internal:credit_default';

/** The scripts a page names in its document, as they are sent. */
async function scriptsOf(request: APIRequestContext, path: string) {
  const document = await (await request.get(path)).text();
  const tags = [...document.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const sources = tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source ?? '');
  return Promise.all(
    [...new Set(sources)].map(async (source) => {
      const body = await (await request.get(source.replaceAll('&amp;', '&'))).body();
      return { source, bytes: gzipSync(body).length };
    }),
  );
}

for (const [screen, path] of [
  ['the home page', '/'],
  ['search', '/search?q=income'],
  ['the explorer', `/lineage?focus=${encodeURIComponent(MODEL)}`],
  ['a page of its own', '/datasets/h5nqynmcj228zhdf/credit_default'],
  ['the events', '/events'],
] as const) {
  test(`the scripts of ${screen} stay under 300 kB`, async ({ request }) => {
    const scripts = await scriptsOf(request, path);
    expect(scripts.length).toBeGreaterThan(3);
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total, JSON.stringify(scripts, null, 1)).toBeLessThan(BUDGET);
  });
}
