import type { Problem } from '@/lib/contract/overview';
import { AppError, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';
import { Refusal } from '@/lib/openlineage/refusal';

const STATUS = {
  invalid_request: 400,
  unauthorized: 401,
  not_found: 404,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  overloaded: 503,
} as const satisfies Record<ErrorCode, number>;

const TITLES = {
  invalid_request: 'The request is not usable',
  unauthorized: 'A valid API key is needed',
  not_found: 'Not found',
  too_large: 'Too large',
  unsupported_media_type: 'Unsupported encoding',
  unprocessable: 'Over a limit, or refused in strict mode',
  overloaded: 'Too busy; send it again later',
} as const satisfies Record<ErrorCode, string>;

function fromRefusal(refusal: Refusal): AppError {
  const code = refusal.fault === 'malformed' ? 'invalid_request' : 'unprocessable';
  return new AppError(code, refusal.message, refusal.pointer);
}

/**
 * Turns whatever was thrown into an RFC 9457 problem document. What was not foreseen is logged
 * with its cause and answered blank.
 */
export function toProblem(error: unknown): Problem {
  const known = error instanceof Refusal ? fromRefusal(error) : error;
  if (!(known instanceof AppError)) {
    log.error({ err: error }, 'a request failed');
    return { type: 'about:blank', title: 'Something went wrong on our side', status: 500 };
  }
  return {
    type: 'about:blank',
    title: TITLES[known.code],
    status: STATUS[known.code],
    detail: known.message,
    ...(known.pointer === null
      ? {}
      : { pointer: known.pointer, errors: [{ pointer: known.pointer, message: known.message }] }),
  };
}
