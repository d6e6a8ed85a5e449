import { expect, it } from 'vitest';

import { CardPost } from './card-post';
import type { PaintedCard } from './drawing';
import type { PaintOrder } from './paint-messages';

const cards = (count: number, name: string) =>
  Array.from({ length: count }, (_, i) => ({ name: `${name}${i}` }) as PaintedCard);

/** What the painter has of each pack. */
function painter() {
  const packs = new Map<number, string[]>();
  let messages = 0;
  const post = new CardPost((order: PaintOrder) => {
    if (order.kind !== 'cards') return;
    messages += 1;
    const mine = packs.get(order.pack) ?? [];
    packs.set(order.pack, [...mine, ...order.cards.map(({ name }) => name)]);
  });
  const draw = (list: readonly PaintedCard[]) => {
    const pack = post.sendAll(list);
    for (const other of packs.keys()) if (other < pack) packs.delete(other);
    return packs.get(pack);
  };
  return { post, draw, sent: () => messages };
}

it('gives the painter every card once, in order, sent ahead or not', () => {
  const { post, draw, sent } = painter();
  const [some, few] = [cards(2500, 'a'), cards(3, 'b')];
  post.sendSome(some);
  post.sendSome(some);

  expect(draw(some)).toEqual(some.map(({ name }) => name));
  expect(draw(few)).toEqual(few.map(({ name }) => name));
  expect(sent()).toBe(4);
  draw(few);
  expect(sent()).toBe(4);
});

it('sends again what the painter no longer has', () => {
  const { draw } = painter();
  const [one, other] = [cards(2, 'a'), cards(2, 'b')];
  draw(one);
  draw(other);

  expect(draw(one)).toEqual(['a0', 'a1']);
});
