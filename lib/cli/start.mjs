#!/usr/bin/env node
/** `npm start`: gets the clone ready, then serves the store named by DATABASE_URL. */
import { bootstrap, hand, program } from './bootstrap.mjs';

await bootstrap();
await hand(program('cli/serve.ts'), { env: { NODE_ENV: 'production' } });
