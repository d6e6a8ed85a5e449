import 'server-only';

import type { Notice } from '@/lib/contract/shared-shapes';
import type { RecalledGraph } from '@/lib/service/recall-graph';

import { jsonLines } from './json-lines';
import { streamed } from './streamed';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** An answer as JSON with one node, edge, flow or edge between columns a line: the page reads it while it arrives (lib/client/graph-reading.ts). */
export function graphResponse(recalled: RecalledGraph, notices: readonly Notice[]): Response {
  if (recalled.kind === 'sent') return sentAgain(recalled.bytes, notices);
  const { nodes, edges, flows, columnEdges, ...rest } = recalled.answer;
  const lists = [
    ['nodes', nodes],
    ['edges', edges],
    ['flows', flows],
    ...(columnEdges === undefined ? [] : [['columnEdges', columnEdges] as const]),
  ] as const;
  const lines = jsonLines({ ...rest, notices: [...notices, ...rest.notices] }, lists);
  const keep = notices.length > 0 ? null : recalled.keep;
  return streamed(keep === null ? lines : kept(lines, keep), JSON_HEADERS);
}

/** The same parts; what they were is told when all of them were taken. */
function* kept(parts: Iterable<string>, keep: (bytes: Uint8Array) => void): Generator<string> {
  const taken: string[] = [];
  for (const part of parts) {
    taken.push(part);
    yield part;
  }
  keep(Buffer.from(taken.join('')));
}

/** Bytes that were sent before. What is said of this question's own parameters comes first in its notices. */
function sentAgain(bytes: Uint8Array, notices: readonly Notice[]): Response {
  if (notices.length === 0) return bytesResponse(bytes);
  const end = bytes.indexOf(0x0a);
  const first = new TextDecoder().decode(bytes.subarray(0, end));
  const start = JSON.parse(`${first.replace(/,$/, '')}}`) as { notices: readonly Notice[] };
  const line = JSON.stringify({ ...start, notices: [...notices, ...start.notices] }).slice(0, -1);
  return bytesResponse(Buffer.concat([Buffer.from(`${line},`), bytes.subarray(end)]));
}

/** Characters sent at once, so that others get their turn. */
const PIECE = 256 * 1024;

function bytesResponse(bytes: Uint8Array): Response {
  let at = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at < bytes.byteLength) controller.enqueue(bytes.subarray(at, at + PIECE));
        at += PIECE;
        if (at >= bytes.byteLength) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers: JSON_HEADERS });
}
