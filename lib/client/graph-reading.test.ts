import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readGraph } from './graph-reading';

const text = fc.oneof(fc.string(), fc.constantFrom(']}', '}],', '{"nodes":[', '\n]', '"}', '💧'));
const node = fc.record({ id: text, key: text, kind: text, name: text, tags: fc.array(text) });
const edge = fc.record({ from: text, to: text, evidence: text });
const flow = fc.record({
  job: text,
  pairs: fc.array(fc.record({ from: text, to: text }), { maxLength: 3 }),
});
const columnEdge = fc.record({
  from: text,
  fromField: fc.option(text),
  to: text,
  toField: fc.option(text),
  grade: text,
});
const lists = {
  nodes: fc.array(node, { maxLength: 5 }),
  edges: fc.array(edge, { maxLength: 5 }),
  flows: fc.array(flow, { maxLength: 3 }),
};
const tables = fc.record({
  focus: fc.option(text),
  groups: fc.array(fc.record({ id: text }), { maxLength: 2 }),
  answer: fc.record({ shown: fc.nat() }),
  notices: fc.array(fc.record({ message: text }), { maxLength: 2 }),
  ...lists,
});
const columns = fc
  .tuple(tables, fc.array(columnEdge, { maxLength: 5 }))
  .map(([made, columnEdges]) => ({ ...made, columnEdges }));
const answer: fc.Arbitrary<Made> = fc.oneof(tables, columns);

/** The text as a body that arrives in pieces of so many bytes. */
function body(whole: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(whole);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

type Made = { nodes: object[]; edges: object[]; flows: object[]; columnEdges?: object[] };

/** The answer as `GET /api/v2/graph` writes it: one item a line (lib/http/json-lines.ts; e2e/journeys/look-at-the-canvas.spec.ts reads a real one). */
function written({ nodes, edges, flows, columnEdges, ...rest }: Made): string {
  const list = (name: string, items: object[]) =>
    `,\n"${name}":[${items.map((item) => `\n${JSON.stringify(item)}`).join(',')}]`;
  const all = [list('nodes', nodes), list('edges', edges), list('flows', flows)];
  if (columnEdges !== undefined) all.push(list('columnEdges', columnEdges));
  return `${JSON.stringify(rest).slice(0, -1)}${all.join('')}}\n`;
}

it('reads what the server writes, however it is cut on the way', async () => {
  await fc.assert(
    fc.asyncProperty(answer, fc.integer({ min: 1, max: 40 }), async (made, size) => {
      const { graph, hash } = await readGraph(body(written(made), size));

      expect(graph).toEqual(made);
      expect((await readGraph(body(written(made), size + 7))).hash).toBe(hash);
    }),
  );
});

it('tells answers apart by their text', async () => {
  const made = {
    focus: null,
    groups: [],
    answer: {},
    notices: [],
    nodes: [],
    edges: [],
    flows: [],
  };
  const other = { ...made, answer: { shown: 1 } };

  const [one, two] = [
    await readGraph(body(written(made), 99)),
    await readGraph(body(written(other), 99)),
  ];

  expect(one.hash).not.toBe(two.hash);
});

it.each([
  ['nothing', ''],
  ['a page', '<!doctype html>\n<p>Sign in</p>'],
  [
    'half an answer',
    '{"answer":{},"groups":[],"notices":[],\n"nodes":[\n{"id":"a","key":"a","kind":"job","name":"a"},',
  ],
  ['an answer of another kind', '{"results":[]}\n'],
  ['a node without a name', '{"answer":{},"groups":[],"notices":[],\n"nodes":[\n{"id":"a"}]}\n'],
])('says so when it is given %s', async (_, whole) => {
  await expect(readGraph(body(whole, 20))).rejects.toThrow();
});
