import type { Drawing, PaintedCard } from './drawing';
import type { Region, Scene, SheetName } from './scene';

/** A font face the canvas needs: what `FontFace` is made of. */
export type Face = {
  readonly family: string;
  readonly source: string;
  readonly descriptors: FontFaceDescriptors;
};

/** A drawing whose cards went before it. */
export type SentDrawing = Omit<Drawing, 'cards'> & { readonly pack: number };

/** What changed in a scene. */
export type SceneChange = Partial<Omit<Scene, 'drawing'>> & { readonly drawing?: SentDrawing };

/** From the page to the painter. */
export type PaintOrder =
  | { readonly kind: 'scene'; readonly scene: SceneChange }
  /** More cards of a pack; a drawing then names the pack. */
  | { readonly kind: 'cards'; readonly pack: number; readonly cards: readonly PaintedCard[] }
  | { readonly kind: 'faces'; readonly faces: readonly Face[] }
  /** Paint this part; `sheet` says which sheet it is for. */
  | { readonly kind: 'paint'; readonly sheet: SheetName; readonly region: Region };

/** From the painter to the page. */
export type PaintAnswer =
  | {
      readonly kind: 'painted';
      readonly sheet: SheetName;
      readonly region: Region;
      readonly bitmap: ImageBitmap;
    }
  /** It cannot paint at all. */
  | { readonly kind: 'failed'; readonly message: string }
  /** There was nothing to paint yet. */
  | { readonly kind: 'skipped' }
  /** Letters look otherwise than before: paint again. */
  | { readonly kind: 'fonts' };
