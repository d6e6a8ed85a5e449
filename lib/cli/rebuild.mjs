#!/usr/bin/env node
/** `npm run rebuild`: gets the clone ready, then makes the projections again from the log. */
import { bootstrap, hand, program } from './bootstrap.mjs';

await bootstrap({ build: false });
await hand(program('cli/rebuild.ts'));
