import type { Notice } from '@/lib/contract/shared-shapes';

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
