/*
 * The words of our OpenAPI document: parameters, answers, operations.
 */

/** A parameter of an operation. */
type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: object;
  readonly required?: boolean;
};

/** A query parameter of free text. */
export const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
/** A query parameter out of a fixed set. */
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
/** A part of the path. */
export const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
/** What lists take. */
export const PAGE: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Entries of one page, 1 to 200; 50 if absent.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  text('cursor', '`nextCursor` of the page before.'),
];
/** The node a path is about. */
export const NODE = path('key', 'Node key, or node id percent-encoded.');

/** Content that is JSON. */
export const json = (schema: object) => ({ 'application/json': { schema } });
/** A reference to one of the document's schemas. */
export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An answer that is a problem document. */
function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: reference('Problem') } } };
}

type Get = {
  summary: string;
  parameters?: readonly Parameter[];
  answer: string;
  canMiss?: boolean;
};

/** A GET operation. */
export function get({ summary, parameters = [], answer, canMiss = false }: Get) {
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: { description: 'The answer.', content: json(reference(answer)) },
        ...(canMiss ? { 404: problem('No event has named it.') } : {}),
      },
    },
  };
}

/** A POST operation. */
export function post(
  summary: string,
  description: string,
  body: object,
  status: number,
  answer: string,
  isKeyed: boolean,
) {
  return {
    post: {
      summary,
      description,
      ...(isKeyed ? { security: [{ bearer: [] }, { apiKey: [] }, {}] } : {}),
      requestBody: { required: true, content: body },
      responses: {
        [status]: { description: 'Stored, durably.', content: json(reference(answer)) },
        400: problem(
          'Not JSON, not an event, or a name is missing; `pointer` says where. Nothing was stored.',
        ),
        ...(isKeyed
          ? {
              401: problem('API keys are set and the request has none of them.'),
              413: problem('Over 5 MB compressed or 20 MB inflated.'),
              415: problem('A Content-Encoding other than gzip, deflate or br.'),
              422: problem('Nested too deep, too many columns or facets, or off in strict mode.'),
              503: problem('Too much is queued; send it again after `Retry-After` seconds.'),
            }
          : {}),
      },
    },
  };
}
