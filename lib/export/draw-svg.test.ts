import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawSvg, type Card, type Scene } from './draw-svg';
import { rasterScale } from './raster-scale';

const CARD: Card = {
  x: 10,
  y: -20,
  width: 200,
  height: 64,
  isJob: false,
  tone: 'plain',
  over: { words: '' },
  name: { words: 'orders' },
  full: 'orders',
};
const scene = (more: Partial<Scene>): Scene => ({
  theme: 'light',
  title: 'Lineage of orders',
  lines: ['2 shown · 0 hidden · as of now'],
  link: 'https://h/lineage?focus=a&depth=2',
  cards: [CARD],
  edges: [],
  key: [],
  ...more,
});

describe('a drawing', () => {
  test('is one well-formed document, whatever things are called', () => {
    const odd = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(odd, odd, odd, (name, title, link) => {
        const table = {
          ...{ face: 64, foot: { y: 100, words: name } },
          rows: [{ y: 80, name, type: title, full: name }],
        };
        const card = { ...CARD, name: { words: name }, full: name, table };
        const { svg } = drawSvg(scene({ title, link, cards: [card] }));
        const inside = svg.replaceAll(
          /<\/?(svg|title|defs|marker|path|rect|text|g|a)\b[^<>]*>/g,
          '',
        );

        expect(inside).not.toMatch(/[<>]/);
        expect(inside).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
        expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
        expect(svg.isWellFormed()).toBe(true);
      }),
    );
  });

  test('holds every card and says what it shows, as of when, and where it is live', () => {
    const cards = Array.from({ length: 3000 }, (_, i) => ({
      ...CARD,
      y: i * 80,
      name: { words: `t${i}` },
    }));
    const { svg, height } = drawSvg(scene({ cards }));

    expect(svg.match(/<rect /g)).toHaveLength(cards.length + 1);
    expect(height).toBeGreaterThan(3000 * 80);
    expect(svg).toContain('2 shown · 0 hidden · as of now');
    expect(svg).toContain('<a href="https://h/lineage?focus=a&amp;depth=2">');
    expect(svg).toContain('>inferred</text>');
  });

  test('as pixels never outgrows what a canvas can hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000 }),
        fc.integer({ min: 1, max: 500_000 }),
        (w, h) => {
          const scale = rasterScale(w, h);
          expect(Math.max(w, h) * scale).toBeLessThanOrEqual(16_384.001);
          expect(w * h * scale * scale).toBeLessThanOrEqual(64_000_064);
        },
      ),
    );
    expect(rasterScale(800, 600)).toBe(2);
  });
});
