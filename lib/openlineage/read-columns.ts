import type { ColumnUse, Json } from '@/lib/lineage';

import { readFacet, type FacetOf } from './facets';
import { isUsableName, LIMITS } from './limits';
import { sourceOf, type LineageInput, type SourceRef } from './read-sources';

/** Columns of one source; a null field is a column the producer does not know. */
type ToldSet = { readonly source: SourceRef; readonly fields: readonly (string | null)[] };

/** What a facet says of the columns of one output, by identity. */
export type ToldColumnGroups = {
  readonly groups: readonly {
    readonly from: readonly ToldSet[];
    readonly to: readonly string[] | null;
    readonly use: ColumnUse;
  }[];
  /** Columns said to have no upstream; null: the whole output. */
  readonly sourceless: readonly (string | null)[];
};

type Statement = {
  readonly source: SourceRef;
  readonly field: string | null;
  readonly uses: readonly ColumnUse[];
};
type Target = { readonly to: string | null; readonly from: readonly Statement[] };

const UNSAID: ColumnUse = { type: 'DIRECT', subtype: null, description: null, masking: false };

type Transformation = LineageInput['transformations'][number];

/** Subtypes that name how rows are chosen, where a producer leaves the type out or invents one. */
const INDIRECT: ReadonlySet<string> = new Set([
  'FILTER', 'JOIN', 'GROUP_BY', 'SORT', 'WINDOW', 'CONDITIONAL',
]); // prettier-ignore

function useOf({ type, subtype, description, masking }: Transformation): ColumnUse {
  const [kind, detail] = [type.toUpperCase(), subtype?.toUpperCase() ?? null];
  const isIndirect = kind === 'INDIRECT' || (kind !== 'DIRECT' && INDIRECT.has(detail ?? kind));
  const known = detail ?? (kind === 'DIRECT' || kind === 'INDIRECT' ? null : kind);
  return { type: isIndirect ? 'INDIRECT' : 'DIRECT', subtype: known, description, masking };
}

/** Use as facets before 1-1-0 tell it, once for a column: `IDENTITY` or `MASKED`, and a text. */
function formerUse(type: string | null, description: string | null): ColumnUse {
  if (type === null && description === null) return UNSAID;
  const isMasked = type?.toUpperCase() === 'MASKED';
  return {
    type: 'DIRECT',
    subtype: isMasked ? 'TRANSFORMATION' : (type?.toUpperCase() ?? null),
    description,
    masking: isMasked,
  };
}

const orUnsaid = (transformations: readonly Transformation[], unsaid: ColumnUse = UNSAID) =>
  transformations.length > 0 ? transformations.map(useOf) : [unsaid];

/** Sources and columns by number, so that sets of them compare as text. */
class Numbering {
  readonly #sources = new Map<string, Map<string | null, number>>();
  readonly entries: {
    readonly source: SourceRef;
    readonly id: string;
    readonly field: string | null;
  }[] = [];

  of(source: SourceRef, field: string | null): number {
    const id = source === 'self' ? source : `${source.kind}\n${source.namespace}\n${source.name}`;
    const fields = this.#sources.get(id) ?? new Map<string | null, number>();
    this.#sources.set(id, fields);
    const known = fields.get(field);
    if (known !== undefined) return known;
    fields.set(field, this.entries.length);
    this.entries.push({ source, id, field });
    return this.entries.length - 1;
  }

  sets(numbers: Iterable<number>): ToldSet[] {
    const byId = new Map<string, { source: SourceRef; fields: (string | null)[] }>();
    for (const number of numbers) {
      const entry = this.entries[number];
      if (!entry) continue;
      const known = byId.get(entry.id);
      if (known) known.fields.push(entry.field);
      else byId.set(entry.id, { source: entry.source, fields: [entry.field] });
    }
    return [...byId]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { source, fields }]) => ({ source, fields: fields.sort(byField) }));
  }
}

function byField(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Sources used in the same indirect way by every column: older producers copied them into each. */
function sharedByAll(
  targets: ReadonlyMap<string, ReadonlySet<number>>,
  columns: number,
): Set<number> {
  const [first] = targets.values();
  if (!first || columns < 2 || targets.size < columns) return new Set();
  return new Set([...first].filter((id) => [...targets.values()].every((ids) => ids.has(id))));
}

/** Gathers what is said column by column into groups: the sources of one use that go to the same columns. */
function group(targets: readonly Target[]): ToldColumnGroups['groups'] {
  const numbering = new Numbering();
  const byUse = new Map<
    string,
    { use: ColumnUse; to: Map<string, Set<number>>; whole: Set<number> }
  >();
  for (const { to, from } of targets)
    for (const { source, field, uses } of from)
      for (const use of uses) {
        const text = JSON.stringify(use);
        const entry = byUse.get(text) ?? {
          use,
          to: new Map<string, Set<number>>(),
          whole: new Set(),
        };
        byUse.set(text, entry);
        const number = numbering.of(source, field);
        if (to === null) entry.whole.add(number);
        else entry.to.set(to, (entry.to.get(to) ?? new Set<number>()).add(number));
      }
  const columns = new Set(targets.flatMap(({ to }) => (to === null ? [] : [to]))).size;
  return [...byUse.values()].flatMap(({ use, to, whole }) => {
    if (use.type === 'INDIRECT') for (const id of sharedByAll(to, columns)) whole.add(id);
    const same = new Map<string, { numbers: number[]; to: string[] }>();
    for (const [column, ids] of to) {
      const numbers = [...ids]
        .filter((id) => use.type === 'DIRECT' || !whole.has(id))
        .sort((a, b) => a - b);
      if (numbers.length === 0) continue;
      const known = same.get(numbers.join());
      if (known) known.to.push(column);
      else same.set(numbers.join(), { numbers, to: [column] });
    }
    const groups: ToldColumnGroups['groups'][number][] = [...same.values()].map((one) => ({
      from: numbering.sets(one.numbers),
      to: one.to.sort(),
      use,
    }));
    if (whole.size > 0) groups.push({ from: numbering.sets(whole), to: null, use });
    return groups;
  });
}

const isFieldName = (name: string) => name !== '' && name.length <= LIMITS.nameLength;

function statementOf(input: LineageInput): Statement[] {
  const field =
    input.field !== null && isFieldName(input.field) ? input.field.toWellFormed() : null;
  return sourceOf(input).map((source) => ({
    source,
    field,
    uses: orUnsaid(input.transformations),
  }));
}

type Described = Pick<FacetOf<'lineage'>, 'inputs' | 'fields'>;

function readExplicit({ inputs, fields }: Described): ToldColumnGroups {
  const targets: Target[] = (fields ?? []).map(([to, { inputs: from }]) => ({
    to: to.toWellFormed(),
    from: from.flatMap(statementOf),
  }));
  const sourceless = targets.filter(({ from }) => from.length === 0).map(({ to }) => to);
  const isEmpty = inputs?.length === 0 && targets.every(({ from }) => from.length === 0);
  const whole: Target = { to: null, from: (inputs ?? []).flatMap(statementOf) };
  return {
    groups: group([...targets, whole]),
    sourceless: isEmpty ? [null, ...sourceless] : sourceless,
  };
}

/** Columns of an output by its own explicit `lineage` facet; null if it has none. */
export function readDatasetLineage(body: Json | undefined): ToldColumnGroups | null {
  const facet = readFacet('lineage', body);
  return facet && (facet.inputs || facet.fields) ? readExplicit(facet) : null;
}

/** Columns of an output by its `columnLineage` facet, of today's form and of those before; null if it names no source. */
export function readColumnLineage(body: Json | undefined): ToldColumnGroups | null {
  const facet = readFacet('columnLineage', body);
  if (!facet) return null;
  const statement = (
    { namespace, name, field, transformations }: (typeof facet.dataset)[number],
    unsaid: ColumnUse,
  ): Statement[] =>
    isUsableName({ namespace, name }) && isFieldName(field)
      ? [
          {
            source: { kind: 'dataset', namespace, name },
            field: field.toWellFormed(),
            uses: orUnsaid(transformations, unsaid),
          },
        ]
      : [];
  const targets: Target[] = facet.fields.map(([to, column]) => ({
    to: to.toWellFormed(),
    from: column.inputFields.flatMap((input) =>
      statement(input, formerUse(column.transformationType, column.transformationDescription)),
    ),
  }));
  const whole: Target = {
    to: null,
    from: facet.dataset.flatMap((input) => statement(input, { ...UNSAID, type: 'INDIRECT' })),
  };
  const groups = group([...targets, whole]);
  return groups.length > 0 ? { groups, sourceless: [] } : null;
}

/** Columns by target, as a job's explicit `lineage` facet lists them; null if it has none. */
export function readJobColumns(
  body: Json | undefined,
): { readonly target: SourceRef; readonly told: ToldColumnGroups }[] | null {
  const entries = readFacet('lineage', body)?.entries;
  if (!entries) return null;
  return entries.flatMap((entry) => {
    const [target] = sourceOf({ ...entry, field: null, transformations: [] });
    return target ? [{ target, told: readExplicit(entry) }] : [];
  });
}
