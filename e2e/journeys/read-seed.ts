import type { APIRequestContext } from '@playwright/test';

import { SearchResponse, type SearchResult } from '../../lib/contract/search';

const PRODUCER = 'https://github.com/OpenLineage/OpenLineage/tree/1.30.1/integration/spark';

function facet(name: string, body: object) {
  return {
    _producer: PRODUCER,
    _schemaURL: `https://openlineage.io/spec/facets/1-0-0/${name}.json`,
    ...body,
  };
}

/** One failed load of an orders table, named in `namespace`. */
function failedLoad(namespace: string, runId: string) {
  const columns = [
    { name: 'order_id', type: 'bigint', description: 'Primary key.' },
    { name: 'email', type: 'text' },
    { name: '__proto__', type: 'text' },
    {
      name: 'address',
      type: 'struct',
      fields: [
        { name: 'street', type: 'text' },
        { name: 'city', type: 'text' },
      ],
    },
  ];
  return {
    eventType: 'FAIL',
    eventTime: '2026-06-01T06:02:03.000Z',
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: {
      runId,
      facets: {
        errorMessage: facet('ErrorMessageRunFacet', {
          message: 'column "discount_pct" does not exist',
          programmingLanguage: 'PYTHON',
          stackTrace: 'Traceback (most recent call last):\n  File "load.py", line 7, in run',
        }),
      },
    },
    job: {
      namespace,
      name: 'shop_daily.load_orders',
      facets: { sql: facet('SQLJobFacet', { query: 'select 1 as answer' }) },
    },
    inputs: [{ namespace, name: 'landing.orders' }],
    outputs: [
      {
        namespace,
        name: 'public.orders',
        facets: {
          schema: facet('SchemaDatasetFacet', { fields: columns }),
          documentation: facet('DocumentationDatasetFacet', {
            description: 'Orders of the **web shop**. <img src=x onerror=alert(1)>',
          }),
          ownership: facet('OwnershipDatasetFacet', {
            owners: [{ name: 'team:commerce', type: 'MAINTAINER' }],
          }),
          acme_gate: { ...facet('AcmeGate', { score: 0.97 }), ['nested']: { deeper: 'here' } },
        },
      },
    ],
  };
}

/** Posts the failed load under a namespace of its own and says where its table and job are. */
export async function seedFailedLoad(
  request: APIRequestContext,
  journey: string,
): Promise<{ table: SearchResult; job: SearchResult; runId: string }> {
  const runId = crypto.randomUUID();
  const namespace = `${journey}-${runId}`;
  const start = {
    ...failedLoad(namespace, runId),
    eventType: 'START',
    eventTime: '2026-06-01T06:00:00.000Z',
  };
  for (const data of [start, failedLoad(namespace, runId)]) {
    await request.post('/api/v1/lineage', { data });
  }
  const found = async (name: string) => {
    const query = new URLSearchParams({ q: name, namespace });
    const answer = await request.get(`/api/v2/search?${query.toString()}`);
    const { results } = SearchResponse.parse(await answer.json());
    const result = results.find((candidate) => candidate.name === name);
    if (!result) throw new Error(`${name} was posted but is not found`);
    return result;
  };
  return { table: await found('public.orders'), job: await found('shop_daily.load_orders'), runId };
}
