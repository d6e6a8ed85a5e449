const NEWLINE = 0x0a;

/** A line that is longer than anybody wants; its bytes were let go. */
export class OverLong {
  readonly kind = 'over-long';
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (start < end && (bytes[start] ?? 0) <= 0x20) start += 1;
  while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  return bytes.subarray(start, end);
}

/**
 * Cuts a stream into lines without the white space around them; empty lines are given too, so that
 * line numbers can be counted. Holds one line at most.
 *
 * @param limit bytes of one line; a longer one is passed over.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array | OverLong> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let isFirst = true;
  const take = () => {
    const line =
      size > limit
        ? new OverLong()
        : trimmed(parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts));
    [parts, size] = [[], 0];
    return line;
  };
  const add = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size <= limit) parts.push(bytes);
    else parts = [];
  };
  for await (let chunk of chunks) {
    // A byte order mark belongs to the file, not to its first event.
    if (isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf)
      chunk = chunk.subarray(3);
    isFirst = false;
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
