import { expect, it } from 'vitest';

import { alongThread } from './along-thread';

const room = { width: 1400, height: 700, left: 200 };
const readable = { least: 0.35, near: 0.7 };

it('looks at a long chain from its beginning, near enough to read', () => {
  const look = alongThread({ x: 100, y: 40, width: 240_000, height: 64 }, room, readable);

  expect(look?.zoom).toBe(0.7);
  expect(100 * 0.7 + (look?.x ?? 0)).toBeCloseTo(200);
  expect((40 + 32) * 0.7 + (look?.y ?? 0)).toBeCloseTo(350);
});

it('looks at a few high columns in their middle, all of them in sight', () => {
  const look = alongThread({ x: 0, y: 0, width: 6900, height: 58_000 }, room, readable);

  const zoom = look?.zoom ?? 0;
  expect(zoom * 6900).toBeCloseTo(840);
  expect(3450 * zoom + (look?.x ?? 0)).toBeCloseTo(700);
  expect(29_000 * zoom + (look?.y ?? 0)).toBeCloseTo(350);
});

it('leaves alone what can be read whole, and what fills its room', () => {
  expect(alongThread({ x: 0, y: 0, width: 2000, height: 64 }, room, readable)).toBeNull();
  expect(alongThread({ x: 0, y: 0, width: 20_000, height: 9000 }, room, readable)).toBeNull();
  expect(
    alongThread({ x: 0, y: 0, width: -Infinity, height: -Infinity }, room, readable),
  ).toBeNull();
});
