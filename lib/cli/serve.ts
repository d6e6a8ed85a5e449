import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import next from 'next';

import { answerIngest } from '@/lib/http/ingest-endpoint';
import { warmUp } from '@/lib/service/warm-up';
import { closeDatabase } from '@/lib/store/database';

import { giveUp, openStore } from './open-store';
import { renewProjections } from './renew-projections';
import { listenTrouble } from './start-trouble';

/** Time open requests get to finish when the server is asked to stop. */
const SHUTDOWN_MS = 5000;

const env = openStore();
await renewProjections();
const isDev = process.argv.includes('--dev');

const app = next({ dev: isDev, hostname: env.HOST, port: env.PORT });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  if (answerIngest(request, response, env)) return;
  void handle(request, response);
});
// Clients keep connections open between events; closing first makes them retry.
server.keepAliveTimeout = 75_000;

server.on('error', (error) => giveUp(listenTrouble(error, env)));

server.listen(env.PORT, env.HOST, () => {
  const { port } = server.address() as AddressInfo;
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  process.stdout.write(`Headwater listens on http://${host}:${port}\n`);
  void warmUp();
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
