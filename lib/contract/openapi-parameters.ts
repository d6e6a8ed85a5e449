/* Parameters that endpoints share, as OpenAPI describes them. */

export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: object;
  readonly required?: boolean;
};

export const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
export const choice = (
  name: string,
  values: readonly string[],
  description: string,
): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', enum: values },
});
export const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
export const PAGE: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Entries of one page, 1 to 200; 50 if absent.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  text('cursor', '`nextCursor` of the page before.'),
];
export const PAIR: readonly Parameter[] = [
  text(
    'from',
    'Version key or id, `latest`, or a moment (ISO 8601); the version before `to` if absent.',
  ),
  text('to', 'Likewise; the latest version if absent.'),
];
export const NODE = path('key', 'Node key, or node id percent-encoded.');
