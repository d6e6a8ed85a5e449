import { useQuery } from '@tanstack/react-query';

import { suggestQuery } from '@/lib/client/suggest-query';
import { SUGGEST_FIELDS } from '@/lib/contract/choices';

import { useDebounced } from '../../ui/use-debounced';
import { recentSelectors } from './recent-selectors';
import type { SelectorLanguage } from './use-selector-language';

/** One line of the list below the bar: the text and cursor it leads to. */
export type SelectorOption = {
  readonly label: string;
  readonly note: string;
  readonly text: string;
  readonly cursor: number;
};

const TYPING_MS = 120;
const NOTES: ReadonlyMap<string, string> = new Map([
  ['not', 'all but'],
  ['and', 'both'],
  ['or', 'either'],
  ['roots(', 'those nothing else leads to'],
  ['sinks(', 'those that lead to nothing else'],
  ['updated:', 'age, such as <7d'],
]);

/** What may be written at the cursor: words of the language, values of the store, or what was used last. */
export function useSelectorOptions(
  language: SelectorLanguage | null,
  text: string,
  cursor: number,
): SelectorOption[] {
  const completion = language?.completeSelector(text, cursor) ?? null;
  const field = SUGGEST_FIELDS.find((one) => one === completion?.lookup?.field);
  const prefix = useDebounced(completion?.lookup?.prefix ?? '', TYPING_MS);
  const { data } = useQuery(suggestQuery(field === undefined ? null : { field, prefix }));
  if (language === null || completion === null) return [];
  const { from, to } = completion;
  const leadingTo = (word: string, label: string, note: string): SelectorOption => {
    const written = /[:(]$/.test(word) ? word : `${word} `;
    const after = text.slice(to);
    return {
      label,
      note,
      text: text.slice(0, from) + written + after.trimStart(),
      cursor: from + written.length,
    };
  };
  const words = completion.words.map((word) =>
    leadingTo(word, word, NOTES.get(word) ?? (word.endsWith(':') ? 'condition' : '')),
  );
  const values = (field === undefined ? [] : (data?.values ?? [])).map(({ value, count }) =>
    leadingTo(language.printPattern([value]), value, count === null ? '' : String(count)),
  );
  const recent = text === '' ? recentSelectors() : [];
  return [
    ...recent.map((label) => ({ label, note: 'recent', text: label, cursor: label.length })),
    ...words,
    ...values,
  ];
}
