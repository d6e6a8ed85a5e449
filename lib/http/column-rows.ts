import 'server-only';

import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphNode } from '@/lib/contract/graph';

import type { Cell } from './csv';

export const COLUMN_HEAD = [
  'from_namespace',
  'from_name',
  'from_column',
  'to_namespace',
  'to_name',
  'to_column',
  'grade',
  'type',
  'subtype',
  'masking',
  'description',
  'evidence',
  'job',
  'runs',
  'first_seen',
  'last_seen',
  'last_run',
  'from_id',
  'to_id',
] as const;

type Named = Pick<GraphNode, 'namespace' | 'name'>;

function usedAs(use: ColumnEdge['use']): Cell[] {
  return use === null
    ? [null, null, null, null]
    : [use.type, use.subtype, String(use.masking), use.description];
}

/**
 * One row a way from column to column. An empty column is one nobody named; what is known of its use
 * is empty where nobody says how.
 */
export function* columnRows(
  edges: readonly ColumnEdge[],
  nodes: Iterable<Named & Pick<GraphNode, 'id'>>,
): Generator<Cell[]> {
  const named = new Map<string, Named>();
  for (const { id, namespace, name } of nodes) named.set(id, { namespace, name });
  const nameOf = (id: string): Cell[] => {
    const { namespace = null, name = null } = named.get(id) ?? {};
    return [namespace, name];
  };
  for (const edge of edges) {
    const { from, fromField, to, toField, use, grade, evidence, job } = edge;
    yield [
      ...[...nameOf(from), fromField, ...nameOf(to), toField, grade, ...usedAs(use)],
      ...[evidence, job, edge.runCount, edge.firstSeen, edge.lastSeen, edge.lastRun, from, to],
    ];
  }
}
