import type { PaintAnswer, PaintOrder } from './paint-messages';
import { createPainting } from './take-orders';

// Painting is done beside the page: a picture of thousands of edges takes longer than a frame.

declare const self: {
  readonly fonts: FontFaceSet;
  postMessage: (answer: PaintAnswer, transfer?: Transferable[]) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<PaintOrder>) => void) => void;
};

const take = createPainting({
  post: (answer) => {
    self.postMessage(answer, answer.kind === 'painted' ? [answer.bitmap] : []);
  },
  sheet: (width, height) => {
    const canvas = new OffscreenCanvas(width, height);
    return { brush: canvas.getContext('2d'), bitmap: () => canvas.transferToImageBitmap() };
  },
  load: async (faces) => {
    const loaded = await Promise.allSettled(
      faces.map(({ family, source, descriptors }) =>
        new FontFace(family, source, descriptors).load(),
      ),
    );
    for (const one of loaded) if (one.status === 'fulfilled') self.fonts.add(one.value);
  },
});

self.addEventListener('message', ({ data: order }) => {
  take(order);
});
