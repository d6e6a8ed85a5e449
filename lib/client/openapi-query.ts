import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

import { fetchJson } from './fetch-json';

/** A JSON Schema, as far as the page reads it; the rest is left alone. */
export type ApiSchema = {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: ApiSchema | undefined;
  readonly properties?: Readonly<Record<string, ApiSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly anyOf?: readonly ApiSchema[] | undefined;
  readonly oneOf?: readonly ApiSchema[] | undefined;
};
const ApiSchema: z.ZodType<ApiSchema> = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  get items() {
    return ApiSchema.optional().catch(undefined);
  },
  get properties() {
    return z.record(z.string(), ApiSchema).optional().catch(undefined);
  },
  required: z.array(z.string()).optional(),
  get anyOf() {
    return z.array(ApiSchema).optional().catch(undefined);
  },
  get oneOf() {
    return z.array(ApiSchema).optional().catch(undefined);
  },
});

const Content = z.record(z.string(), z.object({ schema: ApiSchema.optional() })).default({});

const Operation = z.object({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        description: z.string().default(''),
        required: z.boolean().default(false),
        schema: ApiSchema.optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z
    .record(z.string(), z.object({ description: z.string().default(''), content: Content }))
    .default({}),
});
export type ApiOperation = z.infer<typeof Operation>;

export const API_METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type ApiMethod = (typeof API_METHODS)[number];

const PathItem = z.object({
  get: Operation.optional(),
  post: Operation.optional(),
  put: Operation.optional(),
  patch: Operation.optional(),
  delete: Operation.optional(),
}) satisfies z.ZodType<Partial<Record<ApiMethod, ApiOperation>>>;

const OpenApi = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), PathItem),
  components: z.object({ schemas: z.record(z.string(), ApiSchema).default({}) }).optional(),
});
export type OpenApi = z.infer<typeof OpenApi>;
/** Its own page's schema comes with the page. */
const loadOpenApi = () => Promise.resolve(OpenApi);

/** The description of this server's API; unchanged while the server runs. */
export function openApiQuery() {
  return queryOptions({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => fetchJson(loadOpenApi, '/api/v2/openapi.json', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
