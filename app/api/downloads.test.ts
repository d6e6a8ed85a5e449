import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { GraphResponse, type GraphQuery } from '@/lib/contract/graph';
import { ImpactResponse } from '@/lib/contract/impact';
import { Problem } from '@/lib/contract/overview';
import { DIRECTIONS, EVIDENCE, nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS, readGraphQuery, writeGraphQuery } from '@/lib/url/graph-query';

import * as graph from './v2/graph/route';
import * as graphCsv from './v2/graph.csv/route';
import * as graphDot from './v2/graph.dot/route';
import * as graphJson from './v2/graph.json/route';
import * as graphMermaid from './v2/graph.mmd/route';
import * as impactCsv from './v2/nodes/[key]/impact.csv/route';
import * as impactJson from './v2/nodes/[key]/impact.json/route';
import * as impact from './v2/nodes/[key]/impact/route';

const { db } = openTestStore('credit-risk');
const MODEL = nodeId({
  kind: 'dataset',
  namespace: 'mlflow://models.acme.internal',
  name: 'credit_default',
});

type Get<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
const NONE = {} as Record<string, never>;
const ask = async (handler: Get<Record<string, never>>, params: URLSearchParams) =>
  handler(new Request(`http://h/?${params.toString()}`), { params: Promise.resolve(NONE) });
const askNode = async (handler: Get<{ key: string }>, key: string, query = '') =>
  handler(new Request(`http://h/?${query}`), { params: Promise.resolve({ key }) });

/** Cells of a CSV whose cells hold no line breaks, as those of the scenarios. */
function rowsOf(text: string): Record<string, string>[] {
  const lines = text.trimEnd().split('\r\n');
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    );
  const head = cells(lines[0] ?? '');
  return lines
    .slice(1)
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [head[i] ?? '', cell])));
}

async function everyForm(query: GraphQuery) {
  const params = writeGraphQuery(query);
  const edgeParams = new URLSearchParams([...params, ['rows', 'edges']]);
  const screen = GraphResponse.parse(await (await ask(graph.GET, params)).json());
  const json = GraphResponse.parse(await (await ask(graphJson.GET, params)).json());
  const csvNodes = rowsOf(await (await ask(graphCsv.GET, params)).text());
  const csvEdges = rowsOf(await (await ask(graphCsv.GET, edgeParams)).text());
  const edgeNames = ({ edges }: GraphResponse) => edges.map(({ from, to }) => `${from} ${to}`);
  return {
    screen: { nodes: screen.nodes.map(({ id }) => id), edges: edgeNames(screen) },
    json: { nodes: json.nodes.map(({ id }) => id), edges: edgeNames(json) },
    csv: {
      nodes: csvNodes.map(({ id }) => id),
      edges: csvEdges.map((row) => `${row['from_id'] ?? ''} ${row['to_id'] ?? ''}`),
    },
    dot: await (await ask(graphDot.GET, params)).text(),
    mermaid: await (await ask(graphMermaid.GET, params)).text(),
  };
}

describe('one question has one answer', () => {
  test('graph, JSON, CSV, DOT and Mermaid hold the same nodes and edges, and the link the same question', async () => {
    const whole = new URLSearchParams({ focus: MODEL, depth: 'all' });
    const all = GraphResponse.parse(await (await ask(graph.GET, whole)).json());
    const keys = all.nodes.map(({ key }) => key);
    const marks = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...keys), fc.constantFrom('.up', '.down', '.up*', '.down*')),
      { maxLength: 3 },
    );
    const queries = fc.record({
      focus: fc.constantFrom(...keys),
      direction: fc.constantFrom(...DIRECTIONS),
      depth: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant('all' as const)),
      evidence: fc.subarray([...EVIDENCE], { minLength: 1 }),
      expanded: marks.map((list) => [...new Set(list.map((mark) => mark.join('')))].sort()),
      collapsed: marks.map((list) =>
        [...new Set(list.map((mark) => mark.join('').replace('*', '')))].sort(),
      ),
    });
    await fc.assert(
      fc.asyncProperty(queries, async (asked) => {
        const query: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, ...asked };
        const { screen, json, csv, dot, mermaid } = await everyForm(query);

        expect(readGraphQuery(writeGraphQuery(query)).query).toEqual(query);
        expect(json).toEqual(screen);
        expect(csv).toEqual(screen);
        expect(dot.match(/^ {2}".*" -> /gm)?.length ?? 0).toBe(screen.edges.length);
        expect(dot.match(/ \[label=/g)?.length).toBe(screen.nodes.length);
        expect(mermaid.match(/ -(\.-)?-?> /g)?.length ?? 0).toBe(screen.edges.length);
      }),
      { numRuns: 60 },
    );
  });

  test('every download says what was asked and what is not in it', async () => {
    const params = new URLSearchParams({ focus: MODEL, depth: '1', direction: 'upstream' });
    const response = await ask(graphCsv.GET, params);
    const { answer } = GraphResponse.parse(await (await ask(graph.GET, params)).json());

    expect(response.headers.get('content-disposition')).toContain('lineage-of-credit_default.csv');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-headwater-depth': '1',
      'x-headwater-shown': String(answer.shown),
      'x-headwater-hidden': String(answer.hidden),
      'x-headwater-hidden-by': 'depth',
      'x-headwater-as-of': 'now',
    });
    const json: unknown = await (await ask(graphJson.GET, params)).json();
    expect(json).toMatchObject({ question: { direction: 'upstream', depth: 1 }, answer });
  });
});

describe('at a hub', () => {
  const readers = Array.from({ length: 70 }, (_, at) =>
    runEvent(`00000000-0000-4000-8000-0000000000${10 + at}`, {
      job: `read_${at}`,
      inputs: [table('hub')],
      outputs: [table(`out_${at}`)],
    }),
  );
  const params = (more: Record<string, string> = {}) =>
    new URLSearchParams({ focus: nodeId({ kind: 'dataset', ...table('hub') }), ...more });
  const drawn = async (more: Record<string, string>) => {
    const answer: unknown = await (await ask(graph.GET, params(more))).json();
    return GraphResponse.parse(answer).nodes.map(({ id }) => id);
  };
  const csv = async (more: Record<string, string>) =>
    rowsOf(await (await ask(graphCsv.GET, params(more))).text()).map(({ id }) => id);

  test('a download holds what is in folded cards, too, unless they are asked for', async () => {
    store(db(), readers);

    expect(await csv({})).toEqual(await drawn({ fold: 'none' }));
    expect(await csv({ fold: 'hubs' })).toEqual(await drawn({}));
    expect(await csv({})).toHaveLength(141);
    expect(await drawn({})).toHaveLength(9);
  });

  test('what a selector chooses is folded alike in every form', async () => {
    store(db(), readers);
    const chosen = (more: Record<string, string> = {}) =>
      new URLSearchParams({ select: 'hub+2', ...more });
    const idsIn = async (response: Response) =>
      GraphResponse.parse(await response.json()).nodes.map(({ id }) => id);

    const drawn = await idsIn(await ask(graph.GET, chosen()));

    expect(drawn).toHaveLength(9);
    expect(await idsIn(await ask(graphJson.GET, chosen({ fold: 'hubs' })))).toEqual(drawn);
    const csvOf = async (more: Record<string, string>) =>
      rowsOf(await (await ask(graphCsv.GET, chosen(more))).text()).map(({ id }) => id);
    expect(await csvOf({ fold: 'hubs' })).toEqual(drawn);
    expect(await csvOf({})).toEqual(await idsIn(await ask(graph.GET, chosen({ fold: 'none' }))));
  });

  test('every form says how many are folded', async () => {
    store(db(), readers);

    const whole = await ask(graphCsv.GET, params());
    const folded = await ask(graphCsv.GET, params({ fold: 'hubs' }));
    const json: unknown = await (await ask(graphJson.GET, params({ fold: 'hubs' }))).json();

    const said = ({ headers }: Response) =>
      ['shown', 'folded', 'hidden'].map((name) => headers.get(`x-headwater-${name}`));
    expect(said(whole)).toEqual(['141', '0', '0']);
    expect(said(folded)).toEqual(['9', '66', '66']);
    expect(json).toMatchObject({ answer: { shown: 9, folded: 66 }, folds: [{ total: 70 }] });
  });
});

describe('names are data', () => {
  const ODD = [
    '=cmd|calc',
    '"];</script><b>',
    'a"b\\',
    '__proto__',
    'line\nbreak',
    '](x)%%{',
    'ünï→',
  ];

  test('in every form', async () => {
    store(db(), [
      runEvent('odd', { inputs: [table('start')], outputs: ODD.map((name) => table(name)) }),
    ]);
    const params = new URLSearchParams({ focus: nodeId({ kind: 'dataset', ...table('start') }) });
    const csv = await (await ask(graphCsv.GET, params)).text();
    const json = GraphResponse.parse(await (await ask(graphJson.GET, params)).json());
    const mermaid = await (await ask(graphMermaid.GET, params)).text();
    const dot = await (await ask(graphDot.GET, params)).text();

    expect(json.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(ODD));
    expect(csv).toContain(",'=cmd|calc,");
    expect(mermaid.replaceAll(/-\.?->/g, '')).not.toMatch(/[<>\\]|\]\(|%%\{/);
    expect(dot.split('\n').filter((line) => line.includes('label='))).toHaveLength(
      json.nodes.length,
    );
  });

  test('a byte order mark comes where it is asked for', async () => {
    const params = new URLSearchParams({ focus: MODEL });
    const bytes = async () => new Uint8Array(await (await ask(graphCsv.GET, params)).arrayBuffer());

    expect((await bytes())[0]).toBe('d'.charCodeAt(0));
    params.set('bom', '1');
    expect([...(await bytes()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe('impact', () => {
  const SOURCE = 'start';
  const node = nodeId({ kind: 'dataset', ...table(SOURCE) });

  test('pages, CSV and JSON hold the same rows', async () => {
    store(db(), [
      runEvent('a', { inputs: [table(SOURCE)], outputs: [table('b'), table('c')] }),
      runEvent('b', { job: 'next', inputs: [table('b')], outputs: [table('d')] }),
    ]);
    const json = ImpactResponse.parse(await (await askNode(impactJson.GET, node)).json());
    const csv = rowsOf(await (await askNode(impactCsv.GET, node)).text());
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = ImpactResponse.parse(
        await (await askNode(impact.GET, node, `limit=2&cursor=${cursor}`)).json(),
      );
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }

    expect(json.rows.map(({ distance, name }) => `${distance} ${name}`)).toHaveLength(5);
    expect(json.answer).toMatchObject({ total: 5, farthest: 4, direction: 'downstream' });
    expect(csv.map(({ id }) => id)).toEqual(json.rows.map(({ id }) => id));
    expect(paged).toEqual(json.rows.map(({ id }) => id));
    expect(csv.at(-1)?.['path']).toBe('start → load → b → next → d');
  });

  test('by owner, what the same people answer for stands together', async () => {
    const answer = ImpactResponse.parse(
      await (await askNode(impact.GET, MODEL, 'direction=upstream&order=owner&limit=200')).json(),
    );
    const seen = answer.rows.map(({ owners }) => JSON.stringify(owners.toSorted()));

    expect(answer.byOwners.reduce((sum, { nodes }) => sum + nodes, 0)).toBe(answer.answer.total);
    expect(new Set(seen).size).toBe(seen.filter((one, i) => one !== seen[i - 1]).length);
  });

  test('a node nobody named is not found', async () => {
    expect((await askNode(impactCsv.GET, 'dataset:a:b')).status).toBe(404);
    expect((await ask(graphCsv.GET, new URLSearchParams({ focus: 'dataset:a:b' }))).status).toBe(
      404,
    );
  });
});

describe('a file is made only of a question that is understood whole', () => {
  test.each([
    ['select', 'tag:pii and (', /select: .*character/],
    ['depth', 'deep', /depth: “deep” is neither/],
    ['selct', 'tag:pii', /selct: There is no such parameter here \(.*select/],
    ['asOf', 'yesterday', /asOf: “yesterday” is no time/],
  ])('%s=%s', async (name, value, reason) => {
    const asked = new URLSearchParams({ focus: MODEL, [name]: value });
    for (const form of [graphCsv, graphJson, graphDot, graphMermaid]) {
      const response = await ask(form.GET, asked);
      expect(response.status).toBe(400);
      expect(Problem.parse(await response.json()).detail).toMatch(reason);
    }
    // The screen answers and says so.
    expect(
      GraphResponse.parse(await (await ask(graph.GET, asked)).json()).notices.map(
        ({ parameter }) => parameter,
      ),
    ).toEqual([name]);
  });

  test.each([impactCsv, impactJson])('an impact list, too', async ({ GET }) => {
    const response = await askNode(GET, MODEL, 'direction=left&orderBy=owner');

    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).detail).toMatch(/direction: .*orderBy: /);
  });
});

test('the ways between columns are a table, too: the same as in the answer', async () => {
  const question = new URLSearchParams({
    focus: MODEL,
    depth: 'all',
    level: 'column',
    indirect: '1',
  });
  const screen = GraphResponse.parse(await (await ask(graph.GET, question)).json());
  question.set('rows', 'columns');
  const response = await ask(graphCsv.GET, question);
  const rows = rowsOf(await response.text());

  const way = (...parts: (string | null | undefined)[]) =>
    parts.map((one) => one ?? '').join(' | ');
  const edges = screen.columnEdges ?? [];
  expect(edges.length).toBeGreaterThan(100);
  expect(
    rows
      .map((row) =>
        way(
          row['from_id'],
          row['from_column'],
          row['to_id'],
          row['to_column'],
          row['job'],
          row['subtype'],
        ),
      )
      .sort(),
  ).toEqual(
    edges
      .map((edge) =>
        way(edge.from, edge.fromField, edge.to, edge.toField, edge.job, edge.use?.subtype),
      )
      .sort(),
  );
  expect(response.headers.get('content-disposition')).toContain('columns');
});
