import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import next from 'next';

import { readEnv } from '@/lib/env';
import { answerIngest } from '@/lib/http/ingest-endpoint';
import { log } from '@/lib/log';
import { closeDatabase, database } from '@/lib/store/database';

/** Time open requests get to finish when the server is asked to stop. */
const SHUTDOWN_MS = 5000;

const env = readEnv();
const isDev = process.argv.includes('--dev');
database(); // opens and migrates; a store that cannot be used stops the start here

const app = next({ dev: isDev, hostname: env.HOST, port: env.PORT });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  if (answerIngest(request, response, env)) return;
  void handle(request, response);
});
// Clients keep connections open between events; closing first makes them retry.
server.keepAliveTimeout = 75_000;

server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${env.PORT} is taken. Stop what listens there, or choose another: PORT=3001 npm start`
      : `The server cannot start: ${error.message}`;
  log.fatal(reason);
  process.exit(1);
});

server.listen(env.PORT, env.HOST, () => {
  const { port } = server.address() as AddressInfo;
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  process.stdout.write(`Headwater listens on http://${host}:${port}\n`);
});

function stop(): void {
  server.close(() => {
    closeDatabase();
    process.exit(0);
  });
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
  }, SHUTDOWN_MS).unref();
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
