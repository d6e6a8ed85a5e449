import type { LayoutRequest, Picture } from './layout-types';

/** From the page to the worker. */
export type WorkerQuestion = { readonly id: number; readonly request: LayoutRequest };

/** From the worker to the page: a draft, then `done` with a better picture or null; or `failed`. */
export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'draft'; readonly picture: Picture }
  | { readonly id: number; readonly kind: 'done'; readonly picture: Picture | null }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
