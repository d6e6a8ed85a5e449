/**
 * A JSON object in pieces: the members of `start` (at least one) on the first line, then each of `lists`
 * with one item a line, so that it can be written and read without holding all of it.
 */
export function* jsonLines(
  start: object,
  lists: readonly (readonly [name: string, items: Iterable<unknown>])[],
): Generator<string> {
  yield JSON.stringify(start).slice(0, -1);
  for (const [name, items] of lists) {
    yield `,\n${JSON.stringify(name)}:[`;
    let separator = '\n';
    for (const item of items) {
      yield separator + JSON.stringify(item);
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
