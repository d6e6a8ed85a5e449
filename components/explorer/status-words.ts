import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';

import { grouped as number, quantity } from '../ui/quantity';
import { MEANING_WORDS, momentWords } from './time/moment-words';

/** What of a question its answer's status tells of. */
export type Asked = Pick<
  GraphQuery,
  'focus' | 'mode' | 'depth' | 'group' | 'evidence' | 'edges' | 'indirect'
>;

/** What an answer says of itself, part by part; null for what there is nothing to say of. */
export type StatusWords = {
  readonly shown: string;
  readonly grouped: string | null;
  readonly hidden: string;
  readonly folded: string | null;
  readonly inferred: string;
  readonly columns: string | null;
  readonly evidence: string | null;
  readonly asOf: string;
  readonly edges: string | null;
};

function hiddenWhy(by: GraphResponse['answer']['truncatedBy'], depth: GraphQuery['depth']): string {
  switch (by) {
    case 'limit':
      return 'too many';
    case 'select':
      return 'not selected';
    case 'evidence':
      return 'by evidence';
    case 'collapsed':
      return 'collapsed';
    case 'folded':
      return 'beyond folded';
    case 'depth':
    case null:
      return `depth ${depth}`;
  }
}

/** "7 column edges, 2 unknown, 3 by filters and joins off": one is unknown where nobody says which column it is of. */
function columnWords(
  { answer: { columns }, columnEdges = [] }: Pick<GraphResponse, 'answer' | 'columnEdges'>,
  indirect: boolean,
): string | null {
  if (columns === undefined) return null;
  const unknown = columnEdges.filter(
    ({ fromField, toField }) => fromField === null || toField === null,
  ).length;
  return [
    `${columns.edgesExact ? '' : 'at least '}${quantity(columns.edges - unknown, 'column edge')}`,
    unknown === 0 ? null : `${number(unknown)} unknown`,
    indirect || columns.indirect === 0
      ? null
      : `${number(columns.indirect)} by filters and joins off`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function groupWords(
  { groups, answer }: Pick<GraphResponse, 'groups' | 'answer'>,
  { group, mode, focus }: Asked,
): string | null {
  if (group === 'none' || (mode === 'pinned' && focus !== null)) return null;
  const closed = groups.filter(({ isOpen }) => !isOpen).length;
  return `${number(answer.grouped)} in ${quantity(closed, 'group')} by ${group}`;
}

/**
 * What the strip under the graph says, and every picture of it.
 *
 * @param folded nodes in cards that the browser folded.
 */
export function statusWords(
  graph: Pick<GraphResponse, 'answer' | 'groups' | 'columnEdges'>,
  asked: Asked,
  folded: number,
): StatusWords {
  const { shown, hidden, hiddenExact, truncatedBy, inferredEdges, asOf } = graph.answer;
  const why = hidden > 0 ? ` (${hiddenWhy(truncatedBy, asked.depth)})` : '';
  const inCards = folded + graph.answer.folded;
  const off = EVIDENCE.length - asked.evidence.length;
  const isInferredOff = !asked.evidence.includes('inferred');
  return {
    shown: `${number(shown - folded)} shown`,
    grouped: groupWords(graph, asked),
    hidden: `${hiddenExact ? '' : 'at least '}${number(hidden)} hidden${why}`,
    folded: inCards > 0 ? `${number(inCards)} folded` : null,
    inferred: isInferredOff ? 'inferred edges off' : quantity(inferredEdges, 'inferred edge'),
    columns: columnWords(graph, asked.indirect),
    evidence:
      off > (isInferredOff ? 1 : 0) ? `${off} of ${EVIDENCE.length} kinds of evidence off` : null,
    asOf: `as of ${asOf === null ? 'now' : momentWords(asOf)}`,
    edges: asked.edges === 'all' ? null : `${MEANING_WORDS[asked.edges].label.toLowerCase()} edges`,
  };
}

/** The same in one line: "42 shown · 310 hidden (depth 2) · 3 inferred edges · as of now". */
export function statusLine(
  graph: Pick<GraphResponse, 'answer' | 'groups' | 'columnEdges'>,
  asked: Asked,
  folded = 0,
): string {
  const words = statusWords(graph, asked, folded);
  const { shown, grouped, hidden, inferred, columns, evidence, asOf, edges } = words;
  return [shown, grouped, hidden, words.folded, inferred, columns, evidence, asOf, edges]
    .filter((part) => part !== null)
    .join(' · ');
}
