import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import type { z } from 'zod';

import { EventDetails, EventList } from '@/lib/contract/events';
import { GraphResponse } from '@/lib/contract/graph';
import { NodeDetails } from '@/lib/contract/nodes';
import { openApiDocument } from '@/lib/contract/openapi';
import { Health, Overview, Problem, Pulse, ShareAnswer } from '@/lib/contract/overview';
import { RunDetails, RunList } from '@/lib/contract/runs';
import { SearchResponse } from '@/lib/contract/search';
import { nodeId } from '@/lib/lineage';
import { resolveShare } from '@/lib/service/resolve-share';
import {
  facet,
  RECEIVED_AT,
  runEvent,
  store,
  table,
  openTestStore,
} from '@/lib/store/test-store.test-support';

import * as anything from './[...path]/route';
import * as event from './v2/events/[id]/route';
import * as events from './v2/events/route';
import * as graph from './v2/graph/route';
import * as health from './v2/health/route';
import * as node from './v2/nodes/[key]/route';
import * as runs from './v2/nodes/[key]/runs/route';
import * as openapi from './v2/openapi.json/route';
import * as overview from './v2/overview/route';
import * as pulse from './v2/pulse/route';
import * as run from './v2/runs/[runId]/route';
import * as search from './v2/search/route';
import * as shares from './v2/shares/route';

const { db } = openTestStore('credit-risk');
const MODEL = nodeId({
  kind: 'dataset',
  namespace: 'mlflow://models.acme.internal',
  name: 'credit_default',
});
const FAILED = '019d5111-a529-7493-9fa6-f9f5ca19bc8e';

type Handler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;
const call = async <Params>(handler: Handler<Params>, query: string, params: Params) =>
  handler(new Request(`http://h/api${query}`), { params: Promise.resolve(params) });
const none = {} as Record<string, never>;

async function read<Schema extends z.ZodType>(
  schema: Schema,
  response: Response,
): Promise<z.output<Schema>> {
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}
async function problem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const read_ = Problem.parse(await response.json());
  expect(read_.status).toBe(response.status);
  return read_;
}

describe('what is not there is answered with 404 as a problem document', () => {
  const BYTES = 'f'.repeat(64);

  test.each<[string, () => Promise<Response>]>([
    ['a node by id', () => call(node.GET, '', { key: 'dataset:a:b' })],
    ['a node by key', () => call(node.GET, '', { key: '0123456789abcdef' })],
    ['a node by nonsense', () => call(node.GET, '', { key: '%00 " OR 1=1' })],
    ['runs of a node', () => call(runs.GET, '', { key: 'job:a:b' })],
    ['a run', () => call(run.GET, '', { runId: 'nobody' })],
    ['an event', () => call(event.GET, '', { id: BYTES })],
    ['the bytes of an event', () => call(event.GET, '?raw=1', { id: BYTES })],
    ['a graph around it', () => call(graph.GET, '?focus=dataset:a:b', none)],
    ['events of a node', () => call(events.GET, '?node=dataset:a:b', none)],
    ['a path nobody serves', () => call(anything.GET, '', { path: ['v3', 'x'] })],
    [
      'a node called like a member of the prototype',
      () => call(node.GET, '', { key: '__proto__' }),
    ],
  ])('%s', async (_what, ask) => {
    expect((await problem(await ask())).status).toBe(404);
  });
});

describe('what is there is answered as the contract says', () => {
  test.each<[string, z.ZodType, () => Promise<Response>]>([
    ['graph', GraphResponse, () => call(graph.GET, `?focus=${encodeURIComponent(MODEL)}`, none)],
    ['search', SearchResponse, () => call(search.GET, '?q=credit', none)],
    ['node', NodeDetails, () => call(node.GET, '', { key: MODEL })],
    ['runs', RunList, () => call(runs.GET, '?limit=3', { key: MODEL })],
    ['run', RunDetails, () => call(run.GET, '', { runId: FAILED })],
    ['events', EventList, () => call(events.GET, '', none)],
    ['overview', Overview, () => call(overview.GET, '', none)],
    ['pulse', Pulse, () => call(pulse.GET, '', none)],
    ['health', Health, () => call(health.GET, '', none)],
  ])('%s', async (_name, schema, ask) => {
    expect(await read(schema, await ask())).toBeTypeOf('object');
  });

  test('a node is found by an id that was decoded on its way, as in an address typed by hand', async () => {
    const decoded = MODEL.replaceAll('%3A', ':').replaceAll('%2F', '/');
    const typed = await read(GraphResponse, await call(graph.GET, `?focus=${decoded}`, none));

    expect(decoded).toContain('mlflow://');
    expect(typed.focus).toBe(MODEL);
    expect((await read(NodeDetails, await call(node.GET, '', { key: decoded }))).id).toBe(MODEL);
  });

  test('a run is found by its id in any spelling', async () => {
    const answer = await call(run.GET, '', { runId: FAILED.toUpperCase().replaceAll('-', '') });

    expect((await read(RunDetails, answer)).runId).toBe(FAILED);
  });

  test('pulse changes with every event stored', async () => {
    const before = await read(Pulse, await call(pulse.GET, '', none));
    store(db(), [runEvent('new')]);
    const after = await read(Pulse, await call(pulse.GET, '', none));

    expect(after.revision).not.toBe(before.revision);
  });
});

describe('questions that make no sense', () => {
  const notices = async (response: Response) =>
    (await read(GraphResponse, response)).notices.map(({ parameter }) => parameter);
  const ask = (query: string) =>
    call(graph.GET, `?focus=${encodeURIComponent(MODEL)}&${query}`, none);

  test('are answered by the default, with a notice each', async () => {
    const plain = await read(GraphResponse, await ask(''));
    const odd = await read(
      GraphResponse,
      await ask('depth=deep&direction=sideways&evidence=magic&expanded=x'),
    );

    expect(odd.nodes).toEqual(plain.nodes);
    expect(odd.notices.map(({ parameter }) => parameter).sort()).toEqual([
      'depth',
      'direction',
      'evidence',
      'expanded',
    ]);
  });

  test.each([
    'depth=-1',
    'depth=1e9',
    'depth=NaN',
    'depth=2&depth=3',
    `expanded=${'x,'.repeat(5000)}`,
    'depth=%00',
  ])('never fail: %s', async (query) => {
    expect(await notices(await ask(query))).toHaveLength(1);
  });

  test('unknown parameters, even of the prototype, do nothing but are named', async () => {
    expect(await notices(await ask('__proto__[polluted]=1&constructor=x&selct=y'))).toEqual([
      '__proto__[polluted]',
      'constructor',
      'selct',
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('a limit or cursor that is none gives the first page', async () => {
    const list = await read(
      EventList,
      await call(events.GET, "?limit=0&cursor=1'--&kind=x&warnings=maybe", none),
    );

    expect(list.events).toHaveLength(50);
    expect(list.notices.map(({ parameter }) => parameter).sort()).toEqual([
      'cursor',
      'kind',
      'limit',
      'warnings',
    ]);
  });

  test('a graph without a focus is refused with 400', async () => {
    expect((await problem(await call(graph.GET, '', none))).status).toBe(400);
  });

  test('a selector too long to be one is the reason given', async () => {
    const { status, detail } = await problem(
      await call(graph.GET, `?select=${'a'.repeat(10_000)}`, none),
    );

    expect([status, detail]).toEqual([400, expect.stringMatching(/select: Longer than 2000/)]);
  });

  test('dbt’s models are jobs, called models as machine-learning models are', async () => {
    const typed = async (select: string) => {
      const response = await call(
        graph.GET,
        `?${new URLSearchParams({ select }).toString()}`,
        none,
      );
      const { nodes } = GraphResponse.parse(await response.json());
      return nodes.map(({ name }) => name).toSorted();
    };
    store(db(), [
      runEvent('r', {
        job: 'dbt_orders',
        jobFacets: {
          jobType: facet({ processingType: 'BATCH', integration: 'DBT', jobType: 'MODEL' }),
        },
        outputs: [table('fv', { datasetType: facet({ datasetType: 'FEATURE_VIEW' }) })],
      }),
    ]);

    expect(await typed('type:model')).toEqual(
      expect.arrayContaining(['credit_default', 'dbt_orders']),
    );
    expect(await typed('kind:dataset type:Model')).not.toContain('dbt_orders');
    expect(await typed('type:job')).not.toContain('dbt_orders');
    expect(await typed('kind:job')).toContain('dbt_orders');
    expect(await typed('type:"feature view"')).toEqual(await typed('type:FEATURE_VIEW'));
    expect(await typed('type:"feature view"')).toContain('fv');
  });
});

describe('events', () => {
  const list = async (query: string) => read(EventList, await call(events.GET, query, none));

  test('come last received first, page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const answer: EventList = await list(
        `?limit=50${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...answer.events.map(({ id }) => id));
      cursor = answer.nextCursor;
    }

    expect([seen.length, new Set(seen).size, cursor]).toEqual([171, 171, null]);
  });

  test('are filtered by node, run, kind and warnings, and totals are of all pages', async () => {
    store(db(), [{ ...runEvent('odd'), producer: 'feast' }]);

    expect(await list(`?run=${FAILED.toUpperCase()}&limit=1`)).toMatchObject({
      total: 2,
      events: [{ runId: FAILED }],
    });
    expect(await list('?kind=dataset')).toMatchObject({ total: 12 });
    expect(await list('?warnings=1')).toMatchObject({ total: 1, events: [{ producer: 'feast' }] });
    expect((await list(`?node=${encodeURIComponent(MODEL)}&kind=run`)).total).toBeGreaterThan(10);
    expect((await list(`?node=${encodeURIComponent(MODEL)}&kind=job`)).total).toBe(1);
  });

  test('of a dataset are those under all its names', async () => {
    const of = (namespace: string, name: string) =>
      list(`?node=${encodeURIComponent(nodeId({ kind: 'dataset', namespace, name }))}`);
    const [path, hive] = [
      await of('s3://acme-credit-lake', 'features/loan_features'),
      await of('hive://metastore.acme.internal:9083', 'features.loan_features'),
    ];

    expect(hive).toEqual(path);
  });

  test('give their exact bytes as a download', async () => {
    const body = ` ${JSON.stringify(runEvent('exact'))}\n`;
    const [{ id } = { id: '' }] = store(db(), [body]);
    const response = await call(event.GET, '?raw=1', { id });

    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await read(EventDetails, await call(event.GET, '', { id }))).toMatchObject({
      raw: body,
      receivedAt: RECEIVED_AT,
    });
  });

  test('that could not be taken into the graph are listed and shown all the same', async () => {
    db().exec(
      "CREATE TRIGGER broken BEFORE INSERT ON node WHEN NEW.name = 'cursed' BEGIN SELECT RAISE(ABORT, 'x'); END",
    );
    const [{ id } = { id: '' }] = store(db(), [
      runEvent('r', { job: 'unheard-of', outputs: [table('cursed')] }),
    ]);

    expect((await list('?limit=1')).events).toMatchObject([
      { id, warningCount: 2, node: { name: 'unheard-of', type: 'JOB' } },
    ]);
    expect(await read(EventDetails, await call(event.GET, '', { id }))).toMatchObject({
      warnings: [{ pointer: '/run/runId' }, { pointer: '' }],
    });
  });
});

describe('short links', () => {
  const share = (body: string) =>
    shares.POST(new Request('http://h/api/v2/shares', { method: 'POST', body }));

  test('lead to their path, and the same path has the same one', async () => {
    const path = '/lineage?focus=dataset%3Aa%3Ab&depth=all';
    const answers = await Promise.all([
      share(JSON.stringify({ path })),
      share(JSON.stringify({ path })),
    ]);
    const [first, second] = await Promise.all(
      answers.map(async (answer) => ShareAnswer.parse(await answer.json())),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(second).toEqual(first);
    expect(await resolveShare(first?.id ?? '')).toBe(path);
    await expect(resolveShare('unknown')).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'lineage',
    '',
  ])('%j is no path of this site', async (path) => {
    expect((await problem(await share(JSON.stringify({ path })))).pointer).toBe('/path');
  });

  test.each(['', '{', '[]', 'null', '{"path": 7}', '{"__proto__": {"path": "/"}}'])(
    '%j is refused with 400',
    async (body) => {
      expect((await problem(await share(body))).status).toBe(400);
    },
  );
});

describe('the description of the API', () => {
  const document = openApiDocument();

  test('lists every route', () => {
    const files = readdirSync('app/api/v2', { recursive: true, encoding: 'utf8' });
    const routes = files
      .filter((file) => file.endsWith('route.ts'))
      .map((file) => `/api/v2/${file.replace('/route.ts', '').replace(/\[(\w+)\]/g, '{$1}')}`);

    expect(Object.keys(document.paths).sort()).toEqual(
      [...routes, '/api/v1/lineage', '/api/v1/lineage/batch'].sort(),
    );
  });

  test('refers to nothing that is not in it', () => {
    const names = [
      ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
    ].map(([, name]) => name?.split('/')[0]);

    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual(
      [],
    );
  });

  test('is served as JSON', async () => {
    expect(await (await call(openapi.GET, '', none)).json()).toEqual(
      JSON.parse(JSON.stringify(document)),
    );
  });
});
