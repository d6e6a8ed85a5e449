import { describe, expect, test } from 'vitest';

import { INKS, type Ink, type Theme } from './inks';

/** Relative luminance (WCAG 2) of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = new Set(['canvas', 'surface', 'lineStrong']);

describe.each(['light', 'dark'] as const satisfies Theme[])('on %s', (theme) => {
  const inks = Object.keys(INKS[theme]).filter((name) => !GROUNDS.has(name)) as Ink[];

  test.each(inks)('%s can be read on a card and on the canvas', (ink) => {
    expect(contrast(INKS[theme][ink], INKS[theme].surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(INKS[theme][ink], INKS[theme].canvas)).toBeGreaterThanOrEqual(4.5);
  });
});
