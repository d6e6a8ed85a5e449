import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** How TypeScript runs here, with the parts only a server may have: as in `lib/cli/bootstrap.mjs`. */
export const RUNTIME = [
  '--no-allocation-site-pretenuring',
  '--import',
  'tsx',
  '--conditions=react-server',
];

/** Starts a server program and waits until it says where it listens. */
export function startServer(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [...RUNTIME, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the server ended with code ${String(code)}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /listens on (\S+)/.exec(line)?.[1];
      if (url) resolve({ url, child });
    });
  });
}

/** Stops it, and waits until it has. */
export function stopServer(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}
