import 'server-only';

import type { z } from 'zod';

import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';

import { AskedParams } from './asked-params';
import { toProblem } from './problem';

function problemResponse(error: unknown): Response {
  const problem = toProblem(error);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

type Context<Params> = { params: Promise<Params> };

type GetDefinition<Params, Query, Answer> = {
  /** Reads the query string leniently: what makes no sense gives the default and a notice. */
  readonly query: (params: URLSearchParams) => { query: Query; notices: Notice[] };
  readonly handle: (query: Query, params: Params) => Promise<Answer>;
  /** For answers that are no JSON. */
  readonly present?: (answer: Answer, notices: readonly Notice[]) => Response;
  /** A text that is the same as long as the answer is, so that who has it need not be sent it again; null where none is. */
  readonly tag?: (query: Query) => string | null;
  /** Whether the answer is kept as a file, which has no place for notices: then what makes no sense is refused. */
  readonly isFile?: boolean;
};

/** A file leaves without what was said beside it, so the question it answers must be the one that was meant. */
function partlyUnderstood(notices: readonly Notice[]): AppError {
  const reasons = notices.map(({ parameter, message }) => ` ${parameter}: ${message}`);
  const rule = 'A file is made only of a question that is understood whole.';
  return new AppError('invalid_request', rule + reasons.join(''));
}

function readQuery<Query>(
  read: GetDefinition<unknown, Query, never>['query'],
  given: URLSearchParams,
): { query: Query; notices: Notice[] } {
  const params = new AskedParams(given);
  const { query, notices } = read(params);
  return { query, notices: query === null ? notices : [...notices, ...params.unasked()] };
}

/** Weak: what stands between may send it compressed. A browser keeps the answer, and asks whether it still holds. */
const tagHeaders = (tag: string | null): Record<string, string> =>
  tag === null ? {} : { etag: `W/"${tag}"`, 'cache-control': 'private, no-cache' };

function addHeaders({ headers }: Response, added: Record<string, string>): void {
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
}

/** Whether who asks has the answer with this tag. */
function isKnown(request: Request, tag: string | null): boolean {
  if (tag === null) return false;
  const given = request.headers.get('if-none-match') ?? '';
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`);
}

/** Declares a GET endpoint: read leniently, answer JSON, name errors. Notices join the answer's own. */
export function getRoute<Params, Query, Answer extends object>(
  definition: GetDefinition<Params, Query, Answer>,
) {
  return async function GET(request: Request, context: Context<Params>): Promise<Response> {
    const { query, notices } = readQuery(definition.query, new URL(request.url).searchParams);
    if (definition.isFile && notices.length > 0) return problemResponse(partlyUnderstood(notices));
    try {
      const tag = definition.tag?.(query) ?? null;
      if (isKnown(request, tag))
        return new Response(null, { status: 304, headers: tagHeaders(tag) });
      const answer = await definition.handle(query, await context.params);
      if (definition.present) {
        const response = definition.present(answer, notices);
        addHeaders(response, tagHeaders(tag));
        // Who left while it was worked out: Next does not even begin to read it then, so nothing would end it.
        if (request.signal.aborted) await response.body?.cancel();
        return response;
      }
      const own =
        'notices' in answer && Array.isArray(answer.notices) ? (answer.notices as Notice[]) : null;
      return Response.json(own ? { ...answer, notices: [...notices, ...own] } : answer, {
        headers: { 'cache-control': 'no-store' },
      });
    } catch (error) {
      return problemResponse(withReasons(error, notices));
    }
  };
}

/** A question that is none because a part of it could not be read: the refusal says which part, too. */
function withReasons(error: unknown, notices: readonly Notice[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'invalid_request') return error;
  const reasons = notices
    .filter(({ parameter }) => parameter !== 'focus')
    .map(({ parameter, message }) => ` ${parameter}: ${message}`);
  return new AppError(error.code, error.message + reasons.join(''), error.pointer);
}

/** For endpoints that take no query. */
export function noQuery(): { query: null; notices: Notice[] } {
  return { query: null, notices: [] };
}

/** Bytes of a JSON body; events have an endpoint and limits of their own. */
const BODY_LIMIT = 64 * 1024;

async function readJsonBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT)
      throw new AppError('too_large', `The body is over ${BODY_LIMIT / 1024} kB`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON', '');
  }
}

type PostDefinition<Body extends z.ZodType, Answer extends object> = {
  readonly body: Body;
  readonly status: 200 | 201;
  readonly handle: (body: z.output<Body>) => Promise<Answer>;
};

/** Declares a POST endpoint with a JSON body. API keys guard events; what else is posted is open. */
export function postRoute<Body extends z.ZodType, Answer extends object>(
  definition: PostDefinition<Body, Answer>,
) {
  return async function POST(request: Request): Promise<Response> {
    try {
      const json = await readJsonBody(request);
      const body = definition.body.safeParse(json);
      if (!body.success) {
        const [issue] = body.error.issues;
        throw new AppError(
          'invalid_request',
          issue?.message ?? 'The body has the wrong shape',
          `/${(issue?.path ?? []).map(String).join('/')}`,
        );
      }
      return Response.json(await definition.handle(body.data), { status: definition.status });
    } catch (error) {
      return problemResponse(error);
    }
  };
}
