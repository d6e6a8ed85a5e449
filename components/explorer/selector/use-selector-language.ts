import { useEffect, useState } from 'react';

import type { completeSelector } from '@/lib/select/complete-selector';
import type { parseSelector } from '@/lib/select/parse-selector';
import type { printPattern } from '@/lib/select/print-selector';
import type * as filters from '@/lib/select/selector-filters';

/** Reading and completing selectors, with the parser they need. */
export type SelectorLanguage = {
  readonly parseSelector: typeof parseSelector;
  readonly completeSelector: typeof completeSelector;
  readonly printPattern: typeof printPattern;
} & typeof filters;

/** The language of selectors, loaded when it is first wanted. */
export function useSelectorLanguage(isWanted: boolean): SelectorLanguage | null {
  const [language, setLanguage] = useState<SelectorLanguage | null>(null);
  useEffect(() => {
    if (!isWanted || language !== null) return;
    let isGone = false;
    void Promise.all([
      import('@/lib/select/parse-selector'),
      import('@/lib/select/complete-selector'),
      import('@/lib/select/print-selector'),
      import('@/lib/select/selector-filters'),
    ]).then(async ([parse, complete, print, ticked]) => {
      // Loading the parser and making it are a frame and more each: not in one task.
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      parse.selectorGrammar();
      if (!isGone) setLanguage({ ...parse, ...complete, ...print, ...ticked });
    });
    return () => {
      isGone = true;
    };
  }, [isWanted, language]);
  return language;
}
