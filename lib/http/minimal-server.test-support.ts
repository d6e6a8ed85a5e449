/*
 * The write side alone, for tests that kill it. Prints its port when it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readEnv } from '@/lib/env';
import { answerIngest } from '@/lib/http/ingest-endpoint';
import { database } from '@/lib/store/database';

const env = readEnv();
database();
const server = createServer((request, response) => {
  if (!answerIngest(request, response, env)) response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
