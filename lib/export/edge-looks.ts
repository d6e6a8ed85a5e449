import type { Evidence } from '@/lib/lineage';

import type { Ink } from './inks';

/** How edges between columns use their source; see components/graph/columns. */
export const PICTURE_USES = ['identity', 'derived', 'aggregated', 'indirect', 'unknown'] as const;

/** What an edge of a picture says: the evidence of a flow, that it leads through hidden nodes, or the use of a column. */
export type PictureLook = Evidence | 'through' | (typeof PICTURE_USES)[number];

type Stroke = {
  readonly label: string;
  readonly ink: Ink;
  readonly width: number;
  readonly dash?: string;
};

/** How each is named and drawn. */
export const PICTURE_STROKES: Record<PictureLook, Stroke> = {
  explicit: { label: 'explicit', ink: 'inkSoft', width: 1.75 },
  column: { label: 'column', ink: 'accent', width: 1.5 },
  declared: { label: 'declared', ink: 'model', width: 1.5 },
  observed: { label: 'observed', ink: 'inkFaint', width: 1.25 },
  inferred: { label: 'inferred', ink: 'inkFaint', width: 1.25, dash: '5 4' },
  through: { label: 'through hidden', ink: 'inkSoft', width: 1.25, dash: '9 3 1.5 3' },
  identity: { label: 'passed through', ink: 'ok', width: 1.25 },
  derived: { label: 'derived', ink: 'warn', width: 1.5 },
  aggregated: { label: 'aggregated', ink: 'hue12', width: 2 },
  indirect: { label: 'filters and joins', ink: 'inkFaint', width: 1.5, dash: '1.5 4' },
  unknown: { label: 'unknown', ink: 'inkFaint', width: 1.25, dash: '2.5 2.5' },
};
