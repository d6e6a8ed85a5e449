/** One column as a schema lists it; nested fields below it. */
export type SchemaColumn = {
  readonly name: string;
  readonly type: string | null;
  readonly description: string | null;
  readonly nullable?: boolean | null;
  readonly fields: readonly SchemaColumn[];
};

export const COLUMN_CHANGES = [
  'added',
  'removed',
  'renamed',
  'widened',
  'narrowed',
  'retyped',
  'nullable',
  'required',
  'described',
  'moved',
] as const;
export type ColumnChange = (typeof COLUMN_CHANGES)[number];

/** What became of one column. `before` is null for an added one, `after` for a removed one. */
export type ColumnDiff = {
  readonly before: SchemaColumn | null;
  readonly after: SchemaColumn | null;
  /** Place among its siblings, from 0. */
  readonly beforeIndex: number | null;
  readonly afterIndex: number | null;
  /** Empty: the column itself is as it was; something nested in it may not be. */
  readonly changes: readonly ColumnChange[];
  /** Nested fields, in the order of the later schema, removed ones where they were. */
  readonly fields: readonly ColumnDiff[];
};

/** Numeric types from narrow to wide; each family widens to the right, integers into floats too. */
const LADDERS = [
  ['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'hugeint', 'decimal', 'double'],
  ['float', 'double'],
  ['int', 'double'],
  ['date', 'timestamp'],
  ['char', 'varchar', 'text'],
  ['boolean', 'int'],
] as const;
const NAMES = new Map<string, string>([
  ['int1', 'tinyint'], ['byte', 'tinyint'], ['int8', 'tinyint'],
  ['int2', 'smallint'], ['short', 'smallint'], ['int16', 'smallint'],
  ['integer', 'int'], ['int4', 'int'], ['int32', 'int'], ['signed', 'int'],
  ['long', 'bigint'], ['int64', 'bigint'],
  ['number', 'decimal'], ['numeric', 'decimal'], ['dec', 'decimal'], ['bignumeric', 'decimal'],
  ['float4', 'float'], ['real', 'float'], ['float32', 'float'],
  ['float8', 'double'], ['double precision', 'double'], ['float64', 'double'],
  ['bool', 'boolean'],
  ['character', 'char'], ['nchar', 'char'], ['character varying', 'varchar'], ['nvarchar', 'varchar'], ['string', 'text'], ['clob', 'text'],
  ['datetime', 'timestamp'], ['timestamp_ntz', 'timestamp'], ['timestamp without time zone', 'timestamp'],
]); // prettier-ignore

type ParsedType = { readonly base: string; readonly sizes: readonly number[] };

function parseType(text: string): ParsedType {
  const match = /^([^(<]+)\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)(.*)$/.exec(text.trim().toLowerCase());
  const raw = (match ? `${match[1] ?? ''}${match[4] ?? ''}` : text.trim().toLowerCase()).trim();
  const sizes = match ? [match[2], match[3]].flatMap((part) => (part ? [Number(part)] : [])) : [];
  return { base: NAMES.get(raw) ?? raw, sizes };
}

/** Whether every value of `a` fits into `b`, as far as the names of the types tell. */
function fits(a: ParsedType, b: ParsedType): boolean {
  if (a.base === b.base) {
    if (a.base === 'decimal') {
      const [precision = Infinity, scale = 0] = b.sizes;
      const [hadPrecision = Infinity, hadScale = 0] = a.sizes;
      if (precision === Infinity) return true;
      return scale >= hadScale && precision - scale >= hadPrecision - hadScale;
    }
    return (b.sizes[0] ?? Infinity) >= (a.sizes[0] ?? Infinity);
  }
  return LADDERS.some((ladder) => {
    const [from, to] = [ladder.findIndex((name) => name === a.base), ladder.findIndex((name) => name === b.base)]; // prettier-ignore
    if (from < 0 || to <= from) return false;
    // Text of unknown length takes any; text of a length takes only what is no longer.
    return b.base === 'varchar' ? (b.sizes[0] ?? Infinity) >= (a.sizes[0] ?? 1) : true;
  });
}

/** How a type changed: `widened` if all old values fit, `narrowed` if all new ones fitted before. */
export function typeChange(
  before: string | null,
  after: string | null,
): 'widened' | 'narrowed' | 'retyped' | null {
  if (before === after) return null;
  if (before === null || after === null) return 'retyped';
  const [a, b] = [parseType(before), parseType(after)];
  if (a.base === b.base && a.sizes.join() === b.sizes.join())
    return before.trim().toLowerCase() === after.trim().toLowerCase() ? null : 'retyped';
  const [wider, narrower] = [fits(a, b), fits(b, a)];
  if (wider === narrower) return 'retyped';
  return wider ? 'widened' : 'narrowed';
}

const words = (name: string) =>
  new Set(name.toLowerCase().replace(/([a-z])([A-Z])/g, '$1 $2').split(/[^a-z0-9]+/).filter(Boolean)); // prettier-ignore

/** Longest run of letters two names share, as a part of the longer one. */
function sharedPart(a: string, b: string): number {
  let best = 0;
  for (let at = 0; at < a.length; at += 1)
    for (let end = at + best + 1; end <= a.length && b.includes(a.slice(at, end)); end += 1)
      best = end - at;
  return best / Math.max(a.length, b.length, 1);
}

/** Names longer than this are compared by their words alone: the rest is quadratic. */
const COMPARED_LENGTH = 100;

/** How likely a removed column lives on as an added one: 0 no, 1 surely. */
function likeness(a: SchemaColumn, aIndex: number, b: SchemaColumn, bIndex: number): number {
  const [x, y] = [words(a.name), words(b.name)];
  const common = [...x].filter((word) => y.has(word)).length;
  const byWord = common / Math.max(x.size, y.size, 1);
  const isShort = a.name.length <= COMPARED_LENGTH && b.name.length <= COMPARED_LENGTH;
  const byLetter = isShort ? sharedPart(a.name.toLowerCase(), b.name.toLowerCase()) : 0;
  const isSameType = typeChange(a.type, b.type) === null;
  const isSaidTheSame = a.description !== null && a.description === b.description;
  const isHere = aIndex === bIndex;
  const isSameInside =
    a.fields.length > 0 && a.fields.map(({ name }) => name).join('\n') === b.fields.map(({ name }) => name).join('\n'); // prettier-ignore
  return (
    Math.max(byWord, byLetter) * 0.5 +
    (isSaidTheSame || isSameInside ? 0.4 : 0) +
    (isSameType ? 0.15 : 0) +
    (isHere ? 0.15 : 0)
  );
}

/** From here on a removed and an added column are taken for one that was renamed. */
const LIKELY = 0.5;
/** Pairs of removed and added columns compared at most; beyond, columns just come and go. */
const PAIRS_COMPARED = 40_000;

type Placed = { readonly column: SchemaColumn; readonly index: number };

/** Pairs of removed and added columns that are likely one, the likeliest first. */
function likelyRenames(removed: readonly Placed[], added: readonly Placed[]): Map<Placed, Placed> {
  const pairs = new Map<Placed, Placed>();
  if (removed.length * added.length > PAIRS_COMPARED) return pairs;
  const candidates = removed
    .flatMap((from) =>
      added.map((to) => ({
        from,
        to,
        score: likeness(from.column, from.index, to.column, to.index),
      })),
    )
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score || a.from.index - b.from.index || a.to.index - b.to.index);
  const taken = new Set<Placed>();
  for (const { from, to } of candidates) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return pairs;
}

/** Indexes (into `places`) of a longest rising subsequence: columns that kept their order. */
function keptOrder(places: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  places.forEach((place, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}

/** Columns by name; of several with one name the second meets the second. */
function byName(columns: readonly SchemaColumn[]): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  columns.forEach((column, index) => {
    const known = found.get(column.name);
    if (known) known.push({ column, index });
    else found.set(column.name, [{ column, index }]);
  });
  return found;
}

function changesOf(before: SchemaColumn, after: SchemaColumn, hasMoved: boolean): ColumnChange[] {
  const type = typeChange(before.type, after.type);
  const [was, is] = [before.nullable ?? null, after.nullable ?? null];
  return [
    ...(before.name === after.name ? [] : (['renamed'] as const)),
    ...(type ? [type] : []),
    ...(was === is || is === null ? [] : [is ? ('nullable' as const) : ('required' as const)]),
    ...(before.description === after.description ? [] : (['described'] as const)),
    ...(hasMoved ? (['moved'] as const) : []),
  ];
}

/**
 * What changed from one schema to another, column by column and inside nested ones, in the order of
 * the later schema with removed columns where they were. A rename is a guess from name, type,
 * description and place. A column has moved if it left the order the others kept.
 */
export function diffSchemas(
  before: readonly SchemaColumn[],
  after: readonly SchemaColumn[],
): ColumnDiff[] {
  const [old, now] = [byName(before), byName(after)];
  const pairs: { readonly from: Placed; readonly to: Placed }[] = [];
  const [removed, added]: Placed[][] = [[], []];
  for (const [name, places] of old)
    places.forEach((from, at) => {
      const to = now.get(name)?.[at];
      if (to) pairs.push({ from, to });
      else removed?.push(from);
    });
  for (const [name, places] of now)
    places.forEach((to, at) => {
      if (!old.get(name)?.[at]) added?.push(to);
    });
  const renames = likelyRenames(removed ?? [], added ?? []);
  for (const [from, to] of renames) pairs.push({ from, to });
  const renamedTo = new Set(renames.values());

  pairs.sort((a, b) => a.to.index - b.to.index);
  const kept = keptOrder(pairs.map(({ from }) => from.index));
  const rows: { readonly at: number; readonly rank: number; readonly diff: ColumnDiff }[] = [
    ...pairs.map(({ from, to }, at) => ({
      at: to.index,
      rank: 1,
      diff: {
        before: from.column,
        after: to.column,
        beforeIndex: from.index,
        afterIndex: to.index,
        changes: changesOf(from.column, to.column, !kept.has(at)),
        fields: diffSchemas(from.column.fields, to.column.fields),
      },
    })),
    ...(added ?? [])
      .filter((to) => !renamedTo.has(to))
      .map((to) => ({
        at: to.index,
        rank: 1,
        diff: {
          before: null,
          after: to.column,
          beforeIndex: null,
          afterIndex: to.index,
          changes: ['added' as const],
          fields: [],
        },
      })),
    ...(removed ?? [])
      .filter((from) => !renames.has(from))
      .map((from) => ({
        at: from.index,
        rank: 0,
        diff: {
          before: from.column,
          after: null,
          beforeIndex: from.index,
          afterIndex: null,
          changes: ['removed' as const],
          fields: [],
        },
      })),
  ];
  return rows.sort((a, b) => a.at - b.at || a.rank - b.rank).map(({ diff }) => diff);
}

/** Whether anything of a column or inside it changed. */
export function hasChanged({ changes, fields }: ColumnDiff): boolean {
  return changes.length > 0 || fields.some(hasChanged);
}

/** The later schema as a diff tells it. */
export function appliedSchema(diffs: readonly ColumnDiff[]): SchemaColumn[] {
  return diffs
    .flatMap(({ after, afterIndex, before, fields }) =>
      after
        ? [{ at: afterIndex ?? 0, column: before ? { ...after, fields: appliedSchema(fields) } : after }] // prettier-ignore
        : [],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ column }) => column);
}
