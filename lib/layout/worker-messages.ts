import type { LayoutRequest, Position } from './layout-types';

/** From the page to the worker. */
export type WorkerQuestion = { readonly id: number; readonly request: LayoutRequest };

/** From the worker to the page. */
export type WorkerAnswer =
  | { readonly id: number; readonly positions: readonly (readonly [string, Position])[] }
  | { readonly id: number; readonly error: string };
