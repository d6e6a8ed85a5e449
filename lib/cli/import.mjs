#!/usr/bin/env node
/** `npm run import -- <file|folder|->…`: gets the clone ready, then imports events. */
import { resolve } from 'node:path';
import process from 'node:process';

import { bootstrap, hand, program } from './bootstrap.mjs';

// Paths are meant from where the command was given (npm itself runs in the project's folder).
const calledFrom = process.env['INIT_CWD'] ?? process.cwd();
const args = process.argv
  .slice(2)
  .map((arg) => (arg.startsWith('-') ? arg : resolve(calledFrom, arg)));
await bootstrap({ build: false });
await hand([...program('cli/import.ts'), ...args]);
