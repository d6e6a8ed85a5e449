/** Where names are divided, the coarsest first: folders, schemas, words. */
const SEPARATORS = ['/', '.', '_', '-'];

/** Labels that begin alike; `prefix` is null for one that stands alone. */
export type Bucket<Item> = { readonly prefix: string | null; readonly items: readonly Item[] };

/** Length of what all labels begin with; never half of a surrogate pair. */
function commonLength(labels: readonly string[]): number {
  const [first = '', ...rest] = labels;
  let length = first.length;
  for (const label of rest) {
    let at = 0;
    while (at < length && first.charCodeAt(at) === label.charCodeAt(at)) at += 1;
    length = at;
  }
  const last = first.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

function gather<Item>(
  items: readonly Item[],
  prefixOf: (item: Item) => string | null,
): Bucket<Item>[] {
  const alone: Bucket<Item>[] = [];
  const byPrefix = new Map<string, Item[]>();
  for (const item of items) {
    const prefix = prefixOf(item);
    const known = prefix === null ? undefined : byPrefix.get(prefix);
    if (prefix === null) alone.push({ prefix, items: [item] });
    else if (known) known.push(item);
    else byPrefix.set(prefix, [item]);
  }
  return [...alone, ...[...byPrefix].map(([prefix, own]) => ({ prefix, items: own }))];
}

/**
 * Divides what is too much for one look by how its labels begin: at the next folder, schema or
 * word if that makes at most `most` parts, else at the next character. Null where labels do not
 * differ.
 */
export function splitNames<Item>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
  most: number,
): Bucket<Item>[] | null {
  const labels = items.map(labelOf);
  const common = commonLength(labels);
  const head = (labels[0] ?? '').slice(0, common);
  for (const separator of SEPARATORS) {
    const from = head.lastIndexOf(separator) + 1;
    const buckets = gather(items, (item) => {
      const end = labelOf(item).indexOf(separator, from);
      return end < 0 ? null : labelOf(item).slice(0, end + 1);
    });
    if (buckets.length > 1 && buckets.length <= most) return buckets;
  }
  const buckets = gather(items, (item) => {
    const next = labelOf(item).codePointAt(common);
    return next === undefined ? null : head + String.fromCodePoint(next);
  });
  return buckets.length > 1 ? buckets : null;
}
