#!/usr/bin/env node
/** `npm run demo`: gets the clone ready, loads the recorded pipelines into a store of their own, serves it. */
import { join } from 'node:path';
import process from 'node:process';

import { bootstrap, hand, program } from './bootstrap.mjs';

const SCENARIOS = ['credit-risk', 'shop-dbt'];

function explorer(namespace, name, more = '') {
  const id = `dataset:${encodeURIComponent(namespace)}:${encodeURIComponent(name)}`;
  return `/lineage?focus=${encodeURIComponent(id)}${more}`;
}

const LINKS = [
  [
    'everything a credit model was made of',
    explorer('mlflow://models.acme.internal', 'credit_default', '&direction=upstream&depth=all'),
  ],
  [
    'what breaks if the applications file changes',
    explorer(
      's3://acme-credit-raw',
      'applications/loan_applications.csv',
      '&direction=downstream&depth=all',
    ),
  ],
  [
    'an online shop in dbt, from seeds to customer value',
    explorer('duckdb://shop.duckdb', 'shop.marts.customer_lifetime_value', '&depth=all'),
  ],
];

await bootstrap();
const env = {
  NODE_ENV: 'production',
  DATABASE_URL: process.env['DATABASE_URL'] ?? 'file:./data/demo.db',
};
await hand(
  [
    ...program('cli/import.ts'),
    '--quiet',
    ...SCENARIOS.map((name) => join('prisma', 'scenarios', name, 'events.ndjson')),
  ],
  { env },
);
if (process.exitCode === 0)
  await hand(program('cli/serve.ts'), {
    env,
    onLine: (line) => {
      const [url] = /https?:\/\/\S+$/.exec(line) ?? [];
      if (!url || !line.startsWith('Headwater listens')) return;
      process.stdout.write(`\nWorth opening:\n`);
      for (const [what, path] of LINKS) process.stdout.write(`  ${what}\n    ${url}${path}\n`);
      process.stdout.write('\n');
    },
  });
