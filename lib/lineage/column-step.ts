import type { ColumnUse } from './column-shape';
import type { ShapeSighting } from './owner-view';
import type { Evidence, NodeKey } from './types';

/** One column; the same object each time. A null field is the dataset as a whole, or a column nobody named. */
export type Column = {
  readonly node: NodeKey;
  readonly field: string | null;
};

/**
 * How sure a step is, best first: 0 a value is made from a value; 1 a column only chooses, orders
 * or groups rows; 2 the dataset is read and nobody says which column.
 */
export type Grade = 0 | 1 | 2;

/** Why one set of columns is believed to feed another. */
export type ColumnReason = ShapeSighting & {
  readonly owner: NodeKey;
  readonly ownerKind: 'job' | 'dataset';
  readonly evidence: Evidence;
  /** Null: nobody says how, or which columns. */
  readonly use: ColumnUse | null;
  readonly grade: Grade;
};

/** A way on from a column. Columns that go the same way share the object, and it is gone once. */
export type ColumnLink = { readonly far: readonly Column[]; readonly reason: ColumnReason };

/** What leads on from a dataset on one side. */
export type DatasetLinks = {
  /** From one column of it. */
  readonly byField: ReadonlyMap<string, readonly ColumnLink[]>;
  /** From any column of it: a producer read the dataset and did not say which. */
  readonly common: readonly ColumnLink[];
  /** From the dataset as a whole. */
  readonly whole: readonly ColumnLink[];
};

export type ColumnArrival = {
  /** Steps from the start, from dataset to dataset. */
  readonly distance: number;
  /** The worst step of the best way here. */
  readonly grade: Grade;
  /** Where the way came from; null for the start. Without a reason, `from` holds this column or is held by it. */
  readonly via: { readonly from: Column; readonly reason: ColumnReason | null } | null;
};
