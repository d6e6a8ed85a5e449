import type { ShapeSighting } from './owner-view';
import type { Evidence, NodeKey } from './types';

/** How a column is used: into a value (`DIRECT`), or only to choose, order or group rows (`INDIRECT`). */
export type ColumnUse = {
  readonly type: 'DIRECT' | 'INDIRECT';
  /** `IDENTITY`, `AGGREGATION`, `FILTER`, … as sent; null if the producer did not say. */
  readonly subtype: string | null;
  readonly description: string | null;
  readonly masking: boolean;
};

/** Columns of one node; a null field is "some column of it, unknown which". */
export type ColumnSet = readonly [node: NodeKey, fields: readonly (string | null)[]];

/**
 * Every one of `from` feeds every one of `to`, in the same way. From-set × to-set is never
 * written out. `to` null: the output as a whole.
 */
export type ColumnGroup = {
  readonly from: readonly ColumnSet[];
  readonly to: readonly string[] | null;
  readonly use: ColumnUse;
  readonly evidence: Extract<Evidence, 'explicit' | 'column'>;
};

/**
 * What one owner (a job, or a dataset that declares its own sources) said of the columns of one
 * output. Runs that say the same share it.
 */
export type ColumnShape = {
  readonly owner: NodeKey;
  readonly ownerKind: 'job' | 'dataset';
  readonly isDeclared: boolean;
  readonly output: NodeKey;
  readonly groups: readonly ColumnGroup[];
  /** Columns said to have no upstream; null: the whole output. */
  readonly sourceless: readonly (string | null)[];
};

export type SeenColumnShape = ColumnShape & ShapeSighting;

/** Rewrites a column shape in the names that stand for aliases. */
export function canonicalColumns<Shape extends ColumnShape>(
  shape: Shape,
  canonical: (key: NodeKey) => NodeKey,
): Shape {
  return {
    ...shape,
    owner: canonical(shape.owner),
    output: canonical(shape.output),
    groups: shape.groups.map((group) => ({
      ...group,
      from: group.from.map(([node, fields]) => [canonical(node), fields] as const),
    })),
  };
}

/** Nodes the columns come from. */
export function columnSources(shape: ColumnShape): Set<NodeKey> {
  return new Set(shape.groups.flatMap(({ from }) => from.map(([node]) => node)));
}
