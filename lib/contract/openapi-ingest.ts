import { json, post } from './openapi-operations';

const EVENT_BODY = {
  type: 'object',
  description:
    'A RunEvent, JobEvent or DatasetEvent of any OpenLineage version (https://openlineage.io/spec).',
};

/** How events come in. */
export const INGEST = {
  '/api/v1/lineage': post(
    'Send one event',
    'The OpenLineage endpoint every client knows. Answers after the commit. The same bytes again are a duplicate. gzip is welcome.',
    json(EVENT_BODY),
    201,
    'IngestAnswer',
    true,
  ),
  '/api/v1/lineage/batch': post(
    'Send many events',
    'A JSON array, or newline-delimited JSON. Each event stands for itself: a bad one is refused by index, the good ones are stored.',
    {
      ...json({ type: 'array', items: EVENT_BODY }),
      'application/x-ndjson': { schema: { type: 'string' } },
    },
    200,
    'BatchAnswer',
    true,
  ),
} as const;
