import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';

/**
 * What an answer says of itself, part by part: the question with its filters, what is shown and what
 * is not and why, and as of when. Every download repeats it.
 */
export function statementOf(
  question: GraphQuery,
  { focus, edges, answer }: Pick<GraphResponse, 'focus' | 'edges' | 'answer'>,
): ReadonlyMap<string, string> {
  const { shown, hidden, hiddenExact, truncatedBy, inferredEdges, asOf } = answer;
  const isAll = question.evidence.length === EVIDENCE.length;
  return new Map([
    ['focus', focus ?? ''],
    ['direction', question.direction],
    ['depth', String(question.depth)],
    ['evidence', isAll ? 'all' : question.evidence.join(',') || 'none'],
    ['edges', question.edges],
    ['group', question.group],
    ['select', question.select ?? ''],
    ['expanded', question.expanded.join(',')],
    ['collapsed', question.collapsed.join(',')],
    ['from', question.from ?? ''],
    ['to', question.to ?? ''],
    ['shown', String(shown)],
    ['shown-edges', String(edges.length)],
    ['hidden', `${hiddenExact ? '' : 'at least '}${hidden}`],
    ['hidden-by', truncatedBy ?? ''],
    ['inferred-edges', String(inferredEdges)],
    ['as-of', asOf ?? 'now'],
  ]);
}

/** The strip of the screen in one line: "42 shown · 310 hidden (depth 2) · 3 inferred edges · as of now". */
export function statusLine(
  { depth }: Pick<GraphQuery, 'depth'>,
  { shown, hidden, hiddenExact, truncatedBy, inferredEdges, asOf }: GraphResponse['answer'],
): string {
  const why = truncatedBy === 'depth' ? `depth ${depth}` : truncatedBy;
  return [
    `${shown} shown`,
    `${hiddenExact ? '' : 'at least '}${hidden} hidden${why === null ? '' : ` (${why})`}`,
    `${inferredEdges} inferred ${inferredEdges === 1 ? 'edge' : 'edges'}`,
    `as of ${asOf ?? 'now'}`,
  ].join(' · ');
}
