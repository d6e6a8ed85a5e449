import type { Notice } from '@/lib/contract/shared-shapes';
import { parseInstant, type Instant } from '@/lib/lineage';

/** What a reader of one parameter works with: the parameters, and where to say what it could not read. */
export type ParamSource = { readonly params: URLSearchParams; readonly notices: Notice[] };

/** The one value of `name`, or null. Repeated parameters are announced; the first one counts. */
export function readText({ params, notices }: ParamSource, name: string): string | null {
  const values = params.getAll(name);
  if (values.length > 1) {
    notices.push({
      parameter: name,
      message: `Given ${values.length} times; the first one is used.`,
    });
  }
  const [value = ''] = values;
  return value === '' ? null : value;
}

/** A value out of a fixed set, else `fallback` and a notice. */
export function readChoice<Choice extends string, Fallback>(
  source: ParamSource,
  name: string,
  choices: readonly Choice[],
  fallback: Fallback,
): Choice | Fallback {
  const text = readText(source, name);
  if (text === null) return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  source.notices.push({
    parameter: name,
    message: `“${text}” is not one of ${choices.join(', ')}; ignored.`,
  });
  return fallback;
}

/** A comma-separated list of texts that match `pattern`, sorted and without repetition; the rest is announced. */
export function readList(source: ParamSource, name: string, pattern: RegExp): string[] {
  const text = readText(source, name);
  if (text === null) return [];
  const parts = text.split(',').filter((part) => part !== '');
  const bad = parts.filter((part) => !pattern.test(part));
  if (bad.length > 0) {
    source.notices.push({
      parameter: name,
      message: `Not understood and ignored: ${bad.slice(0, 3).join(', ')}${bad.length > 3 ? ', …' : ''}.`,
    });
  }
  return [...new Set(parts.filter((part) => pattern.test(part)))].sort();
}

/** A moment (ISO 8601, see `parseInstant`), else null and a notice. */
export function readInstant(source: ParamSource, name: string): Instant | null {
  const text = readText(source, name);
  if (text === null) return null;
  const parsed = parseInstant(text);
  if (parsed) return parsed.instant;
  source.notices.push({
    parameter: name,
    message: `“${text}” is no time (ISO 8601, such as 2026-03-01T12:00:00Z); ignored.`,
  });
  return null;
}

/** Free text of at most `limit` characters, else null and a notice. */
export function readLimitedText(source: ParamSource, name: string, limit: number): string | null {
  const text = readText(source, name);
  if (text === null || text.length <= limit) return text;
  source.notices.push({
    parameter: name,
    message: `Longer than ${limit} characters; ignored.`,
  });
  return null;
}

/** Whether a CSV is to begin with a byte order mark: `bom=1`. */
export function readMark(source: ParamSource): boolean {
  return readChoice(source, 'bom', ['1', '0'], '0') === '1';
}
