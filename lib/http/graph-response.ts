import 'server-only';

import type { GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';

import { jsonLines } from './json-lines';
import { streamed } from './streamed';

/** An answer as JSON with one node, edge, flow or edge between columns a line: the page reads it while it arrives (lib/client/graph-reading.ts). */
export function graphResponse(
  { nodes, edges, flows, columnEdges, ...rest }: GraphResponse,
  notices: readonly Notice[],
): Response {
  const start = { ...rest, notices: [...notices, ...rest.notices] };
  const lists = [
    ['nodes', nodes],
    ['edges', edges],
    ['flows', flows],
    ...(columnEdges === undefined ? [] : [['columnEdges', columnEdges] as const]),
  ] as const;
  return streamed(jsonLines(start, lists), { 'content-type': 'application/json' });
}
