#!/usr/bin/env node
/** `npm test`: gets the clone ready, then runs the unit tests; arguments go to the runner. */
import { join } from 'node:path';
import process from 'node:process';

import { bootstrap, hand } from './bootstrap.mjs';

await bootstrap({ build: false });
await hand([join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]);
