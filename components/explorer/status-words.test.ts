import { describe, expect, test } from 'vitest';

import type { GraphResponse } from '@/lib/contract/graph';
import { DEFAULT_VIEW } from '@/lib/url/graph-view';

import { statusLine } from './status-words';

type Answer = GraphResponse['answer'];

const ANSWER: Answer = {
  ...{ shown: 4, grouped: 0, folded: 0, hidden: 0, hiddenExact: true },
  ...{ truncatedBy: null, inferredEdges: 0, asOf: null },
};

function lineOf(
  answer: Partial<Answer>,
  fields: readonly (readonly [string | null, string | null])[] = [],
  view: Partial<typeof DEFAULT_VIEW> = {},
): string {
  const columnEdges = fields.map(([fromField, toField]) => ({ fromField, toField }));
  const graph = { answer: { ...ANSWER, ...answer }, groups: [], columnEdges };
  return statusLine(graph as unknown as GraphResponse, { ...DEFAULT_VIEW, ...view });
}

const columnsOf = (edges: number, more: Partial<Answer['columns']> = {}) => ({
  columns: { focus: null, shown: 2, edges, edgesExact: true, indirect: 0, unknown: 0, ...more },
});

describe('the status of an answer', () => {
  test('says what is shown, what is not and why, and as of when', () => {
    const answer = { shown: 1200, hidden: 310, truncatedBy: 'depth', inferredEdges: 3 } as const;

    expect(lineOf(answer)).toBe(
      '1,200 shown · 310 hidden (depth 2) · 3 inferred edges · as of now',
    );
  });

  test('counts no edge as one of columns where nobody says which column', () => {
    const unknown = [
      [null, null],
      [null, null],
      ['id', null],
    ] as const;

    expect(lineOf(columnsOf(3), unknown)).toContain('· 0 column edges, 3 unknown ·');
    expect(lineOf(columnsOf(4), [...unknown, ['id', 'id']])).toContain(
      '· 1 column edge, 3 unknown ·',
    );
  });

  test('tells of column edges, and of those that are left out', () => {
    expect(lineOf(columnsOf(1, { indirect: 334, edgesExact: false }), [['a', 'b']])).toContain(
      '· at least 1 column edge, 334 by filters and joins off ·',
    );
    expect(lineOf(columnsOf(1, { indirect: 334 }), [['a', 'b']], { indirect: true })).toContain(
      '· 1 column edge ·',
    );
  });

  test('tells of kinds of evidence that are off, and of edges of one moment', () => {
    expect(lineOf({}, [], { evidence: ['explicit'], edges: 'current' })).toBe(
      '4 shown · 0 hidden · inferred edges off · 4 of 5 kinds of evidence off · as of now · current edges',
    );
  });
});
