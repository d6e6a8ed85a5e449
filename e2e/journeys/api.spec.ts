import { expect, test } from '../support/test';

test('a client sends an event, then the same again', async ({ request }) => {
  const event = {
    eventType: 'COMPLETE',
    eventTime: new Date().toISOString(),
    producer: 'https://example.com/journey',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: crypto.randomUUID() },
    job: { namespace: 'journey', name: 'first' },
    outputs: [{ namespace: 'journey', name: 'first.out' }],
  };
  const first = await request.post('/api/v1/lineage', { data: event });
  expect(first.status()).toBe(201);
  expect(await first.json()).toMatchObject({ kind: 'run', duplicate: false, warnings: [] });

  const again = await request.post('/api/v1/lineage/', { data: event, maxRedirects: 0 });
  expect(again.status()).toBe(201);
  expect(await again.json()).toMatchObject({ duplicate: true });
});

test('what is no event is refused with a pointer', async ({ request }) => {
  const response = await request.post('/api/v1/lineage', { data: { run: {}, job: {} } });
  expect(response.status()).toBe(400);
  expect(response.headers()['content-type']).toContain('application/problem+json');
});
