import { EVIDENCE } from '@/lib/lineage';

import { PICTURE_STROKES, PICTURE_USES, type PictureLook } from './edge-looks';
import { drawKey, keyHeight, type KeyEntry } from './draw-key';
import { INKS, type Ink, type Theme } from './inks';
import { xmlText } from './xml-text';

/** Words that fit; `px` is set where another font would make them too long. */
export type FittedText = { readonly words: string; readonly px?: number };

/** One card of the picture. Places are px, of the top left corner. */
export type Card = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isJob: boolean;
  readonly tone: 'plain' | 'focus' | 'model' | 'failed';
  /** The colour of a lens. */
  readonly tint?: Ink;
  /** What fits: small, then large. */
  readonly over: FittedText;
  readonly name: FittedText;
  /** Everything, for the tooltip. */
  readonly full: string;
  /** The columns of an open card, under its face. */
  readonly table?: PictureTable;
};

/** Columns of an open card. Heights in px below its top. */
/** A column as it is written, and in full for the tooltip. */
export type PictureRow = {
  readonly y: number;
  readonly name: string;
  readonly type: string;
  readonly full: string;
};

export type PictureTable = {
  /** Where the face ends. */
  readonly face: number;
  readonly rows: readonly PictureRow[];
  /** How much of them is shown, and where it stands. */
  readonly foot: { readonly y: number; readonly words: string };
};

export type PictureEdge = {
  readonly path: string;
  readonly look: PictureLook;
  /** Edges of columns stand for it. */
  readonly isFaint?: boolean;
  /** It goes on in what is not shown. */
  readonly isPartial?: boolean;
};

/** All that is drawn, and what the picture says of itself. */
export type Scene = {
  readonly theme: Theme;
  readonly title: string;
  /** The question and its filters, then the status strip. */
  readonly lines: readonly string[];
  /** Where the same thing is live. */
  readonly link: string;
  readonly cards: readonly Card[];
  readonly edges: readonly PictureEdge[];
  /** What the colours of cards mean, under a heading; nothing for the usual look. */
  readonly key: readonly KeyEntry[];
};

export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

const MARGIN = 32;
const LINE_PX = 18;
/** So narrow a picture cuts its own words off. */
const LEAST_WIDTH = 720;
const LEGEND_PX = 136;
const TOP_PX = 44;
const FONT = `Inter, 'Inter Variable', ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif`;

const TONES: Record<Card['tone'], Ink> = {
  plain: 'lineStrong',
  focus: 'accent',
  model: 'model',
  failed: 'bad',
};

const PARTIAL_DASH = '4 3';

function stroke(look: PictureLook, theme: Theme, isPartial = false): string {
  const { ink, width, dash } = PICTURE_STROKES[look];
  const gaps = dash ?? (isPartial ? PARTIAL_DASH : null);
  return `stroke="${INKS[theme][ink]}" stroke-width="${width}"${gaps === null ? '' : ` stroke-dasharray="${gaps}"`}`;
}

function line({ path, look, isFaint, isPartial }: PictureEdge, theme: Theme): string {
  const faint = isFaint ? ' opacity="0.4"' : '';
  return `<path d="${path}" fill="none" ${stroke(look, theme, isPartial)}${faint} marker-end="url(#end)"/>`;
}

type TextLook = {
  readonly size: number;
  readonly ink: Ink;
  readonly isBold?: boolean;
  /** x is where it ends. */
  readonly isAtEnd?: boolean;
  /** So long it is, whatever the font. */
  readonly px?: number | undefined;
};

function text(x: number, y: number, words: string, theme: Theme, look: TextLook): string {
  const weight = look.isBold ? ' font-weight="600"' : '';
  const anchor = look.isAtEnd ? ' text-anchor="end"' : '';
  const length =
    look.px === undefined ? '' : ` textLength="${look.px}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${x}" y="${y}" font-size="${look.size}" fill="${INKS[theme][look.ink]}"${weight}${anchor}${length}>${xmlText(words)}</text>`;
}

function columns({ x, y, width, table }: Card, theme: Theme): string {
  if (table === undefined) return '';
  const rows = table.rows.map(
    (row) =>
      `<g><title>${xmlText(row.full)}</title>` +
      text(x + 10, y + row.y + 4, row.name, theme, { size: 11, ink: 'ink' }) +
      text(x + width - 10, y + row.y + 4, row.type, theme, {
        ...{ size: 9, ink: 'inkFaint', isAtEnd: true },
      }) +
      '</g>',
  );
  const rule = `<path d="M${x},${y + table.face}h${width}" stroke="${INKS[theme].lineStrong}"/>`;
  const foot = text(x + 10, y + table.foot.y + 4, table.foot.words, theme, {
    ...{ size: 11, ink: 'inkFaint' },
  });
  return rule + rows.join('') + foot;
}

function card(one: Card, theme: Theme): string {
  const { x, y, width, height, isJob, tone, tint, over, name, full, table } = one;
  const corner = isJob ? height / 2 : 8;
  const inset = isJob ? 18 : 14;
  const middle = y + (table?.face ?? height) / 2;
  const ink = tint === undefined || tone === 'focus' ? TONES[tone] : tint;
  const border = `stroke="${INKS[theme][ink]}" stroke-width="${tone === 'plain' && tint === undefined ? 1 : 2}"`;
  const dot =
    tint === undefined
      ? ''
      : `<circle cx="${x + inset - 6}" cy="${middle}" r="3.5" fill="${INKS[theme][tint]}"/>`;
  const named = { size: 13, ink: 'ink' as const, isBold: !isJob, px: name.px };
  const words =
    over.words === ''
      ? text(x + inset, middle + 4.5, name.words, theme, named)
      : text(x + inset, middle - 5, over.words, theme, { size: 11, ink: 'inkFaint', px: over.px }) +
        text(x + inset, middle + 12, name.words, theme, named);
  return `<g><title>${xmlText(full)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${INKS[theme].surface}" ${border}/>${dot}${words}${columns(one, theme)}</g>`;
}

/** One row of line samples with their names; as wide as the narrowest picture. */
function legend(y: number, looks: readonly PictureLook[], theme: Theme): string {
  return looks
    .map((look, i) => {
      const x = MARGIN + i * LEGEND_PX;
      const sample = `<path d="M${x},${y - 4}h26" fill="none" ${stroke(look, theme)}/>`;
      const { label } = PICTURE_STROKES[look];
      return sample + text(x + 34, y, label, theme, { size: 12, ink: 'inkSoft' });
    })
    .join('');
}

/** Draws a scene as a document of its own: real text, no script, no style sheet, nothing fetched. */
export function drawSvg({ theme, title, lines, link, cards, edges, key }: Scene): Drawing {
  const right = cards.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const bottom = cards.reduce((most, { y, height }) => Math.max(most, y + height), 0);
  const left = cards.reduce((least, { x }) => Math.min(least, x), cards.length > 0 ? Infinity : 0);
  const top = cards.reduce((least, { y }) => Math.min(least, y), cards.length > 0 ? Infinity : 0);
  const width = Math.ceil(Math.max(LEAST_WIDTH, right - left + 2 * MARGIN));
  const graphTop = MARGIN + TOP_PX;
  const foot = graphTop + (bottom - top) + MARGIN;
  const drawn = new Set(edges.map(({ look }) => look));
  const uses = PICTURE_USES.filter((use) => drawn.has(use));
  const roomPx = width - 2 * MARGIN;
  const keyTop = foot + (uses.length > 0 ? 2 : 1) * LINE_PX;
  const below = keyTop + keyHeight(key, roomPx);
  const height = Math.ceil(below + (lines.length + 1) * LINE_PX + MARGIN);
  const body = [
    `<rect width="${width}" height="${height}" fill="${INKS[theme].canvas}"/>`,
    text(MARGIN, MARGIN + 12, title, theme, { size: 18, ink: 'ink', isBold: true }),
    `<g transform="translate(${MARGIN - left},${graphTop - top})">`,
    ...edges.map((edge) => line(edge, theme)),
    ...cards.map((one) => card(one, theme)),
    '</g>',
    legend(foot + LINE_PX, drawn.has('through') ? [...EVIDENCE, 'through'] : EVIDENCE, theme),
    legend(keyTop, uses, theme),
    drawKey(key, { x: MARGIN, y: keyTop + LINE_PX, roomPx }, theme),
    ...lines.map((words, i) =>
      text(MARGIN, below + (i + 1) * LINE_PX, words, theme, { size: 12, ink: 'inkSoft' }),
    ),
    `<a href="${xmlText(link)}">${text(MARGIN, below + (lines.length + 1) * LINE_PX, link, theme, { size: 12, ink: 'accent' })}</a>`,
  ];
  const marker = `<defs><marker id="end" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L8,4L0,8z" fill="${INKS[theme].inkFaint}"/></marker></defs>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xmlText(FONT)}" role="img"><title>${xmlText(title)}</title>${marker}${body.join('\n')}</svg>\n`;
  return { svg, width, height };
}
