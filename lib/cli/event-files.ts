import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { LIMITS } from '@/lib/openlineage/limits';
import { splitDocuments } from '@/lib/openlineage/read-json';
import { Refusal } from '@/lib/openlineage/refusal';
import type { ImportDocument } from '@/lib/service/import-events';

import { linesOf, OverLong } from './read-lines';

/** Bytes (inflated) of a JSON array, which is read whole; lines are streamed and have no bound. */
export const ARRAY_LIMIT_BYTES = 512 * 1024 * 1024;

const IN_FOLDERS = /\.(json|jsonl|ndjson)(\.gz)?$/i;
const LINES_BY_NAME = /\.(jsonl|ndjson)(\.gz)?$/i;

/** A file to import; `path` null is standard input. */
export type EventFile = {
  readonly path: string | null;
  readonly label: string;
  /** Bytes on disk; null if unknown. */
  readonly size: number | null;
};

/**
 * The files that arguments name: files as they are, folders with everything below them that looks
 * like events, in order of name, `-` for standard input.
 *
 * @throws {Error} if a path is not there or not readable.
 */
export async function findEventFiles(paths: readonly string[]): Promise<EventFile[]> {
  const found: EventFile[] = [];
  for (const path of paths) {
    if (path === '-') {
      found.push({ path: null, label: 'standard input', size: null });
      continue;
    }
    const info = await stat(path).catch(() => null);
    if (info === null)
      throw new Error(`There is no file or folder ${path}, or it may not be read.`);
    if (!info.isDirectory()) {
      found.push({ path, label: path, size: info.isFile() ? info.size : null });
      continue;
    }
    const names = (await readdir(path, { recursive: true })).filter((name) =>
      IN_FOLDERS.test(name),
    );
    for (const name of names.sort()) {
      const inner = join(path, name);
      const { size } = await stat(inner);
      found.push({ path: inner, label: inner, size });
    }
  }
  return found;
}

async function* concat(first: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Takes the first chunk to look at, and gives a stream that still has it. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  const next = await iterator.next();
  const first = next.done ? new Uint8Array() : next.value;
  return { first, all: concat(first, iterator) };
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const chunk of chunks) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** Inflates; an error of either end reaches the reader. */
function inflated(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  void pipeline(Readable.from(chunks), gunzip).catch(() => undefined); // the reader of gunzip sees it
  return gunzip;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Brackets a line leaves open, strings aside. */
function openBrackets(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return bare.replace(/[^[{]/g, '').length - bare.replace(/[^\]}]/g, '').length;
}

/**
 * Whether the text is to be read whole: an array, or one object over several lines. A first line
 * that only looks so costs memory, nothing else: what is read whole is cut into lines as well.
 */
function isWhole(start: Uint8Array): boolean {
  const text = Buffer.from(start).toString('utf8').trimStart();
  if (text.startsWith('[')) return true;
  const [line = ''] = text.split('\n', 1);
  return line.length < text.length && openBrackets(line) > 0;
}

async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.byteLength;
    if (size > ARRAY_LIMIT_BYTES)
      throw new Refusal(
        'over_limit',
        '',
        `a JSON array of more than ${ARRAY_LIMIT_BYTES / 1024 / 1024} MB; write one event a line (.ndjson) instead`,
      );
  }
  return Buffer.concat(parts);
}

async function* cut(
  file: EventFile,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ImportDocument> {
  const { first, all } = await peek(chunks);
  if (!LINES_BY_NAME.test(file.label) && isWhole(withoutMark(first))) {
    const documents = splitDocuments(withoutMark(await readWhole(all)));
    for (const [index, bytes] of documents.entries())
      yield { where: `${file.label}, event ${index}`, content: { bytes } };
    return;
  }
  let number = 0;
  for await (const line of linesOf(all, LIMITS.inflatedBytes)) {
    number += 1;
    const where = `${file.label}:${number}`;
    if (line instanceof OverLong)
      yield {
        where,
        content: {
          refusal: `a line of more than ${LIMITS.inflatedBytes / 1024 / 1024} MB`,
        },
      };
    else if (line[0] === 0x5b)
      for (const bytes of splitDocuments(line)) yield { where, content: { bytes } };
    else if (line.byteLength > 0) yield { where, content: { bytes: line } };
  }
}

/**
 * The documents of one file, streamed: one event a line, a JSON array, or one object, plain or
 * gzipped whatever its name says. A file that breaks off becomes a refusal, what came before stays.
 *
 * @param onRead told of bytes as they come from disk.
 */
export async function* readEventFile(
  file: EventFile,
  onRead: (bytes: number) => void,
): AsyncGenerator<ImportDocument> {
  const source: AsyncIterable<Uint8Array> =
    file.path === null ? process.stdin : createReadStream(file.path, { highWaterMark: 1 << 18 });
  try {
    const { first, all } = await peek(counted(source, onRead));
    const plain: AsyncIterable<Uint8Array> = isGzip(first) ? inflated(all) : all;
    yield* cut(file, plain);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    yield { where: file.label, content: { refusal: error.message } };
  }
}
