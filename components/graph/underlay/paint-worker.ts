import type { Face, PaintAnswer, PaintOrder } from './paint-messages';
import { paintScene } from './paint-scene';
import type { Region, Scene } from './scene';

// Painting is done beside the page: a picture of thousands of edges takes longer than a frame.

declare const self: {
  readonly fonts: FontFaceSet;
  postMessage: (answer: PaintAnswer, transfer?: Transferable[]) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<PaintOrder>) => void) => void;
};

let scene: Partial<Scene> = {};

function isWhole(parts: Partial<Scene>): parts is Scene {
  return [parts.drawing, parts.colours, parts.icons, parts.marks].every(
    (part) => part !== undefined,
  );
}

function paint(sheet: string, region: Region) {
  if (!isWhole(scene)) {
    self.postMessage({ kind: 'skipped' });
    return;
  }
  const { width, height, ratio } = region;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * ratio)),
    Math.max(1, Math.round(height * ratio)),
  );
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas to paint on');
  paintScene(brush, scene, region, Date.now());
  const bitmap = canvas.transferToImageBitmap();
  self.postMessage({ kind: 'painted', sheet, region, bitmap }, [bitmap]);
}

async function load(faces: readonly Face[]) {
  const loaded = await Promise.allSettled(
    faces.map(({ family, source, descriptors }) =>
      new FontFace(family, source, descriptors).load(),
    ),
  );
  for (const one of loaded) if (one.status === 'fulfilled') self.fonts.add(one.value);
  self.postMessage({ kind: 'fonts' });
}

self.addEventListener('message', ({ data: order }) => {
  switch (order.kind) {
    case 'scene':
      scene = { ...scene, ...order.scene };
      return;
    case 'faces':
      void load(order.faces);
      return;
    case 'paint':
      paint(order.sheet, order.region);
  }
});
