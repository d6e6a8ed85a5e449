import { Agent, createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { BatchAnswer, IngestAnswer } from '@/lib/contract/events';
import { Problem } from '@/lib/contract/overview';
import { readEnv } from '@/lib/env';
import { loadCounts } from '@/lib/store/overview-store';
import { facet, runEvent, table, openTestStore } from '@/lib/store/test-store.test-support';

import { answerIngest } from './ingest-endpoint';

const { db } = openTestStore();
let server: Server;
let port: number;
let agent: Agent;
let settings: Record<string, string>;

beforeEach(async () => {
  settings = {};
  agent = new Agent({ keepAlive: true, maxSockets: 128 });
  server = createServer((incoming, response) => {
    if (!answerIngest(incoming, response, readEnv(settings))) response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

type Sent = {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly isChunked?: boolean;
};
type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

function send(body: string | Uint8Array, sent: Sent = {}): Promise<Answer> {
  const { path = '/api/v1/lineage', method = 'POST', headers = {}, isChunked = false } = sent;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Promise((resolve, reject) => {
    const length = isChunked ? {} : { 'content-length': String(bytes.byteLength) };
    const out = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: { 'content-type': 'application/json', ...length, ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: text ? JSON.parse(text) : null,
          });
        });
      },
    );
    out.on('error', reject);
    out.end(bytes);
  });
}

const EVENT = JSON.stringify(
  runEvent('019b8195-3d00-776e-a578-6924aa9528e5', { outputs: [table('t')] }),
);
const events = () => loadCounts(db()).events;

describe('one event', () => {
  test('is answered with 201, its id, its kind and its warnings', async () => {
    const { status, headers, body } = await send(EVENT);

    expect([status, headers['content-type']]).toEqual([201, 'application/json']);
    expect(IngestAnswer.parse(body)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      kind: 'run',
      duplicate: false,
      warnings: [],
    });
    expect(events()).toBe(1);
  });

  test('sent again is a duplicate with the same id, and stored once', async () => {
    const [first, second] = [await send(EVENT), await send(EVENT)];

    expect(second).toMatchObject({ status: 201, body: { duplicate: true } });
    expect(IngestAnswer.parse(second.body).id).toBe(IngestAnswer.parse(first.body).id);
    expect(events()).toBe(1);
  });

  test('that is off is taken, and the answer points to what is off', async () => {
    const { status, body } = await send(EVENT.replace('https://p.example/1', 'feast'));

    expect(status).toBe(201);
    expect(IngestAnswer.parse(body).warnings).toEqual([
      { pointer: '/producer', message: 'the producer is not a URI' },
    ]);
  });

  test.each([
    '/api/v1/lineage/',
    '/api/v1/lineage?a=b',
    '/api/v1/api/v1/lineage',
    '/api/v1/lineage//',
  ])('is taken at %s without a redirect', async (path) => {
    expect((await send(EVENT, { path })).status).toBe(201);
  });

  test.each(['/api/v1', '/', '/api/v2/lineage', '/api/v1/lineage/x'])(
    '%s is for somebody else',
    async (path) => {
      expect((await send(EVENT, { path })).status).toBe(404);
    },
  );

  test('with a character set in its content type, in UTF-8, with a byte order mark, is taken', async () => {
    const headers = { 'content-type': 'application/json; charset=UTF-8' };

    expect((await send(`\ufeff${EVENT.replace('"t"', '"日本"')}`, { headers })).status).toBe(201);
  });
});

describe('compression and chunks', () => {
  test.each([
    ['gzip', gzipSync(EVENT)],
    ['x-gzip', gzipSync(EVENT)],
    ['deflate', deflateSync(EVENT)],
    ['br', brotliCompressSync(EVENT)],
    ['GZIP', gzipSync(EVENT)],
    ['identity', Buffer.from(EVENT)],
  ])('%s is inflated, with and without a length', async (encoding, body) => {
    const headers = { 'content-encoding': encoding };

    expect(await send(body, { headers })).toMatchObject({
      status: 201,
      body: { duplicate: false },
    });
    expect(await send(body, { headers, isChunked: true })).toMatchObject({
      status: 201,
      body: { duplicate: true },
    });
  });

  test('an unknown encoding is refused with 415', async () => {
    const { status, body } = await send(EVENT, { headers: { 'content-encoding': 'gzip, gzip' } });

    expect([status, Problem.parse(body).status]).toEqual([415, 415]);
  });

  test('what does not inflate is refused with 400', async () => {
    expect((await send(EVENT, { headers: { 'content-encoding': 'gzip' } })).status).toBe(400);
    expect(
      (await send(gzipSync(EVENT).subarray(0, 50), { headers: { 'content-encoding': 'gzip' } }))
        .status,
    ).toBe(400);
  });
});

describe('refusals', () => {
  test('what is no JSON is refused with 400 as a problem document, and nothing is stored', async () => {
    const { status, headers, body } = await send('{"eventTime": ');

    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect(Problem.parse(body).detail).toContain('not JSON');
    expect(events()).toBe(0);
  });

  test('a missing name is refused with 400 and a pointer to it', async () => {
    const { status, body } = await send(JSON.stringify({ ...JSON.parse(EVENT), job: { namespace: 'etl' } })); // prettier-ignore

    expect([status, Problem.parse(body).pointer]).toEqual([400, '/job/name']);
  });

  test('an empty body is refused with 400', async () => {
    expect((await send('')).status).toBe(400);
  });

  test('nesting over the limit is refused with 422', async () => {
    expect((await send('['.repeat(100_000))).status).toBe(422);
  });

  test('in strict mode what is off is refused with 422', async () => {
    settings = { HEADWATER_STRICT: '1' };

    expect((await send(EVENT)).status).toBe(201);
    expect(
      Problem.parse((await send(EVENT.replace('https://p.example/1', 'feast'))).body),
    ).toMatchObject({
      status: 422,
      pointer: '/producer',
    });
  });

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused with 405', async (method) => {
    const { status, headers } = await send('', { method });

    expect([status, headers.allow]).toEqual([405, 'POST']);
  });

  test('a connection lives on after a refusal', async () => {
    const sockets = new Set<unknown>();
    server.on('connection', (socket) => sockets.add(socket));
    settings = { HEADWATER_API_KEYS: 'k' };
    const headers = { 'x-api-key': 'k' };
    await send('nonsense', { headers });
    await send(EVENT);
    await send(EVENT, { headers });

    expect(sockets.size).toBe(1);
  });
});

describe('size', () => {
  const BIG = 21 * 1024 * 1024;
  const bomb = gzipSync(Buffer.alloc(BIG, ' '));

  test('a body over 20 MB is refused with 413, with a length or without', async () => {
    const body = Buffer.alloc(BIG, ' ');
    const refused = await send(body);

    expect(refused.status).toBe(413);
    // Says what to do where it is many events, and where it is one.
    expect(JSON.stringify(refused.body)).toMatch(
      /fewer events.*One event may hold 20 MB.*columnLineage/,
    );
    expect((await send(body, { isChunked: true })).status).toBe(413);
    expect((await send(EVENT)).status).toBe(201);
  });

  test('a small body that inflates beyond 20 MB is refused with 413, and no Retry-After', async () => {
    const { status, headers } = await send(bomb, { headers: { 'content-encoding': 'gzip' } });

    expect([status, headers['retry-after']]).toEqual([413, undefined]);
  });

  test('more than 5 MB compressed is refused with 413', async () => {
    const body = Buffer.alloc(5 * 1024 * 1024 + 1);

    expect((await send(body, { headers: { 'content-encoding': 'gzip' } })).status).toBe(413);
    expect(
      (await send(body, { headers: { 'content-encoding': 'br' }, isChunked: true })).status,
    ).toBe(413);
  });

  test('a promise of too much is refused before it is kept', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /api/v1/lineage HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999\r\n\r\n{',
        );
      });
      socket.on('data', (data) => { resolve(data.toString()); socket.destroy(); }); // prettier-ignore
      socket.on('error', reject);
    });

    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('keys', () => {
  beforeEach(() => {
    settings = { HEADWATER_API_KEYS: 'first, second' };
  });

  test.each<Record<string, string>>([
    { authorization: 'Bearer first' },
    { authorization: 'bearer second' },
    { 'x-api-key': 'second' },
    { 'x-api-key': 'first', authorization: 'Bearer wrong' },
  ])('a right key may write: %j', async (headers) => {
    expect((await send(EVENT, { headers })).status).toBe(201);
  });

  test.each<Record<string, string>>([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Basic first' },
    { 'x-api-key': '' },
    { 'x-api-key': 'first, second' },
    { 'x-api-key': 'FIRST' },
  ])('without one nothing is stored: %j', async (headers) => {
    const { status, body } = await send(EVENT, { headers });

    expect([status, Problem.parse(body).status, events()]).toEqual([401, 401, 0]);
  });

  test('guard batches too', async () => {
    expect((await send(`[${EVENT}]`, { path: '/api/v1/lineage/batch' })).status).toBe(401);
  });
});

describe('batches', () => {
  const batch = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await send(body, { path: '/api/v1/lineage/batch', headers });
    return { status: answer.status, ...BatchAnswer.parse(answer.body) };
  };
  const other = EVENT.replace('"t"', '"u"');

  test('an array is answered with 200 and counts', async () => {
    expect(await batch(`[${EVENT}, ${other}, ${EVENT}]`)).toEqual({
      status: 200,
      received: 3,
      accepted: 2,
      duplicates: 1,
      refused: [],
    });
  });

  test('lines are taken like an array', async () => {
    expect(
      await batch(`${EVENT}\r\n${other}\n`, { 'content-type': 'application/x-ndjson' }),
    ).toMatchObject({
      received: 2,
      accepted: 2,
    });
  });

  test('a bad event is refused by index and costs no other', async () => {
    const answer = await batch(
      [EVENT, '{"broken": ', '{"eventTime": "2026-03-01T00:00:00Z", "job": {}}', other].join('\n'),
    );

    expect(answer).toMatchObject({
      received: 4,
      accepted: 2,
      refused: [
        { index: 1, pointer: '' },
        { index: 2, pointer: '/job/namespace' },
      ],
    });
    expect(events()).toBe(2);
  });

  test('an array that was cut off is refused with 400', async () => {
    const { status, body } = await send(`[${EVENT}, {"a":`, { path: '/api/v1/lineage/batch/' });

    expect([status, Problem.parse(body).detail]).toEqual([
      400,
      expect.stringContaining('not closed'),
    ]);
    expect(events()).toBe(0);
  });
});

describe('many clients', () => {
  test('a hundred at once are all stored', async () => {
    const bodies = Array.from({ length: 100 }, (_, at) =>
      JSON.stringify(runEvent(`run ${at}`, { outputs: [table(`t${at % 7}`)] })),
    );
    const answers = await Promise.all(bodies.map((body) => send(body)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(loadCounts(db())).toMatchObject({ events: 100, runs: 100, jobs: 1, datasets: 7 });
  });

  test('a hundred that send the same are told of one new event', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(EVENT)));

    expect(answers.filter(({ body }) => !IngestAnswer.parse(body).duplicate)).toHaveLength(1);
  });

  test('a slow client holds up nobody, and is answered when it is done', async () => {
    const [head, tail] = [EVENT.slice(0, 20), EVENT.slice(20)];
    const socket = connect(port, '127.0.0.1');
    const answered = new Promise<string>((resolve, reject) => {
      socket.on('data', (data) => { resolve(data.toString()); }); // prettier-ignore
      socket.on('error', reject);
    });
    socket.write(
      `POST /api/v1/lineage HTTP/1.1\r\nHost: h\r\nContent-Length: ${EVENT.length}\r\n\r\n${head}`,
    );
    const quick = await send(EVENT.replace('"t"', '"quick"'));
    socket.write(tail);

    expect(quick.status).toBe(201);
    expect(await answered).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
  });

  test('a client that goes away in the middle leaves the server well', async () => {
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise((done) =>
      server.once('connection', (end) => end.once('close', done)),
    );
    socket.write('POST /api/v1/lineage HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{', () =>
      socket.destroy(),
    );
    await closed;

    expect((await send(EVENT)).status).toBe(201);
    expect(events()).toBe(1);
  });

  test('facets of all kinds of names survive the way', async () => {
    const own = JSON.parse(`{"__proto__": ${JSON.stringify(facet({ a: 1 }))}}`) as object;
    const { status } = await send(JSON.stringify(runEvent('r', { jobFacets: own })));

    expect(status).toBe(201);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});
