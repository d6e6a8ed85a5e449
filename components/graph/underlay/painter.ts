import type { Steps } from '@/lib/layout/run-steps';

import { CardPost } from './card-post';
import type { PaintedCard } from './drawing';
import { loadFaces } from './faces';
import type { Face, PaintAnswer, PaintOrder } from './paint-messages';
import type { Region, Scene, SheetName } from './scene';

/** What is looked at is painted first. */
const FOREGROUND_FIRST: readonly SheetName[] = ['sharp', 'map', 'whole'];

type OnPainted = (region: Region, bitmap: ImageBitmap) => void;

/** Who paints: a worker, or code on the page. */
type Hand = {
  readonly order: (order: PaintOrder) => void;
  readonly cards: CardPost;
  readonly end: () => void;
};

type Spare = { readonly worker: Worker; readonly cards: CardPost; isBroken: boolean };

function startWorker(): Spare {
  const worker = new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' });
  const cards = new CardPost((order) => {
    worker.postMessage(order);
  });
  const started = { worker, cards, isBroken: false };
  worker.onerror = (event) => {
    // It is dealt with.
    event.preventDefault();
    started.isBroken = true;
  };
  return started;
}

/** A worker that waits for a picture. */
let spare: Spare | null = null;

/** Starts a worker ahead of the first painter, and gives it the letters: neither is to be waited for then. */
export function warmPainter(): void {
  if (spare !== null) return;
  try {
    const waiting = startWorker();
    spare = waiting;
    void loadFaces().then((faces) => {
      if (spare === waiting) waiting.worker.postMessage({ kind: 'faces', faces });
    });
  } catch {
    // The first painter finds out, and paints on the page.
  }
}

/** Who was given work last. */
let current: Hand | null = null;

/** Gives cards to the painter ahead of the drawing they are for, in steps: while they are placed is time for it. */
export function* sendCards(cards: readonly PaintedCard[]): Steps<void> {
  while ((current ?? spare)?.cards.sendSome(cards) === true) yield;
}

/**
 * The page's side of the painter: one worker, one sheet at a time. Of several orders for one sheet
 * only the last is painted. Where the worker cannot be had, or cannot paint, the page does.
 */
export class Painter {
  #hand: Hand | null = null;
  #scene: Partial<Scene> = {};
  #faces: PaintOrder | null = null;
  readonly #waiting = new Map<SheetName, Region>();
  readonly #sheets = new Map<SheetName, OnPainted>();
  readonly #last = new Map<SheetName, Region>();
  #isBusy = false;

  /** Starts the worker; gives what ends it. */
  start(): () => void {
    let isWanted = true;
    const onPage = () => {
      this.#hand?.end();
      this.#hand = null;
      void import('./paint-here').then(({ paintHere }) => {
        const order = paintHere((answer) => {
          this.#hear(answer, () => undefined);
        });
        if (isWanted) this.#use({ order, cards: new CardPost(order), end: () => undefined });
      });
    };
    try {
      const { worker, cards, isBroken } = spare ?? startWorker();
      spare = null;
      if (isBroken) throw new Error('it broke before it was needed');
      worker.onerror = (event) => {
        event.preventDefault();
        onPage();
      };
      worker.onmessage = ({ data }: MessageEvent<PaintAnswer>) => {
        this.#hear(data, onPage);
      };
      // A large drawing takes a frame to hand over: not in the same task as what led to it.
      const orders: PaintOrder[] = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        for (const order of orders.splice(0)) worker.postMessage(order);
      };
      this.#use({
        order: (order) => {
          if (orders.push(order) === 1) port2.postMessage(null);
        },
        cards,
        end: () => {
          port1.close();
          worker.terminate();
        },
      });
    } catch {
      onPage();
    }
    return () => {
      isWanted = false;
      if (current === this.#hand) current = null;
      this.#hand?.end();
      this.#hand = null;
    };
  }

  #use(hand: Hand) {
    this.#hand = current = hand;
    this.#isBusy = false;
    this.#tell(this.#scene);
    if (this.#faces !== null) this.#post(this.#faces);
    this.repaint();
  }

  #hear(answer: PaintAnswer, onFailed: () => void) {
    if (answer.kind === 'failed') {
      onFailed();
      return;
    }
    if (answer.kind === 'fonts') {
      this.repaint();
      return;
    }
    this.#isBusy = false;
    if (answer.kind === 'painted') {
      const show = this.#sheets.get(answer.sheet);
      if (show === undefined) answer.bitmap.close();
      else show(answer.region, answer.bitmap);
    }
    this.#next();
  }

  /** Registers who shows a sheet; gives what ends it. */
  show(sheet: SheetName, onPainted: OnPainted): () => void {
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
    this.#tell(scene);
    this.repaint();
  }

  /** Says which faces letters are painted in. */
  useFaces(faces: readonly Face[]): void {
    this.#faces = { kind: 'faces', faces };
    this.#post(this.#faces);
  }

  paint(sheet: SheetName, region: Region): void {
    this.#last.set(sheet, region);
    this.#waiting.set(sheet, region);
    this.#next();
  }

  repaint(): void {
    for (const [sheet, region] of this.#last) this.#waiting.set(sheet, region);
    this.#next();
  }

  #next() {
    if (this.#isBusy || this.#hand === null) return;
    const sheet = FOREGROUND_FIRST.find((name) => this.#waiting.has(name));
    const region = sheet === undefined ? undefined : this.#waiting.get(sheet);
    if (sheet === undefined || region === undefined) return;
    this.#waiting.delete(sheet);
    this.#isBusy = true;
    this.#post({ kind: 'paint', sheet, region });
  }

  #tell({ drawing, ...scene }: Partial<Scene>) {
    if (this.#hand === null) return;
    if (drawing === undefined) {
      this.#post({ kind: 'scene', scene });
      return;
    }
    const { cards, ...places } = drawing;
    const pack = this.#hand.cards.sendAll(cards);
    this.#post({ kind: 'scene', scene: { ...scene, drawing: { ...places, pack } } });
  }

  #post(order: PaintOrder) {
    this.#hand?.order(order);
  }
}
