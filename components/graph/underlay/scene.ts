import type { Colours } from './colours';
import type { Drawing } from './drawing';

/** How bright a node or edge is. */
export const DIM = 0;
export const LIT = 1;
export const PLAIN = 2;
/** Of edges: lit, and dashed, for it leads to what is out of sight. */
export const LIT_ON = 3;
/** Of edges: lit from far only; from near others are, in its place. */
export const LIT_FAR = 4;

/** How bright nodes and edges are, by place; null where nothing is lit, and all is plain. */
export type Light = {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  /** Of open cards which rows, by place of the card; absent where all are. */
  readonly rows: ReadonlyMap<number, Uint8Array>;
  readonly ends: readonly PaintedEnd[];
} | null;

/** Where a trace goes on out of sight: `+3` at the end of its line. */
export type PaintedEnd = {
  readonly x: number;
  readonly y: number;
  readonly side: 'up' | 'down';
  readonly text: string;
  /** No line leads here: one is begun. */
  readonly isLoose: boolean;
};

/** Nodes that are marked, by place; -1 for none. */
export type PlacedMarks = {
  readonly focus: number;
  readonly selected: number;
  /** What a search led to. */
  readonly found: number;
};

/** An icon: SVG path data in a box of 24 by 24. */
export type IconPath = string;

/** Everything a painting depends on but where one looks. */
export type Scene = {
  readonly drawing: Drawing;
  readonly colours: Colours;
  readonly icons: readonly IconPath[];
  readonly statusIcons: ReadonlyMap<string, IconPath>;
  readonly light: Light;
  readonly marks: PlacedMarks;
};

/** A part of the picture on a sheet of screen pixels. */
export type Region = {
  /** Picture coordinates of the sheet's top left corner. */
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Device px a CSS px. */
  readonly ratio: number;
  /** Whether names lie on the map: not on a sheet that is shown at another size. */
  readonly hasNames: boolean;
};

/** What is in sight, the small map, and the whole picture behind. */
export type SheetName = 'sharp' | 'map' | 'whole';

/** A brush that knows the scene: colours by variable name. */
export type Brush = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
