import type { PaintAnswer, PaintOrder } from './paint-messages';
import { createPainting } from './take-orders';

/** Painting on the page itself, for browsers whose workers cannot: slower while moving, and all there. */
export function paintHere(post: (answer: PaintAnswer) => void): (order: PaintOrder) => void {
  return createPainting({
    post,
    sheet: (width, height) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      return { brush: canvas.getContext('2d'), bitmap: () => createImageBitmap(canvas) };
    },
    // The page has its fonts already.
    load: () => Promise.resolve(),
  });
}
