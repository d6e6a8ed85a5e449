import { existsSync } from 'node:fs';

import { defineConfig, devices } from '@playwright/test';

/** A browser of the machine's own, if it has one; else Playwright's. */
const CHROMIUM = '/usr/bin/chromium';
const PORT = Number(process.env['E2E_PORT'] ?? 3210);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  // Checking a page in light and in dark takes a third of it on two busy cores.
  timeout: 180_000,
  // Not a bar: a page of a busy machine may take longer than Playwright's 5 s to show what it will show.
  expect: { timeout: 15_000 },
  reporter: process.env['CI'] ? [['list']] : [['list'], ['html', { open: 'never' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The built server on a store of its own, filled with the scenarios; see e2e/support/server.mjs.
  webServer: {
    command: 'node e2e/support/server.mjs',
    url: `http://127.0.0.1:${PORT}/api/v2/health`,
    env: { PORT: String(PORT) },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
