import 'server-only';

type Cell = string | number | null;

/** What a spreadsheet would take for a formula starts with one of these. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows sent at a time. */
const CHUNK = 500;

/**
 * Streams rows as CSV (RFC 4180), the first being the header. Text a spreadsheet would run as a
 * formula gets an apostrophe before it.
 */
export function csvResponse(rows: Iterable<readonly Cell[]>, fileName: string): Response {
  const source = rows[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = '';
      for (let row = 0; row < CHUNK; row += 1) {
        const next = source.next();
        if (next.done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${next.value.map(cell).join()}\r\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
  const ascii = fileName.replace(/[^\w.-]+/g, '_').slice(-100);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${ascii}"`,
      'cache-control': 'no-store',
    },
  });
}
