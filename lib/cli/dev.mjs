#!/usr/bin/env node
/** `npm run dev`: serves the pages as they are written. */
import { bootstrap, hand, program } from './bootstrap.mjs';

await bootstrap({ build: false });
await hand([...program('cli/serve.ts'), '--dev']);
