import type { Json } from '@/lib/lineage';

import { LIMITS } from './limits';
import { Refusal } from './refusal';

const [QUOTE, BACKSLASH, OPEN_OBJECT, OPEN_ARRAY, CLOSE_OBJECT, CLOSE_ARRAY, COMMA] = [
  0x22, 0x5c, 0x7b, 0x5b, 0x7d, 0x5d, 0x2c,
];

/** Index just behind the string whose opening quote is at `at`. */
function skipString(bytes: Uint8Array, at: number): number {
  let index = at + 1;
  while (index < bytes.length) {
    const byte = bytes[index];
    if (byte === BACKSLASH) index += 2;
    else if (byte === QUOTE) return index + 1;
    else index += 1;
  }
  return index;
}

/**
 * Refuses nesting deeper than {@link LIMITS}.depth by looking at the bytes alone: `JSON.parse`
 * accepts millions of levels and whatever walks the result later falls over.
 *
 * @throws {Refusal} `over_limit`.
 */
function checkDepth(bytes: Uint8Array, allowed: number): void {
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = skipString(bytes, index) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > allowed)
        throw new Refusal(
          'over_limit',
          '',
          `nested deeper than ${allowed} levels (at byte ${index})`,
        );
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
}

/** Index just behind the string whose opening quote is at `at`. */
function skipText(text: string, at: number): number {
  let index = at + 1;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index += 2;
    else if (code === QUOTE) return index + 1;
    else index += 1;
  }
  return text.length;
}

/** Whether an integer of 16 digits or more may stand somewhere, in a string or not. */
const LONG_INTEGER = /[[:,]\s*-?\d{16,}\s*[,\]}]/;

function repairedNumber(token: string): string {
  if (/[a-z]/.test(token) && !/\d/.test(token)) return 'null'; // NaN, Infinity
  const isExact = !/^-?\d{16,}$/.test(token) || String(Number(token)) === token;
  return isExact ? token : `"${token}"`;
}

/**
 * The same JSON with the numbers JavaScript cannot hold written otherwise, outside strings: bare
 * `NaN` and `Infinity` (Python writes them) as null, integers it would round (snapshot ids) as text.
 * One pass, no backtracking: an unclosed string must not cost more than a closed one.
 */
function withoutOddNumbers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const between = text.slice(at, end);
    const repaired = between.replace(/-?(?:\b(?:NaN|Infinity)\b|\d[\d.eE+-]*)/g, repairedNumber);
    if (repaired !== between) {
      parts.push(text.slice(from, at), repaired);
      from = end;
    }
    at = quote < 0 ? end : skipText(text, quote);
  }
  return parts.join('') + text.slice(from);
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

export type ReadJson = { readonly value: Json; readonly hadBareNumbers: boolean };

/**
 * Parses the bytes of one JSON document, tolerating bare NaN and Infinity. Integers JavaScript
 * would round are read as text.
 *
 * @param allowedDepth levels of nesting.
 * @throws {Refusal} `malformed` with the parser's own words, or `over_limit`.
 */
export function readJson(bytes: Uint8Array, allowedDepth: number = LIMITS.depth): ReadJson {
  checkDepth(bytes, allowedDepth);
  let text: string;
  try {
    text = DECODER.decode(bytes);
  } catch {
    throw new Refusal('malformed', '', 'the body is not UTF-8 text');
  }
  try {
    const value = JSON.parse(text) as Json;
    const isExact = !LONG_INTEGER.test(text);
    return {
      value: isExact ? value : (JSON.parse(withoutOddNumbers(text)) as Json),
      hadBareNumbers: false,
    };
  } catch (error) {
    try {
      return { value: JSON.parse(withoutOddNumbers(text)) as Json, hadBareNumbers: true };
    } catch {
      const reason = error instanceof Error ? error.message : 'not JSON';
      throw new Refusal('malformed', '', `not JSON: ${reason}`);
    }
  }
}

/**
 * Cuts a JSON array into the exact bytes of its elements, or newline-delimited JSON into its
 * lines, so that each event keeps the bytes it came in. Blank lines are passed over.
 */
export function splitDocuments(bytes: Uint8Array): Uint8Array[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf; // byte order mark
  const body = trimmed(bytes, hasMark ? 3 : 0, bytes.length);
  if (body.length === 0) return [];
  if (body[0] === OPEN_ARRAY) return splitArray(body, 0);
  return isOneDocument(body) ? [body] : splitLines(body);
}

/** Whether the object it begins with is all there is, as in a pretty-printed file. */
function isOneDocument(bytes: Uint8Array): boolean {
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = skipString(bytes, index) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
    if (depth === 0) return trimmed(bytes, index + 1, bytes.length).length === 0;
  }
  return false;
}

function trimmed(bytes: Uint8Array, from: number, to: number): Uint8Array {
  let [start, end] = [from, to];
  while (start < end && (bytes[start] ?? 0) <= 0x20) start += 1;
  while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(start, end);
}

function splitArray(bytes: Uint8Array, open: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let depth = 1;
  let from = open + 1;
  let index = from;
  for (; index < bytes.length && depth > 0; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = skipString(bytes, index) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
    else if (byte === COMMA && depth === 1) {
      parts.push(trimmed(bytes, from, index));
      from = index + 1;
    }
  }
  if (depth > 0 || bytes[index - 1] !== CLOSE_ARRAY)
    throw new Refusal('malformed', '', 'the array is not closed: the file or body was cut off');
  if (trimmed(bytes, index, bytes.length).length > 0)
    throw new Refusal('malformed', '', 'there is text behind the array');
  const last = trimmed(bytes, from, index - 1);
  return last.length > 0 || parts.length > 0 ? [...parts, last] : parts;
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const newline = bytes.indexOf(0x0a, from);
    const to = newline < 0 ? bytes.length : newline;
    const line = trimmed(bytes, from, to);
    if (line.length > 0) parts.push(line);
    from = to + 1;
  }
  return parts;
}
