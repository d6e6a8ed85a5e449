/** What to place: sizes in px. Edges may form cycles and may repeat. */
export type LayoutRequest = {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
};
export type LayoutNode = { readonly id: string; readonly width: number; readonly height: number };
export type LayoutEdge = { readonly id: string; readonly from: string; readonly to: string };

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

/**
 * Up to here elkjs is asked for a picture with fewer crossings than ours. It took 40-60 ms for 17-27
 * nodes, 335 ms for 57 and over 2 s for 300.
 */
export const ELK_NODE_LIMIT = 40;
/** Edges cost elkjs as much as nodes do. */
export const ELK_EDGE_LIMIT = 80;

/** Nothing above this is placed: the browser could not show it readably. */
export const LAYOUT_NODE_LIMIT = 6000;
export const LAYOUT_EDGE_LIMIT = 30_000;
