import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError } from '@/lib/errors';
import type { Env } from '@/lib/env';
import { ingestBatch } from '@/lib/service/ingest-batch';
import { ingestEvent } from '@/lib/service/ingest-event';

import { mayWrite } from './api-keys';
import { toProblem } from './problem';
import { drain, readBody } from './read-body';

type Endpoint = (
  bytes: Uint8Array,
  isStrict: boolean,
) => Promise<{ status: number; answer: object }>;

const takeOne: Endpoint = async (bytes, isStrict) => ({
  status: 201,
  answer: await ingestEvent(bytes, isStrict),
});
const takeMany: Endpoint = async (bytes, isStrict) => ({
  status: 200,
  answer: await ingestBatch(bytes, isStrict),
});

/** Paths of the write side. The doubled one is what the Python client makes of a base URL with a path. */
const ENDPOINTS = new Map<string, Endpoint>([
  ['/api/v1/lineage', takeOne],
  ['/api/v1/lineage/batch', takeMany],
  ['/api/v1/api/v1/lineage', takeOne],
]);

/** Seconds a client is asked to wait when too much is queued. */
const RETRY_AFTER_SECONDS = 2;

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  type: string,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

async function take(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
  env: Env,
): Promise<void> {
  try {
    if (
      !mayWrite(
        header(request, 'authorization'),
        header(request, 'x-api-key'),
        env.HEADWATER_API_KEYS,
      )
    )
      throw new AppError(
        'unauthorized',
        'Send the key as "Authorization: Bearer <key>" or "X-API-Key: <key>"',
      );
    const { status, answer } = await endpoint(await readBody(request), env.HEADWATER_STRICT);
    send(response, status, answer, 'application/json');
  } catch (error) {
    const problem = toProblem(error);
    await drain(request);
    const isUnread = !request.complete;
    send(response, problem.status, problem, 'application/problem+json', {
      ...(problem.status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      // The rest of a refused body is not waited for.
      ...(isUnread ? { connection: 'close' } : {}),
    });
    if (isUnread) request.resume();
  }
}

/**
 * Answers the write side of the OpenLineage API itself, straight on node:http: every layer in
 * between costs events per second. Never redirects a POST (clients follow with GET and report
 * success) and never answers 204 (the Java client throws on an empty body).
 *
 * @returns false if the request is for somebody else.
 */
export function answerIngest(
  request: IncomingMessage,
  response: ServerResponse,
  env: Env,
): boolean {
  const [path = ''] = (request.url ?? '').split('?');
  const endpoint = ENDPOINTS.get(path.length > 1 ? path.replace(/\/+$/, '') : path);
  if (!endpoint) return false;
  if (request.method === 'POST') {
    void take(endpoint, request, response, env);
  } else {
    const problem = {
      type: 'about:blank',
      title: 'Method not allowed',
      status: 405,
      detail: 'Send events with POST',
    };
    send(response, 405, problem, 'application/problem+json', { allow: 'POST' });
  }
  return true;
}
