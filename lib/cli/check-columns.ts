/**
 * Asks a store about the columns of everything in it, and says where answers do not hold: an edge
 * that no event states, counts that differ from one answer to the next, a walk that does not end.
 * For stores filled with recorded events: `.ci/run`.
 */
import process from 'node:process';

import { EVIDENCE, columnId, type Evidence } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { explainEdge } from '@/lib/service/explain-edge';
import { getColumn } from '@/lib/service/get-column';
import { findColumnImpact, getColumnImpact } from '@/lib/service/get-column-impact';
import { getEvent } from '@/lib/service/get-event';
import { getGraph } from '@/lib/service/get-graph';
import { getNode } from '@/lib/service/get-node';
import { impactTable } from '@/lib/service/impact-table';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';
import type { NodeId } from '@/lib/lineage';

const TOLD = EVIDENCE.filter((evidence) => evidence !== 'inferred');
const seen = { datasets: 0, columns: 0, edges: 0, statements: 0, inferred: 0 };
const wrong: string[] = [];

const expectSame = (what: string, ...values: unknown[]) => {
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  if (texts.size > 1) wrong.push(`${what}: ${[...texts].join(' / ').slice(0, 500)}`);
};

/** What stands at an RFC 6901 pointer. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
      return (value as Record<string, unknown>)[part];
    }, document);
}

const rawEvents = new Map<string, unknown>();
async function rawEvent(id: string): Promise<unknown> {
  const known: unknown = rawEvents.get(id) ?? JSON.parse((await getEvent(id)).raw);
  rawEvents.set(id, known);
  return known;
}

const edgeName = (from: string, to: string) => `${from} → ${to}`;

/** Whether an edge is stated where its evidence says. */
async function checkEdge(from: string, to: string, via: string | null, graded: Evidence) {
  seen.edges += 1;
  const edge = await explainEdge({ from, to, via, moments: NOW });
  const what = edgeName(from, to);
  expectSame(`evidence of ${what}`, graded, edge.evidence);
  if (edge.statements.length === 0) wrong.push(`${what}: no statement`);
  for (const { event, pointer, value } of edge.statements) {
    seen.statements += 1;
    const there = at(await rawEvent(event.id), pointer);
    if (there === null) wrong.push(`${what}: nothing stands at ${pointer} of event ${event.id}`);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [name, part] of Object.entries(value))
        expectSame(`${what} at ${pointer}/${name}`, part, at(there, `/${name}`));
  }
}

async function checkColumn(id: NodeId, field: string): Promise<void> {
  seen.columns += 1;
  const what = `${id}#${field}`;
  const page = await getColumn(id, field);
  for (const [direction, reach] of [
    ['upstream', page.reach.upstream],
    ['downstream', page.reach.downstream],
  ] as const) {
    const options = { ...NOW, direction, evidence: EVIDENCE, indirect: true };
    const first = await getColumnImpact(id, field, { ...options, limit: 7 });
    const pages = [first];
    for (let cursor = first.nextCursor; cursor !== null;) {
      const next = await getColumnImpact(id, field, { ...options, limit: 7, cursor });
      pages.push(next);
      cursor = next.nextCursor;
    }
    const rows = pages.flatMap(({ reached }) => reached);
    const csv = [...impactTable(findColumnImpact(id, field, options))];
    const graph = await getGraph({
      ...DEFAULT_GRAPH_OPTIONS,
      focus: columnId(id, field),
      level: 'column',
      depth: 'all',
      direction,
      indirect: true,
    });
    const drawn = graph.nodes.flatMap(({ columns = [] }) => columns.filter(({ distance }) => distance !== 0)); // prettier-ignore
    const sum = reach.columns + reach.indirect + reach.unknown;
    expectSame(`rows ${direction} of ${what}`, first.answer.total, rows.length, sum, drawn.length);
    expectSame(`CSV ${direction} of ${what}`, csv.length, rows.length + first.answer.jobs);
    const ends = await getColumnImpact(id, field, { ...options, only: 'ends', limit: 1 });
    const models = await getColumnImpact(id, field, { ...options, only: 'models', limit: 1 });
    if (direction === 'upstream')
      expectSame(`sources of ${what}`, ends.answer.total, page.originCount);
    else expectSame(`models of ${what}`, models.answer.total, page.modelCount);
    expectSame(`jobs ${direction} of ${what}`, first.answer.jobs, first.jobs.length);
    for (const { distance, path } of rows)
      if (path.length < 2 || distance < 1) wrong.push(`${what}: a row without a way to it`);
  }
}

const ask = (focus: NodeId, more: Partial<Parameters<typeof getGraph>[0]>) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, level: 'column', depth: 2, ...more });

async function checkEdges({ columnEdges = [] }: Awaited<ReturnType<typeof ask>>): Promise<void> {
  const end = (node: NodeId, field: string | null) => (field === null ? node : columnId(node, field)); // prettier-ignore
  for (const { from, fromField, to, toField, job, evidence } of columnEdges) {
    if (evidence === 'inferred') seen.inferred += 1;
    await checkEdge(end(from, fromField), end(to, toField), job, evidence);
  }
}

async function checkDataset(id: NodeId): Promise<void> {
  seen.datasets += 1;
  const node = await getNode(id);
  if (node.kind !== 'dataset') return;
  const graph = await ask(id, { indirect: true, columns: [node.key] });
  const [told, direct] = [await ask(id, { evidence: TOLD }), await ask(id, {})];
  const own = graph.nodes.find(({ key }) => key === node.key);
  expectSame(`marks of ${id}`, own?.columnCounts?.withLineage, node.columnMarks.length);
  if (told.columnEdges?.some(({ evidence }) => evidence === 'inferred'))
    wrong.push(`${id}: guesses are left when they are filtered`);
  const values = graph.columnEdges?.filter(({ use }) => use?.type !== 'INDIRECT');
  expectSame(`edges of ${id}`, values?.length, direct.columnEdges?.length);
  expectSame(`filters of ${id}`, direct.answer.columns?.indirect, graph.answer.columns?.indirect);
  await checkEdges(graph);
  const named = node.columnMarks.map(({ field }) => field);
  const listed = (node.schema?.fields ?? []).slice(0, 3).map(({ name }) => name);
  for (const field of new Set([...named, ...listed])) await checkColumn(id, field);
}

const keys = database()
  .prepare(`SELECT key FROM node WHERE kind = 'dataset' AND canonical_key = key ORDER BY key`)
  .pluck()
  .all() as string[];
for (const key of keys) await checkDataset((await getNode(key)).id);
process.stdout.write(`${Object.entries(seen).map(([what, count]) => `${count} ${what}`).join(', ')}\n`); // prettier-ignore
for (const line of wrong.slice(0, 50)) process.stdout.write(`  ${line}\n`);
process.exitCode = wrong.length > 0 || seen.columns === 0 ? 1 : 0;
