import process from 'node:process';

import { readEnv, type Env } from '@/lib/env';
import { database, databaseFile } from '@/lib/store/database';

import { storeTrouble } from './start-trouble';

/** Says why a program cannot go on, and ends it. */
export function giveUp(reason: string): never {
  process.stderr.write(`\n${reason}\n`);
  process.exit(1);
}

function environment(): Env {
  try {
    return readEnv();
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the environment, opens the store it names and brings its tables up to date. What stands in
 * the way is said in words, and ends the program.
 */
export function openStore(): Env {
  const env = environment();
  try {
    database();
  } catch (error) {
    giveUp(storeTrouble(error, databaseFile(env.DATABASE_URL)));
  }
  return env;
}
