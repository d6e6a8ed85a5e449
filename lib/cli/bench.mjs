#!/usr/bin/env node
/** `npm run bench -- ingest|graph|search|time|columns|tables|layout|render`: gets the clone ready, then measures. */
import process from 'node:process';

import { bootstrap, hand, program } from './bootstrap.mjs';

const args = process.argv.slice(2);
await bootstrap({ build: args[0] === 'ingest' || args[0] === 'tables' });
await hand([...program('bench/bench.ts'), ...args], { env: { LOG_LEVEL: 'warn' } });
