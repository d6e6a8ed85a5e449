import 'server-only';

import { csvLine, type Cell } from './csv';
import { jsonLines } from './json-lines';
import { streamed } from './streamed';

/** What a download says of itself outside its rows. */
export type About = {
  /** Without extension. */
  readonly fileName: string;
  /** What was asked and answered: `shown`, `as-of`, …; sent as `x-headwater-…` headers. */
  readonly statement: ReadonlyMap<string, string>;
  /** Called once, when the download is over, however it ended. */
  readonly close?: () => void;
};

/** Characters a header may hold; the rest is percent-encoded. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) =>
    character.isWellFormed() ? encodeURIComponent(character) : '%EF%BF%BD',
  );
}

function aboutHeaders({ fileName, statement }: About, extension: string): Record<string, string> {
  const plain = fileName.replace(/[^\w.-]+/g, '-').slice(0, 100);
  return {
    'content-disposition': `attachment; filename="${plain || 'headwater'}.${extension}"`,
    ...Object.fromEntries(
      [...statement]
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [`x-headwater-${name}`, headerText(value)]),
    ),
  };
}

/** Puts a byte order mark first: spreadsheets otherwise read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** CSV streamed row by row: one header line, then rows and nothing else, so that any tool reads it. */
export function csvResponse(
  about: About,
  head: readonly string[],
  rows: Iterable<readonly Cell[]>,
  hasMark: boolean,
): Response {
  function* lines() {
    if (hasMark) yield BYTE_ORDER_MARK;
    yield csvLine(head);
    for (const row of rows) yield csvLine(row);
  }
  const headers = {
    'content-type': 'text/csv; charset=utf-8; header=present',
    ...aboutHeaders(about, 'csv'),
  };
  return streamed(lines(), headers, about.close);
}

/** JSON streamed: the members of `start`, then each of `lists` item by item. */
export function jsonResponse(
  about: About,
  start: object,
  lists: readonly (readonly [name: string, items: Iterable<unknown>])[],
): Response {
  const headers = { 'content-type': 'application/json', ...aboutHeaders(about, 'json') };
  return streamed(jsonLines(start, lists), headers, about.close);
}

/** Text streamed line by line. */
export function textResponse(
  about: About,
  extension: string,
  contentType: string,
  lines: Iterable<string>,
): Response {
  const headers = { 'content-type': contentType, ...aboutHeaders(about, extension) };
  return streamed(lines, headers, about.close);
}
