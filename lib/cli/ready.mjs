#!/usr/bin/env node
/** `npm run build`: gets the clone ready and starts nothing; `npm run generate` leaves the pages alone. */
import process from 'node:process';

import { bootstrap } from './bootstrap.mjs';

await bootstrap({ build: !process.argv.includes('--no-build') });
