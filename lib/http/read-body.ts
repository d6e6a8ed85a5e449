import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

import { AppError } from '@/lib/errors';
import { LIMITS } from '@/lib/openlineage/limits';

const INFLATERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

function tooLarge(what: string, limit: number): AppError {
  return new AppError(
    'too_large',
    `${what} is over ${limit / 1024 / 1024} MB. Send fewer events at a time, or a file of them with npm run import. One event may hold ${LIMITS.inflatedBytes / 1024 / 1024} MB: where all columns have the same sources, name these once, under "dataset" of its columnLineage facet.`,
  );
}

/** Bytes of bodies half received, over all requests, before new ones are turned away. */
const ARRIVING_BYTES = 256 * 1024 * 1024;
let arriving = 0;

/** Bytes as sent, stopping as soon as they are over `limit`. */
async function readSent(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge('The body', limit);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      arriving += chunk.byteLength;
      if (size > limit) throw tooLarge('The body', limit);
      if (arriving > ARRIVING_BYTES)
        throw new AppError('overloaded', 'too many large bodies are arriving at once');
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_request', 'The body was cut off: the connection broke', '');
  } finally {
    arriving -= size;
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

const DRAINED_BYTES = 128 * 1024 * 1024;
const DRAIN_MS = 1000;

/**
 * Lets the rest of a refused body arrive, a second long and unread: the connection can then be used
 * again, and closing it does not take the answer along. Larger or slower ones are not waited for.
 */
export function drain(request: IncomingMessage): Promise<void> {
  const length = Number(request.headers['content-length'] ?? Infinity);
  if (request.complete || request.destroyed || !(length <= DRAINED_BYTES)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DRAIN_MS);
    request.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    request.resume();
  });
}

/**
 * Reads a request body: plain or gzip, deflate or brotli, with or without Content-Length. Limits
 * hold before and while inflating, so that a small bomb never becomes a large buffer.
 *
 * @throws {AppError} `too_large`, `unsupported_media_type`, or `invalid_request` for data that does
 *   not inflate.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return readSent(request, LIMITS.inflatedBytes);
  if (!Object.hasOwn(INFLATERS, encoding))
    throw new AppError(
      'unsupported_media_type',
      `Content-Encoding "${encoding}" is not understood; send gzip, deflate, br, or none`,
    );
  const sent = await readSent(request, LIMITS.compressedBytes);
  try {
    return await INFLATERS[encoding as keyof typeof INFLATERS](sent, {
      maxOutputLength: LIMITS.inflatedBytes,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge('The inflated body', LIMITS.inflatedBytes);
    throw new AppError('invalid_request', `The body is not valid ${encoding} data`, '');
  }
}
