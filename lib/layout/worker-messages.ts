import type { PackedPicture } from './packed-picture';
import type { PackedRequest } from './packed-request';

/** From the page to the worker. */
export type WorkerQuestion =
  | { readonly id: number; readonly kind: 'place'; readonly request: PackedRequest }
  | { readonly id: number; readonly kind: 'cancel' };

/** From the worker to the page: a draft, then `done` with a better picture or null; or `failed`. */
export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'draft'; readonly picture: PackedPicture }
  | { readonly id: number; readonly kind: 'done'; readonly picture: PackedPicture | null }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** The part of a Worker the client uses. */
export type LayoutWorker = {
  postMessage: (question: WorkerQuestion) => void;
  terminate: () => void;
  onmessage: ((event: MessageEvent<WorkerAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};
