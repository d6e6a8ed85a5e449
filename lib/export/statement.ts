import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';

/**
 * What an answer says of itself, part by part: the question with its filters, what is shown and what
 * is not and why, and as of when. Every download repeats it.
 */
export function statementOf(
  question: GraphQuery,
  { focus, answer }: Pick<GraphResponse, 'focus' | 'answer'>,
  edgeCount: number,
): ReadonlyMap<string, string> {
  const { shown, folded, hidden, hiddenExact, truncatedBy, inferredEdges, asOf } = answer;
  const isAll = question.evidence.length === EVIDENCE.length;
  return new Map([
    ['focus', focus ?? ''],
    ['direction', question.direction],
    ['depth', String(question.depth)],
    ['evidence', isAll ? 'all' : question.evidence.join(',') || 'none'],
    ['mode', question.mode],
    ['level', question.level],
    ['edges', question.edges],
    ['group', question.group],
    ['fold', question.fold],
    ['select', question.select ?? ''],
    ['expanded', question.expanded.join(',')],
    ['collapsed', question.collapsed.join(',')],
    ['from', question.from ?? ''],
    ['to', question.to ?? ''],
    ['shown', String(shown)],
    ['shown-edges', String(edgeCount)],
    ['folded', String(folded)],
    ['hidden', `${hiddenExact ? '' : 'at least '}${hidden}`],
    ['hidden-by', truncatedBy ?? ''],
    ['inferred-edges', String(inferredEdges)],
    ['as-of', asOf ?? 'now'],
  ]);
}

/** "latest-run", or "window from … to …". */
function edgesWords({ edges, from, to }: GraphQuery): string {
  if (edges !== 'window') return edges;
  return [edges, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ');
}

/** So much of a selector stands in a title; whole it is in the line below. */
const TITLE_LENGTH = 80;

/** What an answer is about, for a title: its focus, else what was selected, or all there is. */
export function subjectOf({ select }: GraphQuery, focus: string | null): string {
  if (focus !== null || select === null) return focus ?? 'everything';
  return select.length > TITLE_LENGTH ? `${select.slice(0, TITLE_LENGTH)}…` : select;
}

/** The question in one line, its filters included: "Upstream and downstream · depth 2 · all evidence". */
export function questionLine(question: GraphQuery): string {
  const { focus, level, mode, direction, depth, evidence, select, edges, group } = question;
  const isAll = evidence.length === EVIDENCE.length;
  const ways = direction === 'both' ? 'Upstream and downstream' : `Only ${direction}`;
  const hops = depth === 'all' ? 'all hops' : `depth ${depth}`;
  return [
    ...(focus === null ? [] : [ways, hops]),
    isAll ? 'all evidence' : `evidence: ${evidence.join(', ') || 'none'}`,
    mode === 'pinned' ? 'versions and runs' : null,
    level === 'column' ? 'columns' : null,
    edges === 'all' ? null : `edges: ${edgesWords(question)}`,
    group === 'none' ? null : `grouped by ${group}`,
    select === null ? null : `select: ${select}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
