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
    `${what} is over ${limit / 1024 / 1024} MB; send fewer events at a time, or use npm run import`,
  );
}

/** Bytes as sent, stopping as soon as they are over `limit`. */
async function readSent(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge('The body', limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge('The body', limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
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
