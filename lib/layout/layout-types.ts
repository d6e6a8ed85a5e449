/** What to place: sizes in px. Edges may form cycles and may repeat. */
export type LayoutRequest = {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** Where nodes were before: what is still there keeps its place as far as possible. */
  readonly previous?: readonly PreviousNode[];
};
export type LayoutNode = { readonly id: string; readonly width: number; readonly height: number };
export type LayoutEdge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Where it leaves its source, px below the top of the card; the middle when absent. */
  readonly fromY?: number;
  /** Where it enters its target, px below the top of the card; the middle when absent. */
  readonly toY?: number;
  /** The points it went through before, if it was there; it keeps to them as far as possible. */
  readonly before?: readonly Position[];
};
export type PreviousNode = Position & { readonly id: string; readonly width: number };

/** A place in px: of a node its top left corner. */
export type Position = { readonly x: number; readonly y: number };
export type Positions = ReadonlyMap<string, Position>;
/**
 * By edge id the points it goes through between the right side of its source and the left side of its
 * target, so that it passes under no card. An edge that is not in it goes straight.
 */
export type Routes = ReadonlyMap<string, readonly Position[]>;
/** Where everything is. */
export type Picture = { readonly positions: Positions; readonly routes: Routes };

/** Every way a layout can end. A broken worker is `failed`, never an empty picture. */
export type LayoutResult =
  | ({ readonly kind: 'placed' } & Picture)
  | { readonly kind: 'tooLarge'; readonly nodes: number; readonly edges: number }
  | { readonly kind: 'timedOut'; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** Gap between two columns, px: room for a `+7` count on both sides. */
export const COLUMN_GAP_PX = 60;
/** Gap between two nodes of a column, px. */
export const NODE_GAP_PX = 20;
/** Gap between two pieces that no edge connects, px. */
export const PIECE_GAP_PX = 40;

/** With less of a picture known than this share of its nodes it is made anew. */
export const KNOWN_SHARE = 0.25;

/**
 * Up to here elkjs is asked for a picture with fewer crossings than ours. It took 40-60 ms for 17-27
 * nodes, 335 ms for 57 and over 2 s for 300.
 */
export const ELK_NODE_LIMIT = 40;
/** Edges cost elkjs as much as nodes do. */
export const ELK_EDGE_LIMIT = 80;

/** Nothing above this is placed: no reader waits so long. */
export const LAYOUT_NODE_LIMIT = 20_000;
export const LAYOUT_EDGE_LIMIT = 60_000;
