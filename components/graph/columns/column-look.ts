import type { ColumnEdge } from '@/lib/contract/columns';

/** How a column is used, as far as it is drawn. */
export const COLUMN_USES = ['identity', 'derived', 'aggregated', 'indirect', 'unknown'] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

type ColumnLook = {
  readonly label: string;
  readonly words: string;
  /** Name of a CSS variable. */
  readonly colour: string;
  readonly width: number;
  /** Lengths of lines and gaps. */
  readonly dash?: readonly number[];
};

/**
 * How each use is named and drawn: in no colour and dash of a kind of evidence, since edges of both are in one
 * picture.
 */
export const COLUMN_LOOKS: Record<ColumnUse, ColumnLook> = {
  identity: {
    label: 'Passed through',
    words: 'The value is the same.',
    colour: '--ok',
    width: 1.25,
  },
  derived: {
    label: 'Derived',
    words: 'The value is made from it.',
    colour: '--warn',
    width: 1.5,
  },
  aggregated: {
    label: 'Aggregated',
    words: 'The value sums up many.',
    colour: '--hue-12',
    width: 2,
  },
  indirect: {
    label: 'Filters and joins',
    words: 'It only chooses, orders or groups rows.',
    colour: '--ink-faint',
    width: 1.5,
    dash: [1.5, 4],
  },
  unknown: {
    label: 'Unknown',
    words: 'The table is read, and nobody says which column.',
    colour: '--ink-faint',
    width: 1.25,
    dash: [2.5, 2.5],
  },
};

/** How an edge between columns uses its source. */
export function columnUse({ use, grade }: Pick<ColumnEdge, 'use' | 'grade'>): ColumnUse {
  if (use?.type === 'INDIRECT') return 'indirect';
  if (grade === 'unknown' || use === null) return 'unknown';
  if (use.subtype === 'IDENTITY') return 'identity';
  return use.subtype === 'AGGREGATION' ? 'aggregated' : 'derived';
}

const STRENGTH: Record<ColumnUse, number> = {
  aggregated: 4,
  derived: 3,
  identity: 2,
  indirect: 1,
  unknown: 0,
};

/** The use that says most, of several. */
export function strongestUse(edges: readonly Pick<ColumnEdge, 'use' | 'grade'>[]): ColumnUse {
  let strongest: ColumnUse = 'unknown';
  for (const edge of edges) {
    const use = columnUse(edge);
    if (STRENGTH[use] > STRENGTH[strongest]) strongest = use;
  }
  return strongest;
}
