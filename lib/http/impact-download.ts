import 'server-only';

import type { ImpactRow } from '@/lib/contract/impact';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { WholeImpact } from '@/lib/service/get-impact';

import type { Cell } from './csv';
import { csvResponse, jsonResponse, type About } from './table-response';

const HEAD = [
  'distance',
  'kind',
  'type',
  'namespace',
  'name',
  'owners',
  'status',
  'status_at',
  'last_run',
  'evidence',
  'path',
  'path_keys',
  'key',
  'id',
] as const;

function cells(row: ImpactRow): Cell[] {
  const { distance, kind, type, namespace, name, status, statusAt, lastRun, evidence } = row;
  const path = row.path.map((step) => step?.name ?? '…').join(' → ');
  const keys = row.path.map((step) => step?.key ?? '…').join(' ');
  const named = [distance, kind, type, namespace, name, row.owners.join('; ')];
  return [...named, status, statusAt, lastRun, evidence, path, keys, row.key, row.id];
}

function aboutImpact(
  { node, answer, notices: own, close }: WholeImpact,
  notices: readonly Notice[],
): About {
  return {
    fileName: `${answer.direction}-of-${node.name}`,
    statement: new Map([
      ['node', node.id],
      ['direction', answer.direction],
      ['evidence', answer.evidence.join(',')],
      ['edges', answer.edges],
      ['shown', String(answer.total)],
      ['hidden', '0'],
      ['as-of', answer.asOf ?? 'now'],
      ['notices', [...notices, ...own].map(({ message }) => message).join(' ')],
    ]),
    close,
  };
}

function* rowsOf(impact: WholeImpact) {
  for (const row of impact.rows()) yield cells(row);
}

/** The impact list as CSV, streamed. */
export function impactCsv(
  { impact, hasMark }: { readonly impact: WholeImpact; readonly hasMark: boolean },
  notices: readonly Notice[],
): Response {
  return csvResponse(aboutImpact(impact, notices), HEAD, rowsOf(impact), hasMark);
}

/** The impact list as JSON, streamed: a page of the API that holds everything. */
export function impactJson(impact: WholeImpact, notices: readonly Notice[]): Response {
  const { node, answer } = impact;
  return jsonResponse(
    aboutImpact(impact, notices),
    {
      node,
      answer,
      nextCursor: null,
      notices: [...notices, ...impact.notices],
      byOwners: impact.byOwners(),
    },
    [['rows', impact.rows()]],
  );
}
