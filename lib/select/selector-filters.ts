import { matchesPattern } from './match-pattern';
import { parseSelector } from './parse-selector';
import { printSelector } from './print-selector';
import type { Age, Selector, SelectorField } from './selector';

/** What a list of values to tick can stand for in a selector. */
export const FILTER_FIELDS = [
  'type',
  'status',
  'owner',
  'tag',
  'namespace',
  'evidence',
] as const satisfies readonly SelectorField[];
export type FilterField = (typeof FILTER_FIELDS)[number];

/** A selector as somebody ticks it: values by condition, an age, and whatever else it says. */
export type SelectorFilters = {
  readonly values: ReadonlyMap<FilterField, readonly string[]>;
  readonly age: Age | null;
  readonly rest: Selector | null;
};

const NOTHING: SelectorFilters = { values: new Map(), age: null, rest: null };

/** `type:a`, or `type:a or type:b`; null for anything else. */
function readValues(part: Selector): { field: FilterField; values: string[] } | null {
  const terms = part.kind === 'or' ? part.parts : [part];
  let field: FilterField | null = null;
  const values: string[] = [];
  for (const term of terms) {
    if (term.kind !== 'field' || term.pattern.length > 1) return null;
    const mine = FILTER_FIELDS.find((one) => one === term.field);
    if (mine === undefined || (field !== null && field !== mine)) return null;
    field = mine;
    values.push(term.pattern[0]);
  }
  return field === null ? null : { field, values };
}

/** Takes a selector's text apart; null if it cannot be read. */
export function readFilters(text: string | null): SelectorFilters | null {
  const parsed = parseSelector(text ?? '');
  if (parsed.kind === 'empty') return NOTHING;
  if (parsed.kind === 'problems') return null;
  const { selector } = parsed;
  const values = new Map<FilterField, readonly string[]>();
  const rest: Selector[] = [];
  let age: Age | null = null;
  for (const part of selector.kind === 'and' ? selector.parts : [selector]) {
    const found = readValues(part);
    if (found !== null && !values.has(found.field)) values.set(found.field, found.values);
    else if (part.kind === 'updated' && age === null) age = part.age;
    else rest.push(part);
  }
  return { values, age, rest: together(rest) };
}

function together(parts: readonly Selector[]): Selector | null {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  return others.length === 0 ? first : { kind: 'and', parts };
}

/** Puts a selector together again; null where nothing is asked. */
export function printFilters({ values, age, rest }: SelectorFilters): string | null {
  const parts: Selector[] = [];
  if (rest !== null) parts.push(...(rest.kind === 'and' ? rest.parts : [rest]));
  for (const field of FILTER_FIELDS) {
    const terms = (values.get(field) ?? []).map((value) => ({
      kind: 'field' as const,
      field,
      pattern: [value] as const,
    }));
    const [first] = terms;
    if (first !== undefined) parts.push(terms.length === 1 ? first : { kind: 'or', parts: terms });
  }
  if (age !== null) parts.push({ kind: 'updated', age });
  const all = together(parts);
  return all === null ? null : printSelector(all);
}

/** The same filters with one value ticked, or no longer. Upper and lower case are alike. */
export function toggleValue(
  filters: SelectorFilters,
  field: FilterField,
  value: string,
): SelectorFilters {
  const before = filters.values.get(field) ?? [];
  const without = before.filter((one) => !matchesPattern([one], value));
  const after = without.length < before.length ? without : [...before, value];
  const values = new Map(filters.values);
  if (after.length === 0) values.delete(field);
  else values.set(field, after);
  return { ...filters, values };
}

/**
 * The same filters with one of `all` values hidden, or shown again. Where nothing is ticked everything is shown;
 * ticking all of them, or none, is to tick nothing.
 */
export function toggleShown(
  filters: SelectorFilters,
  field: FilterField,
  value: string,
  all: readonly string[],
): SelectorFilters {
  const isTicked = (filters.values.get(field) ?? []).length > 0;
  const shown = isTicked ? all.filter((one) => hasValue(filters, field, one)) : all;
  const others = shown.filter((one) => !matchesPattern([one], value));
  const next = others.length < shown.length ? others : [...shown, value];
  const values = new Map(filters.values);
  if (next.length === 0 || next.length >= all.length) values.delete(field);
  else values.set(field, next);
  return { ...filters, values };
}

/** Whether a value is ticked. */
export function hasValue({ values }: SelectorFilters, field: FilterField, value: string): boolean {
  return values.get(field)?.some((one) => matchesPattern([one], value)) ?? false;
}

/** How many conditions are ticked. */
export function countFilters({ values, age }: SelectorFilters): number {
  return values.size + (age === null ? 0 : 1);
}
