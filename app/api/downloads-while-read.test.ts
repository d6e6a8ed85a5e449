import { describe, expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import * as graphCsv from './v2/graph.csv/route';
import * as graphJson from './v2/graph.json/route';
import * as graphDot from './v2/graph.dot/route';
import * as impactCsv from './v2/nodes/[key]/impact.csv/route';
import * as impactJson from './v2/nodes/[key]/impact.json/route';

type Get<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
const NONE = {} as Record<string, never>;
const ask = async (handler: Get<Record<string, never>>, params: URLSearchParams) =>
  handler(new Request(`http://h/?${params.toString()}`), { params: Promise.resolve(NONE) });
const askNode = async (handler: Get<{ key: string }>, key: string) =>
  handler(new Request('http://h/'), { params: Promise.resolve({ key }) });

describe('while a download is read', () => {
  const { db } = openTestStore();
  const HUB = nodeId({ kind: 'dataset', ...table('hub') });
  const reader = (
    at: number,
    more: { type?: string; at?: string; inputs?: object[]; run?: number } = {},
  ) =>
    runEvent(`00000000-0000-4000-8000-${String(more.run ?? at).padStart(12, '0')}`, {
      job: `load_${at}`,
      inputs: [table('hub')],
      outputs: [table(`t${at}`)],
      ...more,
    });
  const whole = new URLSearchParams({ focus: HUB, depth: 'all' });
  const edges = new URLSearchParams({ focus: HUB, depth: 'all', rows: 'edges' });
  const FORMS = [
    ['graph.csv', () => ask(graphCsv.GET, whole)],
    ['graph.csv of edges', () => ask(graphCsv.GET, edges)],
    ['graph.json', () => ask(graphJson.GET, whole)],
    ['graph.dot', () => ask(graphDot.GET, whole)],
    ['impact.csv', () => askNode(impactCsv.GET, HUB)],
    ['impact.json', () => askNode(impactJson.GET, HUB)],
  ] as const;
  /** What it would write into, and take away from, an answer that is read later. */
  const news = [
    reader(3, { type: 'FAIL', at: '2026-05-01T00:00:00Z', run: 9000 }),
    reader(9001),
    ...Array.from({ length: 50 }, (_, at) => reader(1000 + at, { inputs: [table('other')] })),
  ];
  const start = () => {
    store(
      db(),
      Array.from({ length: 900 }, (_, at) => reader(at)),
    );
  };

  test.each(FORMS)('%s stays as it was when it was asked for', async (_form, take) => {
    start();
    const before = await (await take()).text();
    const response = await take();
    const body = response.body?.getReader();
    const first = await body?.read();
    store(db(), news);
    const parts = [first?.value];
    for (let next = await body?.read(); next?.value !== undefined; next = await body?.read())
      parts.push(next.value);

    expect(parts.length).toBeGreaterThan(1);
    expect(Buffer.concat(parts.map((part) => part ?? new Uint8Array())).toString()).toBe(before);
    expect(await (await take()).text()).not.toBe(before);
  });

  test.each(FORMS)('%s holds nothing of the store after its reader left', async (_form, take) => {
    start();
    db().pragma('busy_timeout = 0');
    /** Whether somebody still reads what was there before the last write. */
    const isHeld = () => {
      store(db(), [reader(9002, { type: 'FAIL' }), reader(9003)]);
      const [{ busy } = { busy: -1 }] = db().pragma('wal_checkpoint(TRUNCATE)') as {
        busy: number;
      }[];
      return busy === 1;
    };
    const response = await take();
    const body = response.body?.getReader();
    await body?.read();
    const during = isHeld();
    await body?.cancel();

    expect([during, isHeld()]).toEqual([true, false]);
    await (await take()).text();
    expect(isHeld()).toBe(false);
    expect((await ask(graphCsv.GET, new URLSearchParams({ focus: 'nowhere' }))).status).toBe(404);
    expect(isHeld()).toBe(false);
  });
});
