import { afterEach, describe, expect, test, vi } from 'vitest';

import { streamed } from './streamed';

afterEach(() => {
  vi.useRealTimers();
});

/** Lines without end, and what became of them. */
function endless(failAt = Infinity) {
  const told = { lines: 0, ended: 0, closed: 0 };
  function* lines() {
    try {
      for (;;) {
        told.lines += 1;
        if (told.lines > failAt) throw new Error('no more of it');
        yield 'x'.repeat(1024);
      }
    } finally {
      told.ended += 1;
    }
  }
  const close = () => {
    told.closed += 1;
  };
  return { told, response: streamed(lines(), {}, close) };
}

const readerOf = ({ body }: Response) => {
  if (!body) throw new Error('no body');
  return body.getReader();
};
/** Long enough for whatever would be made unasked. */
const idle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

describe('a download', () => {
  test('is made no further than its reader takes it', async () => {
    const { told, response } = endless();
    const reader = readerOf(response);
    await reader.read();
    await idle();
    const once = told.lines;
    await reader.read();
    await idle();

    expect(once).toBeLessThanOrEqual(2 * 64);
    expect(told.lines).toBeLessThanOrEqual(3 * 64);
    await reader.cancel();
  });

  test.each([
    ['before anything was read', 0],
    ['in the middle', 3],
  ])('lets go of everything when its reader leaves %s', async (_when, chunks) => {
    const { told, response } = endless();
    const reader = readerOf(response);
    for (let at = 0; at < chunks; at += 1) await reader.read();
    await reader.cancel();
    await idle();
    const { lines } = told;
    await idle();

    // What was never begun need not end.
    expect(told).toEqual({ lines, ended: Math.min(lines, 1), closed: 1 });
  });

  test('lets go of everything once when it is whole', async () => {
    const closed = vi.fn();
    const response = streamed(['a', 'b'], {}, closed);

    expect(await response.text()).toBe('ab');
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test('breaks off where a line cannot be made, so that nobody takes it for whole', async () => {
    const { told, response } = endless(100);

    await expect(response.text()).rejects.toThrow('no more of it');
    expect([told.ended, told.closed]).toEqual([1, 1]);
  });

  test('is given up when its reader takes nothing for ten minutes', async () => {
    const { told, response } = endless();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const reader = readerOf(response);
    await reader.read();
    await idle();
    vi.advanceTimersByTime(9 * 60_000);
    await reader.read();
    await idle();
    vi.advanceTimersByTime(9 * 60_000);
    const before = told.closed;
    vi.advanceTimersByTime(2 * 60_000);

    expect([before, told.ended, told.closed]).toEqual([0, 1, 1]);
    await expect(reader.read()).rejects.toThrow('nobody reads');
  });
});
