import type { Notice } from '@/lib/contract/shared-shapes';
import { EVIDENCE, type Evidence } from '@/lib/lineage';

import { readGraphOptions } from './graph-query';
import { readChoice, readText } from './read-param';

/** Query of `GET /api/v2/nodes/{key}/columns/{column}/impact`. */
export type ColumnImpactOptions = {
  readonly direction: 'upstream' | 'downstream';
  readonly evidence: readonly Evidence[];
  readonly indirect: boolean;
  readonly format: 'json' | 'csv';
};

/** Reads which way to list, through which evidence, and as what; downstream if not said. */
export function readColumnImpactQuery(params: URLSearchParams): {
  query: ColumnImpactOptions;
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const { evidence, indirect } = readGraphOptions({ params, notices: [] });
  const direction = readChoice({ params, notices }, 'direction', ['upstream', 'downstream'], 'downstream'); // prettier-ignore
  const format = readChoice({ params, notices }, 'format', ['json', 'csv'], 'json');
  return { query: { direction, evidence, indirect, format }, notices };
}

/** Writes the query of a column's impact list, defaults left out. */
export function writeColumnImpactQuery(options: ColumnImpactOptions): string {
  const params = new URLSearchParams();
  if (options.direction !== 'downstream') params.set('direction', options.direction);
  if (options.evidence.length < EVIDENCE.length)
    params.set('evidence', options.evidence.join(',') || 'none');
  if (options.indirect) params.set('indirect', '1');
  if (options.format !== 'json') params.set('format', options.format);
  return params.toString();
}

/** An edge to explain; null where an end is missing. */
export type EvidenceQuestion = {
  readonly from: string;
  readonly to: string;
  readonly via: string | null;
};

/** Reads the query of `GET /api/v2/evidence`. */
export function readEvidenceQuery(params: URLSearchParams): {
  query: EvidenceQuestion | null;
  notices: Notice[];
} {
  const source = { params, notices: [] };
  const [from, to] = [readText(source, 'from'), readText(source, 'to')];
  const via = readText(source, 'via');
  return {
    query: from === null || to === null ? null : { from, to, via },
    notices: source.notices,
  };
}
