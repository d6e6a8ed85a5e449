import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { program } from '../../lib/cli/bootstrap.mjs';

/** Time a server may take to stop before it is stopped for good, in ms. */
const STOP_MS = 8000;

/**
 * Starts the built server on the store `file`, and waits until it listens. `PORT: '0'` takes any
 * free port.
 *
 * @param {string} file
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ url: string, stop: () => Promise<void>, ended: Promise<number> }>}
 */
export async function serve(file, env = {}) {
  const child = spawn(process.execPath, program('cli/serve.ts'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      DATABASE_URL: `file:${file}`,
      ...env,
    },
  });
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 0));
  });
  const url = await new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the server ended with code ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const listensOn = /listens on (\S+)/.exec(line)?.[1];
      if (listensOn) resolve(listensOn);
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(patience);
  };
  return { url, stop, ended };
}
