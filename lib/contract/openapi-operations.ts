import type { Parameter } from './openapi-parameters';

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
  /** Whether it has an ETag. */
  isTagged?: boolean;
};

/** A GET operation. */
export function get({ summary, parameters = [], answer, canMiss = false, isTagged = false }: Get) {
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: { description: 'The answer.', content: json(reference(answer)) },
        ...(isTagged
          ? { 304: { description: 'The answer with the ETag of `If-None-Match` still holds.' } }
          : {}),
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
