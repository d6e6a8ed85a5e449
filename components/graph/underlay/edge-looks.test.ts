import { describe, expect, test } from 'vitest';

import { PICTURE_STROKES, PICTURE_USES, type PictureLook } from '@/lib/export/edge-looks';
import { EVIDENCE } from '@/lib/lineage';

import { COLUMN_LOOKS, COLUMN_USES } from '../columns/column-look';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from '../evidence-look';

const OF_CARDS = [...EVIDENCE.map((kind) => EVIDENCE_LOOKS[kind]), THROUGH_LOOK];
const OF_COLUMNS = COLUMN_USES.map((use) => COLUMN_LOOKS[use]);

describe('edges of one picture', () => {
  test('never say by one line how a flow is known and how a column is used', () => {
    const lineOf = ({ colour, dash = [] }: (typeof OF_COLUMNS)[number]) =>
      `${colour} ${dash.join(' ')}`;
    const known = new Set(OF_CARDS.map(lineOf));
    const used = OF_COLUMNS.map(lineOf);

    expect(used.filter((line) => known.has(line))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });

  test('are told apart in the same way in what is taken away', () => {
    const strokeOf = (look: PictureLook) => {
      const { ink, dash = '' } = PICTURE_STROKES[look];
      return `${ink} ${dash}`;
    };
    const screen = (look: (typeof OF_COLUMNS)[number]) => {
      const colour = look.colour
        .slice(2)
        .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return `${colour} ${look.dash?.join(' ') ?? ''}`;
    };

    expect(PICTURE_USES.map(strokeOf)).toEqual(OF_COLUMNS.map(screen));
    expect([...EVIDENCE, 'through' as const].map(strokeOf)).toEqual(OF_CARDS.map(screen));
  });
});
