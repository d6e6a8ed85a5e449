import type { PaintAnswer, PaintOrder } from './paint-messages';
import type { Region, Scene } from './scene';

type OnPainted = (region: Region, bitmap: ImageBitmap) => void;

/**
 * The page's side of the painter: one worker, one sheet at a time. Of several orders for one sheet
 * only the last is painted.
 */
export class Painter {
  #worker: Worker | null = null;
  #scene: Partial<Scene> = {};
  readonly #waiting = new Map<string, Region>();
  readonly #sheets = new Map<string, OnPainted>();
  readonly #last = new Map<string, Region>();
  #isBusy = false;

  /** Starts the worker; gives what ends it. */
  start(): () => void {
    const worker = new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    this.#isBusy = false;
    this.#post({ kind: 'scene', scene: this.#scene });
    this.repaint();
    worker.onmessage = ({ data }: MessageEvent<PaintAnswer>) => {
      if (data.kind === 'fonts') {
        this.repaint();
        return;
      }
      this.#isBusy = false;
      if (data.kind === 'painted') {
        const show = this.#sheets.get(data.sheet);
        if (show === undefined) data.bitmap.close();
        else show(data.region, data.bitmap);
      }
      this.#next();
    };
    return () => {
      worker.terminate();
      this.#worker = null;
    };
  }

  /** Registers who shows a sheet; gives what ends it. */
  show(sheet: string, onPainted: OnPainted): () => void {
    this.#sheets.set(sheet, onPainted);
    return () => {
      this.#sheets.delete(sheet);
      this.#waiting.delete(sheet);
      this.#last.delete(sheet);
    };
  }

  /** Changes the scene; what is shown stays until it is painted again. */
  change(scene: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...scene };
    this.#post({ kind: 'scene', scene });
    this.repaint();
  }

  post(order: Exclude<PaintOrder, { kind: 'paint' }>): void {
    this.#post(order);
  }

  paint(sheet: string, region: Region): void {
    this.#last.set(sheet, region);
    this.#waiting.set(sheet, region);
    this.#next();
  }

  repaint(): void {
    for (const [sheet, region] of this.#last) this.#waiting.set(sheet, region);
    this.#next();
  }

  #next() {
    if (this.#isBusy || this.#worker === null) return;
    // What was registered first is in the foreground.
    const sheet = [...this.#sheets.keys()].find((name) => this.#waiting.has(name));
    const region = this.#waiting.get(sheet ?? '');
    if (sheet === undefined || region === undefined) return;
    this.#waiting.delete(sheet);
    this.#isBusy = true;
    this.#post({ kind: 'paint', sheet, region });
  }

  #post(order: PaintOrder) {
    this.#worker?.postMessage(order);
  }
}
