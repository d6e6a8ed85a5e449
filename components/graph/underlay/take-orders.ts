import type { PaintedCard } from './drawing';
import type { Face, PaintAnswer, PaintOrder, SceneChange } from './paint-messages';
import { paintScene } from './paint-scene';
import type { Brush, Region, Scene, SheetName } from './scene';
import { forgetFonts } from './text';

/** What painting takes from where it is done: a worker, or the page where there is none. */
export type Studio = {
  readonly post: (answer: PaintAnswer) => void;
  /** An empty sheet of so many pixels, and how to have it as it is when painted. */
  readonly sheet: (
    width: number,
    height: number,
  ) => { readonly brush: Brush | null; readonly bitmap: () => ImageBitmap | Promise<ImageBitmap> };
  /** Makes the faces known there; done when letters look as they will. */
  readonly load: (faces: readonly Face[]) => Promise<void>;
};

function isWhole(parts: Partial<Scene>): parts is Scene {
  return [parts.drawing, parts.colours, parts.icons, parts.marks].every(
    (part) => part !== undefined,
  );
}

/** Does what the page orders: keeps the scene, paints parts of it. */
export function createPainting({ post, sheet, load }: Studio): (order: PaintOrder) => void {
  let scene: Partial<Scene> = {};
  /** Nothing is painted in letters that are about to change. */
  let hasFonts = false;
  let asked = '';
  const packs = new Map<number, PaintedCard[]>();

  const withCards = ({ drawing, ...rest }: SceneChange): Partial<Scene> => {
    if (drawing === undefined) return rest;
    const { pack, ...places } = drawing;
    const cards = packs.get(pack) ?? [];
    // Those before it are not drawn any more.
    for (const other of packs.keys()) if (other < pack) packs.delete(other);
    return { ...rest, drawing: { ...places, cards } };
  };

  const paint = async (name: SheetName, region: Region) => {
    if (!isWhole(scene) || !hasFonts) {
      post({ kind: 'skipped' });
      return;
    }
    const { width, height, ratio } = region;
    const { brush, bitmap } = sheet(
      Math.max(1, Math.round(width * ratio)),
      Math.max(1, Math.round(height * ratio)),
    );
    if (brush === null) throw new Error('no canvas to paint on');
    paintScene(brush, scene, region, Date.now());
    post({ kind: 'painted', sheet: name, region, bitmap: await bitmap() });
  };

  return (order) => {
    switch (order.kind) {
      case 'scene':
        scene = { ...scene, ...withCards(order.scene) };
        return;
      case 'cards': {
        const cards = packs.get(order.pack) ?? [];
        packs.set(order.pack, cards);
        for (const card of order.cards) cards.push(card);
        return;
      }
      case 'faces': {
        const names = JSON.stringify(order.faces);
        // A worker that was started ahead has them.
        if (names === asked) return;
        asked = names;
        void load(order.faces).then(() => {
          hasFonts = true;
          forgetFonts();
          post({ kind: 'fonts' });
        });
        return;
      }
      case 'paint':
        paint(order.sheet, order.region).catch((error: unknown) => {
          post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        });
    }
  };
}
