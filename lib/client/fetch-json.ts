import type { z } from 'zod';

import { Problem } from '@/lib/contract/overview';

/** A non-2xx answer of our own API. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly detail: string | null;

  constructor(status: number, title: string, detail: string | null) {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

/**
 * Fetches `path` and parses the body with `schema`; never returns unchecked JSON.
 *
 * @throws {ApiError} for any status outside 200–299.
 */
export async function fetchJson<Out extends z.ZodType>(
  schema: Out,
  path: string,
  init: RequestInit = {},
): Promise<z.output<Out>> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(body);
  const problem = Problem.safeParse(body);
  throw problem.success
    ? new ApiError(response.status, problem.data.title, problem.data.detail ?? null)
    : new ApiError(response.status, response.statusText, null);
}
