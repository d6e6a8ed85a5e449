/**
 * What ingest is measured against: a node:http server that appends the bytes it gets to SQLite and
 * answers 201. One transaction an event, in the same journal mode; nothing is read or projected.
 *
 * Arguments: database file, `FULL` or `NORMAL`.
 */
import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

import SQLite from 'better-sqlite3';

const [file = ':memory:', synchronous = 'FULL'] = process.argv.slice(2);
const db = new SQLite(file);
db.pragma('journal_mode = WAL');
db.pragma(`synchronous = ${synchronous}`);
db.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, hash TEXT UNIQUE, body BLOB)');
const insert = db.prepare('INSERT OR IGNORE INTO event (hash, body) VALUES (?, ?)');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const id = hash('sha256', body, 'hex');
    insert.run(id, body);
    const answer = JSON.stringify({ id });
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': answer.length,
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
