import type { z } from 'zod';

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
 * Fetches `path` and parses the body with the schema; never returns unchecked JSON. The schema is
 * loaded beside the answer: a page that the server has filled shows itself without a validator.
 *
 * @throws {ApiError} for any status outside 200–299.
 */
export async function fetchJson<Out extends z.ZodType>(
  loadSchema: () => Promise<Out>,
  path: string,
  init: RequestInit = {},
): Promise<z.output<Out>> {
  const [response, schema] = await Promise.all([fetch(path, init), loadSchema()]);
  if (!response.ok) throw await apiError(response);
  return schema.parse(await response.json().catch(() => null));
}

/** What a non-2xx answer says. */
export async function apiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const { Problem } = await import('@/lib/contract/overview');
  const problem = Problem.safeParse(body);
  return problem.success
    ? new ApiError(response.status, problem.data.title, problem.data.detail ?? null)
    : new ApiError(response.status, response.statusText, null);
}
