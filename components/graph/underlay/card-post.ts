import type { PaintedCard } from './drawing';
import type { PaintOrder } from './paint-messages';

/** Cards handed over at once: a few milliseconds. */
const STRETCH = 1000;

type Cards = readonly PaintedCard[];
type Order = (order: PaintOrder) => void;

/** Hands cards to one painter: each list once, and in stretches, where there is time before it is needed. */
export class CardPost {
  readonly #order: Order;
  readonly #sent = new WeakMap<Cards, { readonly pack: number; count: number }>();
  #packs = 0;
  /** The painter keeps no packs before this one. */
  #first = 0;

  constructor(order: Order) {
    this.#order = order;
  }

  /** Sends the next stretch; whether there was one. */
  sendSome(cards: Cards): boolean {
    const sent = this.#of(cards);
    if (sent.count >= cards.length) return false;
    const some = cards.slice(sent.count, sent.count + STRETCH);
    sent.count += some.length;
    this.#order({ kind: 'cards', pack: sent.pack, cards: some });
    return true;
  }

  /** Sends what has not been sent; what the painter calls them. */
  sendAll(cards: Cards): number {
    while (this.sendSome(cards));
    this.#first = this.#of(cards).pack;
    return this.#first;
  }

  #of(cards: Cards) {
    const known = this.#sent.get(cards);
    if (known !== undefined && known.pack >= this.#first) return known;
    const sent = { pack: ++this.#packs, count: 0 };
    this.#sent.set(cards, sent);
    return sent;
  }
}
