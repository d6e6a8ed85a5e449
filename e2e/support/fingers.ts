import type { CDPSession, Locator } from '@playwright/test';

export type Point = readonly [x: number, y: number];

/** Puts fingers down, moves each to where it shall be, and lifts them. */
export async function drag(cdp: CDPSession, from: readonly Point[], to: readonly Point[]) {
  const tell = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  await tell('touchStart', from);
  for (let step = 1; step <= 8; step += 1)
    await tell(
      'touchMove',
      from.map(([x, y], i): Point => {
        const [toX, toY] = to[i] ?? [x, y];
        return [x + ((toX - x) * step) / 8, y + ((toY - y) * step) / 8];
      }),
    );
  await tell('touchEnd', []);
}

/** Puts a finger down and keeps it there until `meanwhile` is done. */
export async function hold(cdp: CDPSession, [x, y]: Point, meanwhile: () => Promise<void>) {
  const touchPoints = [{ x, y }];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await meanwhile();
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Where a finger would fall on it, px. */
export async function middleOf(one: Locator): Promise<Point> {
  const box = await one.boundingBox();
  if (box === null) throw new Error('it is not on screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
