import type { GraphQuery } from '@/lib/contract/graph';
import type { GraphResponse } from '@/lib/contract/graph';
import type { Theme } from '@/lib/export/inks';
import { subjectOf } from '@/lib/export/statement';
import { writeGraphQuery } from '@/lib/url/graph-query';

import type { ColumnsView } from '../../graph/columns/open-table';
import { distinctHues } from '../../graph/distinct-hues';
import type { Lens } from '../../graph/lens';
import { splitName } from '../../node/node-name';
import { saveBlob, saveFile } from './save-file';

/** Every form an answer can be taken away in. */
export const EXPORT_FORMS = [
  { id: 'svg', group: 'Picture', label: 'SVG', words: 'Picture to scale, as SVG' },
  { id: 'png', group: 'Picture', label: 'PNG', words: 'Picture as PNG' },
  { id: 'print', group: 'Picture', label: 'Print or PDF', words: 'Print, or save as PDF' },
  { id: 'nodes', group: 'Data', label: 'Nodes as CSV', words: 'Nodes as CSV' },
  { id: 'edges', group: 'Data', label: 'Edges as CSV', words: 'Edges as CSV' },
  { id: 'columns', group: 'Data', label: 'Column lineage as CSV', words: 'Column lineage as CSV' },
  { id: 'json', group: 'Data', label: 'JSON', words: 'Graph as JSON' },
  { id: 'mmd', group: 'Text', label: 'Mermaid', words: 'Graph as Mermaid text' },
  { id: 'dot', group: 'Text', label: 'Graphviz DOT', words: 'Graph as Graphviz DOT' },
] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number]['id'];

type Ask = {
  readonly question: GraphQuery;
  /** The answer; asked for only where the browser draws it. */
  readonly answer: () => Promise<GraphResponse>;
  readonly theme: Theme;
  /** What the cards show of their columns. */
  readonly columns: ColumnsView;
  /** What colours the cards of a picture of that answer. */
  readonly lensOf: (graph: GraphResponse) => Lens;
};

const DATA = {
  nodes: 'csv',
  edges: 'csv',
  columns: 'csv',
  json: 'json',
  mmd: 'mmd',
  dot: 'dot',
} as const;

function dataHref(question: GraphQuery, form: keyof typeof DATA): string {
  const hasColumns = question.level === 'column' || question.columns.length > 0;
  // At table level the columns of everything shown are what is meant.
  const level = form === 'columns' && !hasColumns ? 'column' : question.level;
  const params = writeGraphQuery({ ...question, level });
  if (form === 'edges' || form === 'columns') params.set('rows', form);
  // People open these in spreadsheets, which need it; programs ask the API themselves.
  if (DATA[form] === 'csv') params.set('bom', '1');
  return `/api/v2/graph.${DATA[form]}?${params.toString()}`;
}

async function draw({ question, answer, theme, columns, lensOf }: Ask) {
  const { takePicture } = await import('./take-picture');
  const graph = await answer();
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  const name =
    `lineage-of-${focus ? splitName(focus.name).tail : subjectOf(question, null)}`.replace(
      /[^\w.-]+/g,
      '-',
    );
  const drawing = await takePicture(
    {
      ...{ question, graph, theme, link: window.location.href },
      lens: distinctHues(lensOf(graph), graph.nodes),
    },
    columns,
  );
  return { drawing, name };
}

async function printPicture(svg: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = 'Picture to print';
  frame.className = 'fixed size-0';
  const blob = new Blob([svg], { type: 'image/svg+xml' });
  const href = URL.createObjectURL(blob);
  const page = document.implementation.createHTMLDocument('Lineage');
  const picture = page.createElement('img');
  picture.src = href;
  picture.style.cssText = 'max-width:100%;max-height:100vh';
  page.body.append(picture);
  frame.srcdoc = page.documentElement.outerHTML;
  const isReady = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  await isReady;
  frame.contentWindow?.addEventListener('afterprint', () => {
    frame.remove();
    URL.revokeObjectURL(href);
  });
  frame.contentWindow?.print();
}

/**
 * Takes an answer away in one form.
 *
 * @returns what happened, in words.
 */
export async function exportAs(form: ExportForm, ask: Ask): Promise<string> {
  switch (form) {
    case 'svg': {
      const { drawing, name } = await draw(ask);
      saveBlob(new Blob([drawing.svg], { type: 'image/svg+xml' }), `${name}.svg`);
      return 'SVG saved';
    }
    case 'png': {
      const { drawing, name } = await draw(ask);
      const { toPng } = await import('./to-png');
      const { blob, scale } = await toPng(drawing);
      saveBlob(blob, `${name}.png`);
      return scale < 1
        ? `PNG saved at ${Math.max(1, Math.round(scale * 100))} % of its size: pixels end there. The SVG is whole.`
        : 'PNG saved';
    }
    case 'print': {
      const { drawing } = await draw({ ...ask, theme: 'light' });
      await printPicture(drawing.svg);
      return 'Printing';
    }
    case 'nodes':
    case 'edges':
    case 'columns':
    case 'json':
    case 'mmd':
    case 'dot':
      saveFile(dataHref(ask.question, form), '');
      return 'Download started';
  }
}
