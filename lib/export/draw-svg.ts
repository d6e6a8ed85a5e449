import { EVIDENCE, type Evidence } from '@/lib/lineage';

import { INKS, type Ink, type Theme } from './inks';
import { xmlText } from './xml-text';

/** One card of the picture. Places are px, of the top left corner. */
export type Card = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isJob: boolean;
  readonly tone: 'plain' | 'focus' | 'model' | 'failed';
  /** What fits: small, then large. */
  readonly over: string;
  readonly name: string;
  /** Everything, for the tooltip. */
  readonly full: string;
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
  readonly edges: readonly { readonly path: string; readonly evidence: Evidence }[];
};

export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

const MARGIN = 32;
const LINE_PX = 18;
/** So narrow a picture cuts its own words off. */
const LEAST_WIDTH = 720;
const TOP_PX = 44;
const FONT = `Inter, 'Inter Variable', ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif`;

const EDGE_INKS: Record<Evidence, { readonly ink: Ink; readonly width: number }> = {
  explicit: { ink: 'inkSoft', width: 1.75 },
  column: { ink: 'accent', width: 1.5 },
  declared: { ink: 'model', width: 1.5 },
  observed: { ink: 'inkFaint', width: 1.25 },
  inferred: { ink: 'inkFaint', width: 1.25 },
};
const TONES: Record<Card['tone'], Ink> = {
  plain: 'lineStrong',
  focus: 'accent',
  model: 'model',
  failed: 'bad',
};

function edgeLook(evidence: Evidence, theme: Theme): string {
  const { ink, width } = EDGE_INKS[evidence];
  const dash = evidence === 'inferred' ? ' stroke-dasharray="5 4"' : '';
  return `stroke="${INKS[theme][ink]}" stroke-width="${width}"${dash}`;
}

type TextLook = { readonly size: number; readonly ink: Ink; readonly isBold?: boolean };

function text(x: number, y: number, words: string, theme: Theme, look: TextLook): string {
  const weight = look.isBold ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-size="${look.size}" fill="${INKS[theme][look.ink]}"${weight}>${xmlText(words)}</text>`;
}

function card({ x, y, width, height, isJob, tone, over, name, full }: Card, theme: Theme): string {
  const corner = isJob ? height / 2 : 8;
  const inset = isJob ? 18 : 14;
  const middle = y + height / 2;
  const border = `stroke="${INKS[theme][TONES[tone]]}" stroke-width="${tone === 'plain' ? 1 : 2}"`;
  const words =
    over === ''
      ? text(x + inset, middle + 4.5, name, theme, { size: 13, ink: 'ink', isBold: !isJob })
      : text(x + inset, middle - 5, over, theme, { size: 11, ink: 'inkFaint' }) +
        text(x + inset, middle + 12, name, theme, { size: 13, ink: 'ink', isBold: !isJob });
  return `<g><title>${xmlText(full)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${INKS[theme].surface}" ${border}/>${words}</g>`;
}

function legend(y: number, theme: Theme): string {
  return EVIDENCE.map((evidence, i) => {
    const x = MARGIN + i * 104;
    const line = `<path d="M${x},${y - 4}h26" fill="none" ${edgeLook(evidence, theme)}/>`;
    return line + text(x + 34, y, evidence, theme, { size: 12, ink: 'inkSoft' });
  }).join('');
}

/** Draws a scene as a document of its own: real text, no script, no style sheet, nothing fetched. */
export function drawSvg({ theme, title, lines, link, cards, edges }: Scene): Drawing {
  const right = cards.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const bottom = cards.reduce((most, { y, height }) => Math.max(most, y + height), 0);
  const left = cards.reduce((least, { x }) => Math.min(least, x), cards.length > 0 ? Infinity : 0);
  const top = cards.reduce((least, { y }) => Math.min(least, y), cards.length > 0 ? Infinity : 0);
  const width = Math.ceil(Math.max(LEAST_WIDTH, right - left + 2 * MARGIN));
  const graphTop = MARGIN + TOP_PX;
  const foot = graphTop + (bottom - top) + MARGIN;
  const height = Math.ceil(foot + (lines.length + 2) * LINE_PX + MARGIN);
  const body = [
    `<rect width="${width}" height="${height}" fill="${INKS[theme].canvas}"/>`,
    text(MARGIN, MARGIN + 12, title, theme, { size: 18, ink: 'ink', isBold: true }),
    `<g transform="translate(${MARGIN - left},${graphTop - top})">`,
    ...edges.map(
      ({ path, evidence }) =>
        `<path d="${path}" fill="none" ${edgeLook(evidence, theme)} marker-end="url(#end)"/>`,
    ),
    ...cards.map((one) => card(one, theme)),
    '</g>',
    legend(foot + LINE_PX, theme),
    ...lines.map((line, i) =>
      text(MARGIN, foot + (i + 2) * LINE_PX, line, theme, { size: 12, ink: 'inkSoft' }),
    ),
    `<a href="${xmlText(link)}">${text(MARGIN, foot + (lines.length + 2) * LINE_PX, link, theme, { size: 12, ink: 'accent' })}</a>`,
  ];
  const marker = `<defs><marker id="end" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L8,4L0,8z" fill="${INKS[theme].inkFaint}"/></marker></defs>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xmlText(FONT)}" role="img"><title>${xmlText(title)}</title>${marker}${body.join('\n')}</svg>\n`;
  return { svg, width, height };
}
