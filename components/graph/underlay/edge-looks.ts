import type { Evidence } from '@/lib/lineage';

import { COLUMN_LOOKS, type ColumnUse } from '../columns/column-look';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from '../evidence-look';

/**
 * What an edge is drawn as: by its evidence between cards (`through` hidden ones: as that), by its use between columns;
 * `…` where that goes on out of sight.
 */
type EdgeLookName = Evidence | 'through' | ColumnUse | `${ColumnUse}…`;

type Look = {
  /** Name of a CSS variable. */
  readonly colour: string;
  readonly width: number;
  /** Lengths of lines and gaps. */
  readonly dash?: readonly number[];
};

/** Lines and gaps of an edge that goes on in columns that are not shown. */
export const GOES_ON: readonly number[] = [4, 3];

const goingOn = (look: Look): Look => ({ ...look, width: 1, dash: look.dash ?? GOES_ON });

const NAMED: readonly (readonly [string, Look])[] = [
  ...Object.entries(EVIDENCE_LOOKS),
  ['through', THROUGH_LOOK],
  ...Object.entries(COLUMN_LOOKS),
  ...Object.entries(COLUMN_LOOKS).map(([use, look]) => [`${use}…`, goingOn(look)] as const),
];
const codes = new Map(NAMED.map(([name], code) => [name, code]));

/** The look of a code. */
export const EDGE_LOOKS: readonly Look[] = NAMED.map(([, look]) => look);

/** The name of a code. */
export function lookName(code: number): string {
  return NAMED[code]?.[0] ?? '';
}

/** A look as a number: thousands of edges go to the painter as bytes. */
export function lookCode(name: EdgeLookName): number {
  return codes.get(name) ?? 0;
}
